import PlanJSON
import PlanModel

/// What `terragrunt find --json` prints (0.77 and later): the units and stacks below a folder, with `--dependencies` what
/// each depends on, with `--dag` in the order in which they run.
struct UnitDiscovery {
  let graph: UnitGraph

  init(_ bytes: [UInt8]) throws(FactsError) {
    var nodes: [UnitGraph.Node] = []
    for entry in try FactsDocument(bytes).objects() {
      let path = try entry.requiredText("path")
      // A stack is a folder from which units are made; they are listed themselves.
      guard try entry.requiredText("type") == "unit" else { continue }
      nodes.append(
        UnitGraph.Node(
          path: path, dependencies: try entry.texts("dependencies"), isExcluded: try Self.isExcluded(entry["exclude"])))
    }
    // A unit without dependencies looks like one whose dependencies were not asked for.
    let areEdgesShown = nodes.contains { !$0.dependencies.isEmpty }
    graph = UnitGraph(nodes: nodes.distinct, edges: areEdgesShown ? .shown : .notShown)
  }

  /// Whether an `exclude` block leaves the unit out of a plan.
  private static func isExcluded(_ exclude: JSONNode?) throws(FactsError) -> Bool {
    guard let exclude, !exclude.isNull else { return false }
    guard exclude.kind == .object else {
      throw FactsError("an object under \(code: "exclude")", byte: exclude.fragment.byte)
    }
    guard exclude["if"]?.boolean ?? exclude["If"]?.boolean ?? false else { return false }
    let actions = try exclude.texts("actions") + exclude.texts("Actions")
    return actions.contains { $0 == "plan" || $0 == "all" || $0 == "all_except_output" }
  }
}
