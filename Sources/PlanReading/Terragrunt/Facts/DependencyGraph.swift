import PlanModel

/// What `terragrunt dag graph` (`graph-dependencies`) prints: a graph in the language of Graphviz.
///
/// ```
/// digraph {
///   "app" ;
///   "app" -> "vpc";
///   "old" [color=red];
/// }
/// ```
/// An edge leads from a unit to one that it depends on; what is excluded is red.
struct DependencyGraph {
  let graph: UnitGraph

  init(_ bytes: [UInt8]) throws(FactsError) {
    var parser = GraphParser(try GraphLexer.tokens(of: bytes))
    graph = UnitGraph(nodes: try parser.parse().distinct)
  }
}

/// Puts the statements of a graph together.
private struct GraphParser {
  private let tokens: [GraphToken]
  private var position = 0

  init(_ tokens: [GraphToken]) {
    self.tokens = tokens
  }

  private var kind: GraphToken.Kind { tokens[position].kind }

  private mutating func expect(_ kind: GraphToken.Kind, _ expected: Phrase) throws(FactsError) {
    guard self.kind == kind else { throw FactsError(expected, line: tokens[position].line) }
    position += 1
  }

  private mutating func name() throws(FactsError) -> String {
    guard case .name(let name) = kind else { throw FactsError("the path of a unit", line: tokens[position].line) }
    position += 1
    return name
  }

  mutating func parse() throws(FactsError) -> [UnitGraph.Node] {
    try expect(.name("digraph"), "\(code: "digraph")")
    if case .name = kind { position += 1 }
    try expect(.opening, "an opening brace")
    var nodes: [UnitGraph.Node] = []
    while kind != .closing {
      if kind == .semicolon { position += 1 } else { nodes += try statement() }
    }
    position += 1
    try expect(.end, "nothing more")
    return nodes
  }

  /// A node, or an edge with both of its ends.
  private mutating func statement() throws(FactsError) -> [UnitGraph.Node] {
    var node = UnitGraph.Node(path: try name())
    var target: UnitGraph.Node?
    if kind == .arrow {
      position += 1
      let path = try name()
      node.dependencies = [path]
      target = UnitGraph.Node(path: path)
    }
    if kind == .openingBracket {
      let isRed = try attributes()
      if target == nil { node.isExcluded = isRed }
    }
    return [node] + [target].compactMap(\.self)
  }

  /// The attributes in brackets; whether they say red.
  private mutating func attributes() throws(FactsError) -> Bool {
    position += 1
    var words: [String] = []
    while kind != .closingBracket {
      switch kind {
      case .name(let word): words.append(word)
      case .equals, .semicolon: break
      case .opening, .closing, .openingBracket, .closingBracket, .arrow, .end:
        throw FactsError("a closing bracket", line: tokens[position].line)
      }
      position += 1
    }
    position += 1
    return words == ["color", "red"]
  }
}
