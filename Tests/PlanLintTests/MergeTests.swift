import Foundation
import PlanLint
import PlanTestSupport
import Testing

/// The reports of machines that divided the units of a run among them, joined again.
@Suite("Merged reports")
struct MergeTests {
  static let inputs = JudgingInputs(asOf: Moment(secondsSinceEpoch: 1_795_564_800))
  /// Plans with a replaced database, a destroy, drift, secrets, and one that is no plan.
  static let plans = [
    "demo/tfplan.json", "refused/show-state.json", "rules/PL117/fires/destroy-plan.json",
    "rules/PL115/fires/removed-block.json",
  ]

  static func report(of plans: some Sequence<String>, by policy: Policy = Policy()) throws -> Report {
    let inputs = plans.map { PlanInput(.file(Fixtures.folder + "/" + $0), unit: $0) }
    return check(analyze(try read(Array(inputs))), against: policy, inputs: MergeTests.inputs)
  }

  static func shard(_ name: String, by policy: Policy = Policy()) throws -> Shard {
    let json = try FixtureReportTests.json(report(of: [name], by: policy))
    return Shard(name: name, report: try Report(json: json))
  }

  @Test("are, byte for byte, the report of the whole run")
  func whole() throws {
    #expect(MergeTests.plans.count > 2)
    let whole = try MergeTests.report(of: MergeTests.plans)
    let merged = try merge(
      MergeTests.plans.reversed().map { try MergeTests.shard($0) }, against: Policy(), inputs: MergeTests.inputs)
    let texts = try [merged, whole].map { String(decoding: try FixtureReportTests.json($0), as: UTF8.self) }
    #expect(texts[0] == texts[1])
  }

  @Test("count a waiver as used that only one part needs")
  func waivers() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      waiver "PL102" {
        address = "aws_db_instance.main"
        unit    = "demo/tfplan.json"
        reason  = "blue/green, snapshot taken"
        owner   = "platform"
        expires = "2026-12-01"
      }
      """, to: "planlint.waivers.hcl")
    try folder.write("critical { addresses = [\"aws_db_instance.main\"] }\n", to: "planlint.hcl")
    let policy = Policy.load(from: folder.path)
    let whole = try MergeTests.report(of: MergeTests.plans, by: policy)
    let merged = try merge(
      MergeTests.plans.map { try MergeTests.shard($0, by: policy) }, against: policy, inputs: MergeTests.inputs)
    #expect(try FixtureReportTests.json(merged) == FixtureReportTests.json(whole))
    #expect(!merged.findings.contains { $0.rule == "PLW02" })
  }

  @Test("are refused where they are not of one run")
  func refused() throws {
    let shard = try MergeTests.shard("demo/tfplan.json")
    var older = shard
    older.report.tool = Report.Tool(version: "0.0.9")
    var gated = try MergeTests.shard(MergeTests.plans[1])
    gated.report.gate = .never
    let strict = Policy(rules: Array(Rules.builtIn.dropLast()))
    func failure(_ shards: [Shard], _ policy: Policy = Policy()) -> MergeError? {
      do throws(MergeError) {
        _ = try merge(shards, against: policy, inputs: MergeTests.inputs)
        return nil
      } catch {
        return error
      }
    }
    #expect(failure([]) == .noReport)
    #expect(failure([older]) == .differentVersion(name: shard.name, version: "0.0.9"))
    #expect(failure([shard], strict) == .differentPolicy(name: shard.name))
    #expect(failure([shard, gated]) == .differentGates(first: shard.name, second: gated.name))
    #expect(
      failure([shard, shard]) == .sameUnit(path: "demo/tfplan.json", first: shard.name, second: shard.name))
  }
}
