@testable import PlanLint
import PlanModel
import PlanReading
import PlanTestSupport
import Testing

@Suite("Several inputs are one run")
struct AssemblyTests {
  /// Puts inputs together that hold the given contents.
  private func run(_ inputs: (file: String, unit: String, contents: InputContents)...) throws -> Run {
    var assembly = RunAssembly()
    for input in inputs {
      assembly.take(input.contents, of: NamedInput(input: .file(input.file), unitPath: input.unit))
    }
    return try assembly.run()
  }

  private func plan(_ kind: Plan.Source.Kind, _ file: String, destroying names: String...) throws -> Plan {
    var plan = Plan(source: Plan.Source(kind: kind, file: file))
    for name in names {
      let key = ChangeKey(address: try ResourceAddress(parsing: "terraform_data.\(name)"))
      plan.changes.append(
        ResourceChange(key: key, action: .destroy, values: .made(ResourceChange.Sides(before: .null, after: .null))))
    }
    return plan
  }

  private func logged(_ path: String, _ status: PlanModel.Unit.Status? = nil, _ plan: Plan? = nil) throws
    -> PlanModel.Unit
  {
    var unit = PlanModel.Unit(path: path, plan: try plan ?? self.plan(.text, "run.log"))
    unit.status = status ?? unit.status
    return unit
  }

  private func log(_ units: PlanModel.Unit...) -> InputContents {
    var run = TerragruntRun()
    run.listedUnits = units.map(\.path)
    return .terragruntLog(TerragruntLog(units: units, run: run, diagnostics: []))
  }

  private func report(_ outcomes: (String, UnitOutcome.Result)...) -> InputContents {
    .runReport(outcomes.map { UnitOutcome(path: $0.0, result: $0.1) })
  }

  private func statuses(_ run: Run) -> [String: PlanModel.Unit.Status] {
    Dictionary(uniqueKeysWithValues: run.units.map { ($0.path, $0.status) })
  }

  @Test("The JSON of a unit stands in the place of what the log shows of it, and the log's facts stay")
  func logAndPlans() throws {
    var db = try logged("prod/db", nil, plan(.text, "run.log", destroying: "a"))
    db.mockedDependencies = ["prod/vpc"]
    db.dependencies = ["prod/vpc"]
    let run = try run(
      ("db.json", "plans-json/prod/db", .plans([plan(.json, "db.json", destroying: "a")])),
      ("run.log", "run", log(db, logged("prod/vpc", .missing), logged("prod/web", .errored), logged("x", .excluded))),
      ("vpc.json", "prod/vpc", .plans([plan(.json, "vpc.json", destroying: "b")])))
    #expect(statuses(run) == ["prod/db": .planned, "prod/vpc": .planned, "prod/web": .errored, "x": .excluded])
    #expect(run.units.map(\.path) == ["prod/vpc", "prod/db", "prod/web", "x"])
    #expect(run.units.first { $0.path == "prod/db" }?.plan.source.kind == .json)
    #expect(run.units.first { $0.path == "prod/db" }?.mockedDependencies == ["prod/vpc"])
    #expect(run.terragrunt?.listedUnits?.count == 4)
  }

  @Test("A file of another run than the log passes for nothing")
  func otherRun() throws {
    let run = try run(
      ("run.log", "run", log(logged("a", nil, plan(.text, "run.log", destroying: "x")), logged("b", .errored))),
      ("a.json", "a", .plans([plan(.json, "a.json")])),
      ("b.json", "b", .plans([plan(.json, "b.json")])))
    #expect(statuses(run) == ["a": .incomplete, "b": .errored])
    #expect(run.units.last?.plan.source.kind == .text, "a unit that failed wrote no JSON")
  }

  @Test("The partial plan of a unit that failed is read, and stays that of a failed unit")
  func partial() throws {
    var partial = try plan(.json, "a.json", destroying: "x")
    partial.isErrored = true
    let run = try run(("run.log", "run", log(logged("a", .errored))), ("a.json", "a", .plans([partial])))
    #expect(run.units.map(\.status) == [.errored])
    #expect(run.units.map(\.plan.changes.count) == [1])
  }

