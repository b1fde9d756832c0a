#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import PlanJSON
import PlanModel

/// How far the scanner goes with a plan: the reader's own speed, without what planlint does with a plan.
enum Depth: String, CaseIterable {
  /// Only check.
  case check
  /// Count the entries by action, look at every mask.
  case entries
  /// Also lay out the changed entries.
  case nodes
  /// Also make values of the changed entries, masks folded in.
  case values
  /// Also write those values again.
  case written
}

struct Counter {
  var actions: [String: Int] = [:]
  var masked = 0
  var nodes = 0
  var bytes = 0

  mutating func read(_ document: inout JSONScanner, depth: Depth) throws {
    if depth == .check { return }
    try document.forEachMember { key, member in
      switch key {
      case "resource_changes":
        try member.forEachElement { _, entry in
          count(try entry.readElement(indexing: .membersOfMembers), depth: depth)
        }
      case "prior_state":
        try member.forEachMember { key, member in
          guard key == "values" else { return }
          try member.forEachMember { key, member in if key == "root_module" { try module(&member) } }
        }
      default: break
      }
    }
  }

  private mutating func module(_ module: inout JSONScanner) throws {
    try module.forEachMember { key, member in
      switch key {
      case "resources":
        try member.forEachElement { _, entry in
          if try entry.readElement()["sensitive_values"]?.containsTrue == true { masked += 1 }
        }
      case "child_modules": try member.forEachElement { _, child in try self.module(&child) }
      default: break
      }
    }
  }

  private mutating func count(_ entry: JSONElement, depth: Depth) {
    bytes += entry["address"]?.string?.utf8.count ?? 0
    if entry["change", "after_sensitive"]?.containsTrue == true { masked += 1 }
    if entry["change", "before_sensitive"]?.containsTrue == true { masked += 1 }
    let actions = entry["change", "actions"]
    if actions?.hasSameBytes(as: "[\"no-op\"]") == true {
      self.actions["[\"no-op\"]", default: 0] += 1
      return
    }
    self.actions[String(decoding: actions?.bytes ?? [], as: UTF8.self), default: 0] += 1
    if depth == .entries { return }
    guard let change = entry["change"]?.node else { return }
    nodes += change.members.count
    if depth == .nodes { return }
    let before = change["before"].value(with: JSONMasks(sensitive: change["before_sensitive"]))
    let after = change["after"].value(
      with: JSONMasks(unknown: change["after_unknown"], sensitive: change["after_sensitive"]))
    nodes += before?.mapping?.entries.count ?? 0
    nodes += after?.mapping?.entries.count ?? 0
    if depth == .values { return }
    var writer = JSONWriter()
    for value in [before, after] { if let value { writer.value(value) { _, _ in false } } }
    bytes += writer.bytes.count
  }
}

@main
enum Main {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count >= 2, let depth = Depth(rawValue: arguments.count > 2 ? arguments[2] : "entries") else {
      print("scan PLAN [check|entries|nodes|values|written] [WINDOW]")
      exit(2)
    }
    let file = open(arguments[1], O_RDONLY)
    var options = JSONOptions()
    if arguments.count > 3, let size = Int(arguments[3]) { options.windowSize = size }
    let source = FunctionSource { buffer in buffer.withUnsafeMutableBytes { read(file, $0.baseAddress, $0.count) } }
    var counter = Counter()
    do {
      try JSONScanner.scan(source, options: options) { try counter.read(&$0, depth: depth) }
    } catch let error as JSONError {
      print(error.message)
      exit(2)
    }
    print(counter.actions.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", "))
    print("masked \(counter.masked), bytes \(counter.bytes), nodes \(counter.nodes)")
  }
}
