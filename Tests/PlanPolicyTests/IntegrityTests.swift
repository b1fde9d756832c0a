import PlanModel
import PlanPolicy
import Testing

@Suite("A plan that was not wholly understood never passes")
struct IntegrityTests {
  static let key = ChangeKey(address: Runs.address("aws_instance.web"))
  static let cut = Diagnostic(severity: .error, summary: "the input ends inside resource_changes[41]")

  @Test(
    "What could not be read ends with exit code 2",
    arguments: [
      (Shortcoming.unreadable(cut), "PL001", Severity.critical, Int32(2)),
      (.malformedEntry(cut), "PL001", .critical, 2),
      (.duplicateEntry(key), "PL001", .critical, 2),
      (.unknownMember("resource_changes[].change.mood"), "PL006", .medium, 0),
    ])
  func shortcomings(shortcoming: Shortcoming, rule: String, severity: Severity, exitCode: Int32) {
    let judgement = Policy().judge(Runs.unit { $0.shortcomings = [shortcoming] })
    #expect(judgement.findings.map(\.rule) == [rule])
    #expect(judgement.findings.map(\.severity) == [severity])
    #expect(judgement.exitCode == exitCode)
    #expect((judgement.verdict == .incomplete) == (exitCode == 2))
  }

  @Test("An action that is not known is critical, and the plan incomplete")
  func unknownAction() {
    let change = Runs.change("aws_instance.web", .unknown(["hibernate"]))
    let judgement = Policy().judge(
      Runs.unit("a", [change]) { $0.shortcomings = [.unknownAction(Self.key, ["hibernate"])] })
    #expect(judgement.findings.map(\.rule) == ["PL006"])
    #expect(judgement.findings[0].because.map(\.plain) == ["the plan gives the actions [hibernate]"])
    #expect(judgement.exitCode == 2)
  }

  @Test("A reason that is not known is medium")
  func unknownReason() {
    let change = Runs.change("aws_instance.web", .update) { $0.reason = .unknown("update_because_of_moon") }
    let judgement = Policy().judge(
      Runs.unit("a", [change]) { $0.shortcomings = [.unknownReason(Self.key, "update_because_of_moon")] })
    #expect(judgement.findings.map(\.severity) == [.medium])
    #expect(judgement.exitCode == 0)
  }

  @Test("An errored plan is incomplete, whatever it lists")
  func errored() {
    let judgement = Policy().judge(Runs.unit { $0.isErrored = true })
    #expect(judgement.findings.map(\.rule) == ["PL002"])
    #expect(judgement.exitCode == 2)
  }

  @Test("What the engine leaves out is high, and blocks")
  func incomplete() {
    let deferred = DeferredChange(
      reason: "instance_count_unknown", change: Runs.change("aws_instance.web", .create).change)
    for edit in [{ (plan: inout Plan) in plan.isComplete = false }, { $0.deferred = [deferred] }] {
      let judgement = Policy().judge(Runs.unit("a", [], edit))
      #expect(judgement.findings.map(\.rule) == ["PL003"])
      #expect(judgement.exitCode == 1)
    }
  }

  @Test("Something wrong beside the units is incomplete as well")
  func besideUnits() {
    let run = AnalyzedRun(units: [], diagnostics: [Self.cut])
    let judgement = Policy().judge(run, inputs: JudgingInputs(asOf: Runs.asOf))
    #expect(judgement.exitCode == 2)
  }

  @Test(
    "An old plan is stale, and so is one older than its configuration",
    arguments: [
      ("2026-11-24T11:00:00Z" as String?, String?.none, 24, false),
      ("2026-11-23T11:59:59Z", nil, 24, true),
      ("2026-11-23T12:00:00Z", nil, 24, false),
      ("2026-11-23T11:59:59Z", nil, 48, false),
      ("2026-11-24T11:00:00Z", "2026-11-24T11:00:01Z", 24, true),
      ("2026-11-24T11:00:00Z", "2026-11-24T10:59:59Z", 24, false),
      (nil, "2026-11-24T11:00:01Z", 24, true),
    ])
  func stale(planned: String?, configuration: String?, hours: Int, fires: Bool) {
    let surroundings = PlanSurroundings(
      planModified: Moment("2026-11-24T11:00:00Z"),
      newestConfiguration: configuration.flatMap { Moment($0) }.map {
        PlanSurroundings.ConfigurationFile(name: "main.tf", modified: $0)
      })
    let policy = Policy.reading("rule \"PL005\" { max_age_hours = \(hours) }")
    let judgement = policy.judge(
      Runs.run(Runs.unit("a") { $0.plannedAt = planned }),
      inputs: JudgingInputs(asOf: Runs.asOf, surroundings: ["a": surroundings]))
    #expect(judgement.findings.map(\.rule) == (fires ? ["PL005"] : []))
  }

  @Test(
    "The gate decides what blocks, and the command line is stronger",
    arguments: [
      (String?.none, Gate?.none, Int32(1), Verdict.block), (nil, Gate.never, 0, .warn), ("never", nil, 0, .warn),
      ("critical", nil, 0, .warn), ("low", nil, 1, .block), ("never", Gate.from(.high), 1, .block),
    ])
  func gates(configured: String?, given: Gate?, exitCode: Int32, verdict: Verdict) {
    let policy = Policy.reading(configured.map { "fail_on = \"\($0)\"" })
    let judgement = policy.judge(Runs.unit { $0.isComplete = false }, gate: given)
    #expect(judgement.exitCode == exitCode)
    #expect(judgement.verdict == verdict)
  }

  @Test("What could not be told blocks only where the team says so")
  func unknown() {
    let before = Runs.partial([:])
    let change = AnalyzedChange(
      change: ResourceChange(
        key: ChangeKey(address: Runs.address("aws_ebs_volume.main")), action: .destroy,
        values: .made(ResourceChange.Sides(before: before, after: .null))), cause: nil, attributes: .made([]))
    #expect(Policy.reading("fail_on = \"never\"").judge(Runs.unit("a", [change])).exitCode == 0)
    #expect(
      Policy.reading("fail_on = \"never\"\nfail_on_unknown = true").judge(Runs.unit("a", [change])).exitCode == 1)
  }

  @Test("Findings come by severity, then unit, change and rule")
  func order() {
    let changes = [Runs.change("acme_a.x", .destroy), Runs.change("aws_db_instance.x", .destroy)]
    let judgement = Policy().judge(Runs.unit("b", changes), Runs.unit("a", changes) { $0.isComplete = false })
    #expect(
      judgement.findings.map { "\($0.rule) \($0.subject.unit ?? "")" }
        == ["PL103 b", "PL103 a", "PL003 a", "PL124 b", "PL124 a"])
  }

  @Test("A run without a finding passes, and says how many rules looked")
  func pass() {
    let judgement = Policy().judge(Runs.unit())
    #expect(judgement.verdict == .pass)
    #expect(judgement.policy.ruleCount == Rules.builtIn.count)
  }
}