  @Test("A run report says what became of the units without a plan")
  func runReport() throws {
    let run = try run(
      ("a.json", "prod/a", .plans([plan(.json, "a.json", destroying: "x")])),
      ("b.json", "prod/b", .plans([plan(.json, "b.json", destroying: "x")])),
      (
        "report.json", "report",
        report(
          ("prod/a", .succeeded), ("prod/b", .failed), ("prod/c", .failed), ("prod/d", .earlyExit),
          ("prod/e", .excluded), ("prod/f", .succeeded), ("prod/g", .unrecognised("paused")))
      ))
    #expect(
      statuses(run) == [
        "prod/a": .planned, "prod/b": .errored, "prod/c": .errored, "prod/d": .missing, "prod/e": .excluded,
        "prod/f": .missing, "prod/g": .incomplete,
      ])
    #expect(run.terragrunt?.tally == TerragruntRun.Tally(units: 7, succeeded: 2, failed: 2, earlyExits: 1, excluded: 1))
    #expect(run.diagnostics.isEmpty)
  }

  @Test("A unit that the run report does not speak of is said")
  func unreported() throws {
    let run = try run(
      ("a.json", "a", .plans([plan(.json, "a.json")])), ("b.json", "b", .plans([plan(.json, "b.json")])),
      ("report.json", "report", report(("a", .succeeded))))
    #expect(run.diagnostics.map(\.code) == ["other-run"])
  }

  @Test("A graph gives units their dependencies and their order, and misses none")
  func graph() throws {
    let graph = UnitGraph(nodes: [
      UnitGraph.Node(path: "a", dependencies: ["b", "other"]), UnitGraph.Node(path: "b"), UnitGraph.Node(path: "other"),
    ])
    let run = try run(
      ("a.json", "x/a", .plans([plan(.json, "a.json")])), ("b.json", "x/b", .plans([plan(.json, "b.json")])),
      ("dag.dot", "dag", .unitGraph(graph)))
    #expect(run.units.map(\.path) == ["x/b", "x/a"])
    #expect(run.units.map(\.dependencies) == [[], ["other", "x/b"]])
  }

  @Test("Paths of inputs that end alike are matched only where one alone does")
  func ambiguous() throws {
    let run = try run(
      ("run.log", "run", log(logged("prod/db"), logged("dev/db"))), ("db.json", "db", .plans([plan(.json, "db.json")])))
    #expect(run.units.map(\.path) == ["db", "dev/db", "prod/db"])
  }

  @Test("Inputs that speak of units without a plan among them do not pass")
  func nothingToRead() throws {
    #expect(try run(("dag.dot", "dag", .unitGraph(UnitGraph(nodes: [])))).units.map(\.status) == [.incomplete])
    #expect(try run(("r.json", "r", report(("a", .succeeded)))).units.map(\.status) == [.missing])
  }

  @Test("Two plans of one unit are an error, from two files, or from two logs that both show one")
  func sameUnit() throws {
    #expect(throws: InputError.sameUnit(path: "a", first: "1.json", second: "2.json")) {
      try run(("1.json", "a", .plans([plan(.json, "1")])), ("2.json", "a", .plans([plan(.json, "2")])))
    }
    #expect(throws: InputError.sameUnit(path: "a", first: "1.log", second: "2.log")) {
      try run(("1.log", "1", log(logged("a"))), ("2.log", "2", log(logged("a"))))
    }
  }

  @Test("The two streams of one run are one run")
  func twoStreams() throws {
    let run = try run(
      ("out.log", "out", log(logged("a", nil, plan(.text, "out.log", destroying: "x")), logged("b"))),
      ("err.log", "err", log(logged("a", .missing), logged("b", .errored), logged("c", .excluded))))
    #expect(statuses(run) == ["a": .planned, "b": .errored, "c": .excluded])
  }
}
