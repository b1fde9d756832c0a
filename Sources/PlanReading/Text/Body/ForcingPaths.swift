import PlanModel

/// Collects the paths that are marked with `# forces replacement` while a body is read.
struct ForcingPaths {
  private var path: [AttributePath.Step] = []
  private var marked: [AttributePath] = []

  /// How many were marked so far.
  var count: Int { marked.count }

  /// Enters a part.
  mutating func enter(_ step: AttributePath.Step) { path.append(step) }

  /// Leaves the part that was entered last.
  mutating func leave() { path.removeLast() }

  /// Marks the part that was entered last.
  mutating func mark() { marked.append(AttributePath(path)) }

  /// Forgets those marked from a count on.
  mutating func forget(from count: Int) { marked.removeSubrange(count...) }

  /// Those marked, sorted, each once.
  var sorted: [AttributePath] {
    var result: [AttributePath] = []
    for path in marked.sorted() where result.last != path { result.append(path) }
    return result
  }
}
