import PlanAnalysis
import Testing

@Suite("The order of units")
struct DependencyOrderTests {
  private func order(_ units: [String: [String]]) -> [String] {
    let listed = units.sorted { $0.key > $1.key }.map { (path: $0.key, dependencies: $0.value) }
    return DependencyOrder.order(of: listed).map { listed[$0].path }
  }

  @Test("is that of their paths where none depends on another")
  func paths() {
    #expect(order(["b": [], "a": [], "B": [], "a/x": [], "a-x": ["elsewhere"]]) == ["B", "a", "a-x", "a/x", "b"])
  }

  @Test("has every unit behind those it depends on, and keeps together what belongs together")
  func dependencies() {
    let units = [
      "prod/db": ["prod/vpc", "prod/kms"], "prod/app": ["prod/db"], "prod/vpc": [], "prod/kms": [],
      "dev/vpc": [], "dev/app": ["dev/vpc"],
    ]
    #expect(order(units) == ["dev/vpc", "dev/app", "prod/kms", "prod/vpc", "prod/db", "prod/app"])
  }

  @Test("exists where units depend on each other in a circle, or on themselves")
  func circles() {
    #expect(order(["a": ["c"], "b": ["a"], "c": ["b"], "d": ["d"], "e": ["c"]]) == ["d", "a", "b", "c", "e"])
  }

  @Test("is found quickly for a long chain")
  func chain() {
    let units = (0..<5_000).map { (path: "u\(100_000 - $0)", dependencies: $0 == 0 ? [] : ["u\(100_001 - $0)"]) }
    #expect(DependencyOrder.order(of: units) == Array(0..<5_000))
  }
}
