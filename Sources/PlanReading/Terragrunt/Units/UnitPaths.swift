/// Gives units the paths that the run's listing has them by, however a message spells them.
struct UnitPaths {
  /// The folder that the run began in; nil where nothing tells.
  private let root: String?

  /// - Parameters:
  ///   - spellings: Every name and path of a unit that the log holds.
  ///   - root: The folder that the run began in, where the log names it.
  init(spellings: [String], root: String?) {
    if let root, root.utf8.first == UInt8(ascii: "/") {
      self.root = root
    } else {
      self.root = UnitPaths.root(of: spellings)
    }
  }

  /// The path of a unit.
  func path(_ spelling: String) -> String {
    var path = Substring(spelling)
    if let root, path.utf8.first == UInt8(ascii: "/") {
      if path.utf8.elementsEqual(root.utf8) { return "." }
      path = path.dropping(prefix: root + "/") ?? path
    }
    while let rest = path.dropping(prefix: "./") { path = rest }
    while path.utf8.count > 1, let rest = path.dropping(suffix: "/") { path = rest }
    return path.isEmpty ? "." : String(path)
  }

  /// The folder that most absolute paths have in front of a relative one of the same log.
  private static func root(of spellings: [String]) -> String? {
    var relative: Set<String> = []
    for spelling in spellings where spelling.utf8.first != UInt8(ascii: "/") {
      relative.insert(String(Substring(spelling).dropping(prefix: "./") ?? Substring(spelling)))
    }
    var votes: [String: Int] = [:]
    for spelling in Set(spellings) where spelling.utf8.first == UInt8(ascii: "/") {
      let longest = relative.filter { Substring(spelling).dropping(suffix: "/" + $0) != nil }.max {
        $0.utf8.count < $1.utf8.count
      }
      guard let longest else { continue }
      votes[String(Substring(spelling).dropping(suffix: "/" + longest) ?? ""), default: 0] += 1
    }
    return votes.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }
}
