import PlanModel
import Testing

@testable import PlanAnalysis

@Suite("Units of a run are related by their dependencies and outputs")
struct UnitRelationTests {
  /// A unit whose plan does to its outputs what the letters say.
  static func unit(
    _ path: String, after dependencies: [String] = [], mocked: [String] = [], _ outputs: [OutputChange] = [],
    status: PlanModel.Unit.Status? = nil, isNew: Bool = false
  ) -> PlanModel.Unit {
    var plan = Plan(source: Plan.Source(kind: .json, file: path))
    plan.outputs = outputs
    plan.plainNoOpCount = isNew ? 0 : 1
    if isNew {
      let address = ResourceAddress(type: "aws_vpc", name: "main")
      plan.changes = [
        ResourceChange(
          key: ChangeKey(address: address), action: .create,
          values: .made(ResourceChange.Sides(before: .null, after: .null)))
      ]
    }
    var unit = Unit(path: path, plan: plan)
    unit.dependencies = dependencies
    unit.mockedDependencies = mocked
    if let status { unit.status = status }
    return unit
  }

  static func output(_ before: Value, _ after: Value, _ action: Action = .update) -> OutputChange {
    OutputChange(name: "o", action: action, before: before, after: after)
  }

  static let changed = output(.string("a"), .string("b"))

  static func upstreams(of path: String, _ units: PlanModel.Unit...) -> [String] {
    Analyzer.analyze(Run(units: units)).units.first { $0.unit.path == path }?.upstreams.map { upstream in
      upstream.path + (upstream.through.map { " through \($0)" } ?? "")
    } ?? []
  }

  @Test(
    "An output is changed, unknown, of another type, gone or new",
    arguments: [
      (output(.string("a"), .string("b")), OutputEffect.Kind.updated),
      (output(.string("a"), .unknown), .unknown),
      (output(.sequence([.string("a")]), .sequence([.unknown])), .unknown),
      (output(.string("a"), .sequence([])), .retyped(from: .string, to: .list)),
      (output(.sequence([]), .mapping([])), .retyped(from: .list, to: .object)),
      (output(Value.string("a").markedSensitive(), .sequence([])), .updated),
      (output(.notShown, .notShown), .updated),
      (output(.string("a"), .null), .removed),
      (output(.string("a"), .null, .destroy), .removed),
      (output(.null, .string("a"), .create), .added),
      (output(.null, .string("a")), .added),
    ])
  func effects(output: OutputChange, kind: OutputEffect.Kind) {
    let run = Analyzer.analyze(Run(units: [Self.unit("a", [output])]))
    #expect(run.units[0].outputEffects == [OutputEffect(name: "o", kind: kind)])
  }

  @Test("What stays the same, or only changes its mark, has no effect")
  func withoutEffect() {
    var marked = Self.output(.string("a"), .string("a"))
    marked.changesOnlySensitivity = true
    let unit = Self.unit("a", [Self.output(.string("a"), .string("a"), .noOp), marked])
    #expect(Analyzer.analyze(Run(units: [unit])).units[0].outputEffects == [])
  }

  @Test("A unit is planned before what it depends on, and what that depends on, the nearest first")
  func transitive() {
    let units = [
      Self.unit("net", [Self.changed]), Self.unit("db", after: ["net"], [Self.changed]),
      Self.unit("app", after: ["cache", "db"]), Self.unit("cache", after: ["net"]),
    ]
    #expect(Self.upstreams(of: "app", units[0], units[1], units[2], units[3]) == ["db", "net through cache"])
    let related = Analyzer.analyze(Run(units: units))
    #expect(related.units[0].dependents == ["db", "cache"])
    #expect(related.units[0].upstreams == [])
  }

  @Test(
    "A unit without a plan that was understood leaves those after it pending; one that is left out does not",
    arguments: [
      (PlanModel.Unit.Status.errored, true), (.missing, true), (.incomplete, true), (.excluded, false),
      (.noChanges, false),
    ])
  func failed(status: PlanModel.Unit.Status, isPending: Bool) {
    let upstreams = Self.upstreams(of: "app", Self.unit("net", status: status), Self.unit("app", after: ["net"]))
    #expect(upstreams == (isPending ? ["net"] : []))
  }

  @Test("An added output is nothing to wait for, unless its unit is new")
  func added() {
    let added = Self.output(.null, .string("a"), .create)
    #expect(Self.upstreams(of: "app", Self.unit("net", [added]), Self.unit("app", after: ["net"])) == [])
    #expect(
      Self.upstreams(of: "app", Self.unit("net", [added], isNew: true), Self.unit("app", after: ["net"])) == ["net"])
  }

  @Test("Invented outputs are not old ones: the way through them is not followed")
  func mocked() {
    let units = (Self.unit("net", [Self.changed]), Self.unit("db", after: ["net"], [Self.changed]))
    #expect(Self.upstreams(of: "app", units.0, units.1, Self.unit("app", after: ["db"], mocked: ["db"])) == [])
  }

  @Test("A circle ends, and a unit is never its own upstream")
  func circle() {
    #expect(
      Self.upstreams(
        of: "a", Self.unit("a", after: ["b"], [Self.changed]), Self.unit("b", after: ["a"], [Self.changed]))
        == ["b"])
  }

  @Test("Ten thousand units in a chain are related in a moment")
  func chain() {
    let units = (0..<10_000).map {
      Self.unit("u\($0)", after: $0 == 0 ? [] : ["u\($0 - 1)"], $0 == 9_998 ? [Self.changed] : [])
    }
    let related = Analyzer.analyze(Run(units: units))
    let pending = related.units.filter { !$0.upstreams.isEmpty }
    #expect(pending.map(\.unit.path) == ["u9999"])
  }
}
