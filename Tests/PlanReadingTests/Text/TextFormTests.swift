import Foundation
import PlanModel
import PlanReading
import PlanTestSupport
import Testing

@Suite("Plan text in the forms that no engine at hand prints")
struct TextFormTests {
  private func read(_ file: String) throws -> PlanTextReading {
    let path = Fixtures.folder + "/text/written/" + file
    return PlanTextReader.read([UInt8](try Data(contentsOf: URL(fileURLWithPath: path))), file: file)
  }

  private func plan(_ file: String) throws -> Plan {
    let plans = try read(file).plans
    try #require(plans.count == 1)
    return plans[0].plan
  }

  private func summary(_ plan: Plan) -> [String] {
    plan.changes.map { "\($0.address) \($0.action.word) \($0.replacePaths.map(\.description).joined(separator: " "))" }
  }

  @Test("Terraform 0.12: nothing hidden, dashes for a rule, another heredoc sign")
  func terraform012() throws {
    let plan = try plan("terraform-0.12.txt")
    #expect(plan.isWhollyRead)
    #expect(
      summary(plan) == [
        "test_cert.a replace dns_names subject[0].common_name", "data.test_role.b[0] read ", "test_text.c update ",
      ])
    #expect(plan.changes[2].values().after.value(at: AttributePath("text"))?.string == "one\nthree\n")
    #expect(!plan.sensitiveTexts.arePossible)
  }

  @Test("Terraform 1.0: changes outside stand in a note of their own, and objects without commas")
  func terraform10() throws {
    let plan = try plan("terraform-1.0.txt")
    #expect(plan.isWhollyRead)
    #expect(plan.drift.map(\.address.description) == ["test_cert.a"])
    #expect(summary(plan) == ["test_cert.a destroy "])
    #expect(plan.changes[0].key.deposed == "692a6dc7")
    #expect(plan.source.engine == .terraform && plan.source.engineVersion == "1.0.11")
  }

  @Test("Terraform 1.12: a replacement that leaves the old object, and the forget of a deposed one")
  func forgetting() throws {
    let plan = try plan("terraform-forget.txt")
    #expect(plan.isWhollyRead)
    #expect(plan.changes[0].action == .replace(Replacement(order: .createFirst, oldObject: .forgotten)))
    #expect(plan.changes[1].action == .forget && plan.changes[1].key.deposed == "3f2a9c01")
  }

  @Test("OpenTofu 1.12: an import by identity")
  func identity() throws {
    let plan = try plan("opentofu-identity.txt")
    #expect(plan.isWhollyRead)
    guard case .identity(let value)? = plan.changes.first?.importing else {
      Issue.record("no identity")
      return
    }
    #expect(value.value(at: AttributePath("region"))?.string == "us-east-1")
  }

  @Test("Terraform 1.9: deferred changes are kept apart, each with its reason")
  func deferred() throws {
    let plan = try plan("terraform-deferred.txt")
    #expect(plan.isWhollyRead)
    #expect(plan.deferred.map(\.reason) == ["resource_config_unknown", "deferred_prereq"])
    #expect(summary(plan) == ["test_a.now create "])
  }

  @Test("Terraform 1.14: actions that run beside the changes")
  func actions() throws {
    let plan = try plan("terraform-actions.txt")
    #expect(plan.isWhollyRead)
    #expect(summary(plan) == ["test_a.b create "])
    #expect(plan.actionInvocations.map(\.address) == ["action.test_print.after", "action.test_print.invoked"])
  }

  @Test("Terraform 0.11 is refused, and said to be what it is")
  func terraform011() throws {
    let plan = try plan("terraform-0.11.txt")
    #expect(!plan.isWhollyRead)
    guard case .unreadable(let diagnostic)? = plan.shortcomings.first else {
      Issue.record("not refused")
      return
    }
    #expect(diagnostic.place.line == 8)
    #expect(plan.changes.isEmpty && plan.shortcomings.count == 1)
  }

  @Test("Several plans of one log are several plans, each with its lines")
  func severalPlans() throws {
    let reading = try read("several-plans.txt")
    #expect(reading.plans.map { $0.plan.changes.count } == [1, 0, 2])
    #expect(reading.plans.allSatisfy { $0.plan.isWhollyRead })
    #expect(reading.plans.map(\.lines) == [3...14, 18...18, 23...41])
    #expect(reading.noiseLineCount > 0)
  }

  /// A plan that destroys, from its first line to its last.
  private func destroyPlan(of engine: String, before: String = "", comment: String = "", body: String = "") -> Plan? {
    let text = """
      \(before)
      \(engine) will perform the following actions:

        # test_a.b will be destroyed\(comment)
        - resource "test_a" "b" {
            - id = "1" -> null\(body)
          }

      Plan: 0 to add, 0 to change, 1 to destroy.

      Changes to Outputs:
        - o = 1 -> null
      """
    return PlanTextReader.read(Array(text.utf8), file: "-").plans.first?.plan
  }

  @Test("A destroy without a reason is that of a -destroy run, where the engine is sure to give reasons")
  func destroyRun() {
    let reason = "\n  # (because test_a.b is not in configuration)"
    #expect(destroyPlan(of: "OpenTofu")?.mode == .destroy)
    #expect(destroyPlan(of: "OpenTofu", comment: reason)?.mode == .normal)
    #expect(destroyPlan(of: "Terraform", before: "Terraform v1.5.7\n")?.mode == .destroy)
    #expect(destroyPlan(of: "Terraform", body: "\n        # (2 unchanged attributes hidden)")?.mode == .destroy)
    #expect(destroyPlan(of: "Terraform", before: "Terraform v1.0.11\n")?.mode == nil)
    #expect(destroyPlan(of: "Terraform").map { $0.mode == nil } == true)
  }

  @Test("The JSON of a plan behind a long log is said to be there")
  func documentBehindLog() throws {
    let log = String(repeating: "test_a.b: Refreshing state... [id=1]\n", count: 3000)
    let json = #"{"format_version":"1.2","planned_values":{},"resource_changes":[]}"#
    let plan = PlanReader().read(InputSource(text: log + json + "\n"), named: "log.txt")
    guard case .unreadable(let diagnostic)? = plan.shortcomings.first else {
      Issue.record("not said")
      return
    }
    #expect(diagnostic.place.line == 3001)
  }

  @Test("A counter of a newer engine is said, and does not hide the others")
  func newCounter() {
    let text = """
      Terraform will perform the following actions:

        # test_a.b will be created
        + resource "test_a" "b" {}

      Plan: 1 to add, 0 to change, 0 to destroy, 2 to polish.
      """
    let plan = PlanTextReader.read(Array(text.utf8), file: "-").plans.first?.plan
    #expect(plan?.isWhollyRead == true)
    guard case .unknownMember(let member)? = plan?.shortcomings.first else {
      Issue.record("not said")
      return
    }
    #expect(member.contains("to polish"))
  }
}
