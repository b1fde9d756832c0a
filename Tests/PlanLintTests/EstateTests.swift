import Foundation
import PlanLint
import PlanTestSupport
import Testing

/// Nine units of one estate: real plans, and beside them what else a run has.
@Suite("A run of many units")
struct EstateTests {
  static let folder = "Fixtures/runs/estate/"
  /// What each unit depends on, as the estate's own configuration has it; the order is that of a run.
  static let units: [(path: String, dependencies: [String])] = [
    ("non-prod/us-east-1/data lake", []),
    ("non-prod/us-east-1/dns zones", []),
    ("non-prod/us-east-1/kms", []),
    ("non-prod/us-east-1/vpc-main", []),
    ("non-prod/us-east-1/aurora", ["non-prod/us-east-1/kms", "non-prod/us-east-1/vpc-main"]),
    ("non-prod/us-east-1/cache", ["non-prod/us-east-1/vpc-main"]),
    ("non-prod/us-east-1/ecs/cluster", ["non-prod/us-east-1/vpc-main"]),
    ("non-prod/us-east-1/ecs/ledger", ["non-prod/us-east-1/aurora", "non-prod/us-east-1/ecs/cluster"]),
    ("prod/eu-west-1/vpc-main", []),
  ]

  static func run() throws -> Run {
    var run = Run(units: [], terragrunt: TerragruntRun())
    run.terragrunt?.version = "1.1.3"
    run.terragrunt?.command = "plan"
    run.terragrunt?.listedUnits = units.map(\.path)
    run.terragrunt?.tally = TerragruntRun.Tally(units: 9, succeeded: 7, failed: 1, earlyExits: 1)
    for (path, dependencies) in units {
      let file = Fixtures.repository + "/" + folder + path + "/tfplan.json"
      let bytes = (try? Data(contentsOf: URL(fileURLWithPath: file))).map { Array($0) }
      let name = folder + path + "/tfplan.json"
      var unit =
        try bytes.flatMap { try read([PlanInput(.memory($0, name: name), unit: path)]).units.first } ?? failed(path)
      unit.dependencies = dependencies
      if path.hasSuffix("cache") { unit.mockedDependencies = dependencies }
      run.units.append(unit)
    }
    return run
  }

  private static func failed(_ path: String) -> PlanLint.Unit {
    var unit = Unit(path: path, plan: Plan(source: Plan.Source(kind: .json, file: "run.log")))
    let ran = path.hasSuffix("cluster")
    unit.status = ran ? .errored : .missing
    if ran {
      unit.plan.isErrored = true
      unit.plan.diagnostics = [
        Diagnostic(severity: .error, origin: .engine, summary: "\(quoted: "No valid credential sources found")")
      ]
    }
    return unit
  }

  static func report() throws -> Report {
    let asOf = try #require(Moment("2026-11-24T12:00:00Z"))
    return check(analyze(try run()), inputs: JudgingInputs(asOf: asOf))
  }

  @Test("has one report in each format, as they are kept beside its plans")
  func renderings() throws {
    let report = try EstateTests.report()
    var text: [UInt8] = []
    try report.writeText { text += $0 }
    try ExpectedFile(EstateTests.folder + "report.txt").check(String(decoding: text, as: UTF8.self))
    try ExpectedFile(EstateTests.folder + "report.md").check(report.markdown())
    let json = try FixtureReportTests.json(report)
    try ExpectedFile(EstateTests.folder + "report.json").check(String(decoding: json, as: UTF8.self))
    #expect(try FixtureReportTests.json(Report(json: json)) == json)
  }

  @Test("says each failure once, and names the root of those that follow")
  func failures() throws {
    let report = try EstateTests.report()
    let failures = report.findings.filter { ["PL001", "PL002", "PL802", "PL803"].contains($0.rule) }
    #expect(failures.map(\.unit) == ["non-prod/us-east-1/ecs/cluster", "non-prod/us-east-1/ecs/ledger"])
    #expect(failures.map(\.rule) == ["PL802", "PL802"])
    #expect(failures[1].causedBy == failures[0].fingerprint)
    #expect(report.exitCode == 2)
  }

  @Test("is the same when each unit was checked apart and the reports are merged")
  func merged() throws {
    let inputs = JudgingInputs(asOf: try #require(Moment("2026-11-24T12:00:00Z")))
    var run = try EstateTests.run()
    // A shard knows only its own part of the run.
    run.units.removeAll { $0.status == .missing }
    let units = run.units
    run.units = DependencyOrder.order(of: units.map { ($0.path, $0.dependencies) }).map { units[$0] }
    run.terragrunt = nil
    let whole = check(analyze(run), inputs: inputs)
    let shards = run.units.map { unit in
      Shard(name: unit.path, report: check(analyze(Run(units: [unit])), inputs: inputs))
    }
    let merged = try merge(shards, against: Policy(), inputs: inputs)
    let texts = try [merged, whole].map { String(decoding: try FixtureReportTests.json($0), as: UTF8.self) }
    #expect(texts[0] == texts[1])
    #expect(merged.units.contains { !$0.pendingUpstreams.isEmpty })
  }
}
