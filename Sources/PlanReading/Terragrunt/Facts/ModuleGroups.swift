import PlanJSON
import PlanModel

/// What `terragrunt output-module-groups` prints (0.50 to 0.89): `{"Group 1": ["/abs/a", ...], "Group 2": [...]}`.
///
/// The units of a group depend on some of the group before it and on none of their own or a later one. Which of them each
/// depends on is not in it: it tells an order, and no edges.
struct ModuleGroups {
  let graph: UnitGraph

  init(_ bytes: [UInt8]) throws(FactsError) {
    let root = try FactsDocument(bytes).root
    var groups: [(number: Int, paths: [String])] = []
    for (key, member) in root.members {
      guard let number = Self.number(of: key) else {
        throw FactsError("a key such as \(code: "Group 1") instead of \(quoted: key)", byte: member.fragment.byte)
      }
      groups.append((number, try member.list(of: .string, "a list of paths").compactMap(\.string)))
    }
    let paths = groups.sorted { $0.number < $1.number }.flatMap(\.paths)
    graph = UnitGraph(nodes: paths.map { UnitGraph.Node(path: $0) }.distinct, edges: .notShown)
  }

  /// Whether a key is the name of a group.
  static func isName(_ key: String) -> Bool { number(of: key) != nil }

  private static func number(of key: String) -> Int? {
    let prefix = "Group "
    guard key.utf8.starts(with: prefix.utf8) else { return nil }
    return Int(key.dropFirst(prefix.count))
  }

  /// Whether a document begins with a group.
  static func begin(_ bytes: [UInt8]) -> Bool {
    let rest = bytes.drop(while: \.isJSONSpace)
    guard rest.first == UInt8(ascii: "{") else { return false }
    let key = rest.dropFirst().drop(while: \.isJSONSpace)
    guard key.first == UInt8(ascii: "\""), let end = key.dropFirst().firstIndex(of: UInt8(ascii: "\"")) else {
      return false
    }
    return isName(String(decoding: key[(key.startIndex + 1)..<end], as: UTF8.self))
  }
}

extension [UnitGraph.Node] {
  /// The nodes, those of one path put together in the place of the first.
  var distinct: [UnitGraph.Node] {
    var places: [String: Int] = [:]
    var nodes: [UnitGraph.Node] = []
    for node in self {
      guard let place = places[node.path] else {
        places[node.path] = nodes.count
        nodes.append(node)
        continue
      }
      nodes[place].isExcluded = nodes[place].isExcluded || node.isExcluded
      for path in node.dependencies where !nodes[place].dependencies.contains(path) {
        nodes[place].dependencies.append(path)
      }
    }
    return nodes
  }
}
