import PlanModel
import PlanPolicy
import Testing

@Suite("No destroy and no replacement of a managed object passes unjudged")
struct LossTests {
  static let database: [String: Value] = [
    "identifier": .string("prod-postgres"), "skip_final_snapshot": .boolean(true),
    "backup_retention_period": .number(Number(7)), "deletion_protection": .boolean(false),
    "engine": .string("postgres"),
  ]

  static let renamed = Cause(
    kind: .attributeChanged,
    paths: [
      Cause.ForcingPath(
        path: AttributePath("username"), kind: .attributeChanged, before: .string("app"), after: .string("app_rw"))
    ],
    remedies: [.hcl("\(code: "lifecycle { ignore_changes = [username] }")")])

  static func replaced(_ action: Action = Runs.destroyFirst) -> AnalyzedChange {
    Runs.change("aws_db_instance.main", action, before: database, cause: renamed)
  }

  @Test("A finding says what, because of what, what is lost, what to do instead and what to do first")
  func whole() {
    let finding = Policy().judge(Runs.unit("prod/db", [Self.replaced()])).findings[0].plain
    #expect(
      finding.hasPrefix(
        """
        critical PL104 aws_db_instance.main: A database would be destroyed, then created again empty.
        because username changes from "app" to "app_rw", and the provider cannot change it in place
        because there is no safety net: no final snapshot is kept (skip_final_snapshot = true) (PL106)
        lost The database server with all its schemas and rows.
        """), "\(finding)")
    #expect(finding.contains("7 days of automated backups go too."), "\(finding)")
    #expect(!finding.contains("nothing at all is kept when"))
    #expect(finding.contains("instead lifecycle { ignore_changes = [username] }"))
    #expect(finding.contains("first aws rds create-db-snapshot --db-instance-identifier prod-postgres "))
  }

  @Test(
    "The order and the old object are said",
    arguments: [
      (Runs.destroyFirst, "A database would be destroyed, then created again empty."),
      (Runs.createFirst, "A database would be created anew and empty, and the old one destroyed after that."),
      (Runs.forgetting, "A database would be created anew and empty, and the old one stays behind unmanaged."),
      (Action.destroy, "A database would be destroyed."),
    ])
  func orders(action: Action, message: String) {
    let judgement = Policy().judge(Runs.unit("prod/db", [Self.replaced(action)]))
    let finding = judgement.findings.first { $0.rule != "PL115" }
    #expect(finding?.message.plain == message)
    #expect(finding?.severity == .critical)
  }

  @Test("What stays behind has no safety net to miss, and is nobody's any more")
  func forgotten() {
    let judgement = Policy().judge(Runs.unit("prod/db", [Self.replaced(Runs.forgetting)]))
    #expect(judgement.findings.map(\.rule) == ["PL104", "PL115"])
    #expect(!judgement.findings[0].plain.contains("PL106"))
    #expect(judgement.findings[1].severity == .high)
  }

  @Test(
    "One change gets one finding on its loss, by the first rule that has something to say",
    arguments: [
      ("aws_db_instance.main", Action.destroy, ["PL103"], Severity.critical),
      ("aws_db_instance.main", Runs.destroyFirst, ["PL104"], .critical),
      ("aws_vpc.main", Action.destroy, ["PL124"], .critical),
      ("aws_lb.main", Runs.destroyFirst, ["PL124", "PL105"], .critical),
      ("aws_lb.main", Runs.createFirst, ["PL124"], .critical),
      ("aws_ecs_task_definition.app", Runs.destroyFirst, ["PL123"], .info),
      ("acme_ledger.main", Action.destroy, ["PL124"], .medium),
      ("acme_ledger.main", Action.forget, ["PL115"], .medium),
      ("aws_db_instance.main", Action.forget, ["PL115"], .high),
      ("data.aws_db_instance.main", Action.destroy, [], .info),
      ("aws_db_instance.main", Action.update, [], .info),
      ("aws_db_instance.main", Action.create, [], .info),
    ])
  func turns(address: String, action: Action, rules: [String], severity: Severity) {
    let findings = Policy().judge(Runs.unit("prod/db", [Runs.change(address, action)])).findings
    #expect(findings.map(\.rule) == rules)
    if let first = findings.first { #expect(first.severity == severity) }
  }

  @Test("A deposed object is information, and no rule on losses counts it")
  func deposed() {
    let change = Runs.change("aws_db_instance.main", .destroy, before: Self.database, deposed: "a1b2c3d4")
    let policy = Policy.reading(#"critical { types = ["aws_db_*"] }"#)
    let judgement = policy.judge(Runs.unit("prod/db", [change]))
    #expect(judgement.findings.map(\.rule) == ["PL116"])
    #expect(judgement.exitCode == 0)
  }

  @Test(
    "What a team calls critical comes first, whatever its type",
    arguments: [
      (#"critical { types = ["acme_*"] }"#, ["PL101"]),
      (#"critical { addresses = ["module.core.**"] }"#, ["PL101"]),
      (#"critical { units = ["prod/**"] }"#, ["PL101"]),
      (#"critical { \#n types = ["acme_*"] \#n units = ["staging/**"] }"#, ["PL124"]),
      (#"critical { types = ["aws_*"] }"#, ["PL124", "PL013"]),
    ])
  func critical(configuration: String, rules: [String]) {
    let change = Runs.change("module.core.acme_ledger.main", .destroy)
    let judgement = Policy.reading(configuration).judge(Runs.unit("prod/db", [change]))
    #expect(judgement.findings.map(\.rule).filter { $0 != "PL013" } == rules.filter { $0 != "PL013" })
  }

  @Test("Where a rule is turned off, the next one speaks")
  func disabled() {
    let policy = Policy.reading(#"rule "PL104" { enabled = false }"#)
    #expect(policy.judge(Runs.unit("prod/db", [Self.replaced()])).findings.map(\.rule) == ["PL124"])
  }

  @Test("Nothing known of a type is said, and never more than medium")
  func unknownType() {
    let policy = Policy.reading(
      """
      environment "prod" {
        units    = ["**"]
        escalate = true
      }
      """)
    let judgement = policy.judge(Runs.unit("prod/db", [Runs.change("acme_ledger.main", .destroy)]))
    #expect(judgement.findings[0].severity == .medium)
    #expect(judgement.findings[0].certainty == .heuristic)
    #expect(judgement.findings[0].plain.contains("nothing is known of acme_ledger"))
    #expect(judgement.environments == ["prod/db": "prod"])
  }

  @Test("Facts that a team writes count as the built-in ones do, and stay its own words")
  func ownFacts() throws {
    let policy = Policy.reading(
      """
      resource "acme_ledger" {
        category = "database"
        severity = { destroy = "critical", replace = "high" }
        loses    = "every booking since the last export"
      }
      """)
    #expect(policy.mistakes.isEmpty)
    let judgement = policy.judge(
      Runs.unit("a", [Runs.change("acme_ledger.a", .destroy), Runs.change("acme_ledger.b", Runs.createFirst)]))
    #expect(judgement.findings.map(\.rule) == ["PL103", "PL104"])
    #expect(judgement.findings.map(\.severity) == [.critical, .high])
    let words = try #require(judgement.findings[0].loses?.pieces.first)
    guard case .quoted("every booking since the last export") = words else {
      Issue.record("a user's words must be quoted")
      return
    }
  }

  @Test("A protection that stops the destroy is said, by the recorded value")
  func blocked() {
    var values = Self.database
    values["deletion_protection"] = .boolean(true)
    let change = Runs.change("aws_db_instance.main", .destroy, before: values)
    let finding = Policy().judge(Runs.unit("prod/db", [change])).findings[0].plain
    #expect(
      finding.contains("the destroy is refused (deletion_protection = true) (PL107)"), "\(finding)")
  }

  @Test(
    "A missing net raises what is at least medium, and leaves what is harmless",
    arguments: [
      ("aws_ecr_repository.a", ["force_delete": Value.boolean(true)], Severity.critical),
      ("aws_secretsmanager_secret.a", ["recovery_window_in_days": .number(Number(0))], .critical),
    ])
  func raised(address: String, before: [String: Value], severity: Severity) {
    let judgement = Policy().judge(Runs.unit("a", [Runs.change(address, .destroy, before: before)]))
    #expect(judgement.findings.map(\.severity) == [severity])
    #expect(judgement.findings[0].plain.contains("(PL106)"))
  }

  @Test("What the input hides could not be told, and never reads as fine")
  func hidden() {
    let before = Runs.partial(["identifier": .string("x")])
    let change = AnalyzedChange(
      change: ResourceChange(
        key: ChangeKey(address: Runs.address("aws_db_instance.main")), action: Runs.destroyFirst,
        values: .made(ResourceChange.Sides(before: before, after: .null))), cause: nil, attributes: .made([]))
    let judgement = Policy().judge(Runs.unit("a", [change]))
    #expect(judgement.couldNotTell.map(\.rule) == ["PL106"])
    #expect(judgement.couldNotTell[0].paths.map(\.description).contains("skip_final_snapshot"))
  }

  @Test(
    "A unit of which nothing would be left is critical",
    arguments: [
      ([("aws_sqs_queue.a", Action.destroy), ("aws_sqs_queue.b", .destroy)], 0, true),
      ([("aws_sqs_queue.a", Action.destroy), ("aws_sqs_queue.b", .destroy)], 1, false),
      ([("aws_sqs_queue.a", Action.destroy)], 0, false),
      ([("aws_sqs_queue.a", Action.destroy), ("aws_sqs_queue.b", .create)], 0, false),
      ([("aws_sqs_queue.a", Action.destroy), ("aws_sqs_queue.b", .destroy), ("aws_sqs_queue.c", .forget)], 0, true),
      ([("aws_sqs_queue.a", Action.destroy), ("aws_sqs_queue.b", .destroy), ("data.aws_ami.c", .read)], 0, true),
    ])
  func wholeUnit(changes: [(String, Action)], noOps: Int, fires: Bool) {
    let unit = Runs.unit("a", changes.map { Runs.change($0.0, $0.1) }, noOps: noOps)
    #expect(Policy().judge(unit).findings.contains { $0.rule == "PL117" } == fires)
  }

  @Test("A plan to destroy everything is said for its only object too")
  func destroyRun() {
    let unit = Runs.unit("a", [Runs.change("aws_sqs_queue.a", .destroy)], noOps: 0) { $0.mode = .destroy }
    #expect(Policy().judge(unit).findings.contains { $0.rule == "PL117" })
  }

  @Test("Hostile values stay pieces that renderers quote")
  func hostile() {
    var values = Self.database
    values["identifier"] = .string("x'; rm -rf /; '")
    let finding = Policy().judge(Runs.unit("a", [Runs.change("aws_db_instance.main", .destroy, before: values)]))
      .findings[0]
    #expect(finding.first.first?.plain.contains(#"'x'\''; rm -rf /; '\'''"#) == true)
    let pieces = (finding.because + [finding.loses ?? ""]).flatMap(\.pieces)
    #expect(!pieces.contains { if case .words(let text) = $0 { text.contains("rm -rf") } else { false } })
  }
}
