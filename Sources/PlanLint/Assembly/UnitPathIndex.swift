import PlanModel

/// Finds the unit that another input calls by a path of its own: one may begin further up or further down than the other.
struct UnitPathIndex {
  private var paths: Set<String> = []
  private var byLastStep: [String: [String]] = [:]

  init(_ paths: some Sequence<String>) {
    for path in paths { insert(path) }
  }

  mutating func insert(_ path: String) {
    guard paths.insert(path).inserted else { return }
    byLastStep[path.lastStep, default: []].append(path)
  }

  /// The path that is meant: the same one, else the only one that ends in the given one or that the given one ends in.
  func match(_ path: String) -> String? {
    if paths.contains(path) { return path }
    let candidates = (byLastStep[path.lastStep] ?? []).filter { $0.isTail(of: path) || path.isTail(of: $0) }
    return candidates.count == 1 ? candidates[0] : nil
  }
}

extension String {
  fileprivate var lastStep: String {
    utf8.lastIndex(of: UInt8(ascii: "/")).map { String(self[utf8.index(after: $0)...]) } ?? self
  }

  fileprivate func isTail(of path: String) -> Bool { path.hasSuffix("/" + self) }
}
