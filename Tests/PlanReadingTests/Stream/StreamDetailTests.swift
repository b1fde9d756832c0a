import Foundation
import PlanModel
import PlanReading
import Testing

@Suite("What a stream tells of a change, and what it does not")
struct StreamDetailTests {
  @Test("A replacement has no order; that the old object is destroyed, the counts tell")
  func replacement() {
    let stream = Event.version + Event.change("replace", reason: "requested")
    let whole = plan(ofStream: stream + Event.summary(add: 1, remove: 1))
    #expect(whole.changes.first?.action == .replace(Replacement(order: nil, oldObject: .destroyed)))
    #expect(whole.changes.first?.reason == .replaceByRequest)
    let failed = plan(ofStream: stream + Event.error("no"))
    #expect(failed.changes.first?.action == .replace(Replacement(order: nil, oldObject: nil)))
    #expect(failed.isErrored && failed.isWhollyRead)
  }

  @Test("OpenTofu's forgetting replacement has no word, but the reason of a replacement")
  func forgettingReplacement() {
    let plan = plan(
      ofStream: Event.event("version", #""tofu":"1.12.6","ui":"1.2""#) + Event.change("noop", reason: "tainted")
        + Event.event(
          "change_summary", #""changes":{"add":1,"change":0,"import":0,"remove":0,"forget":1,"operation":"plan"}"#))
    #expect(plan.isWhollyRead)
    #expect(plan.changes.first?.action == .replace(Replacement(order: .destroyFirst, oldObject: .forgotten)))
  }

  @Test("A reason that is not known is kept, and said")
  func unknownReason() {
    let plan = plan(ofStream: Event.version + Event.change("update", reason: "for_fun") + Event.summary(change: 1))
    #expect(plan.isWhollyRead)
    #expect(plan.shortcomings.map(\.text) == ["reason: terraform_data.a for_fun"])
  }

  @Test("An import comes with its id, with an identity, or with nothing")
  func imports() throws {
    let plan = plan(
      ofStream: Event.version + Event.change("import", "a_b.c", more: #","importing":{"id":"i-1"}"#)
        + Event.change("import", "a_b.d", more: #","importing":{"identity":{"arn":"x"}}"#)
        + Event.change("import", "a_b.e", more: #","importing":{}"#)
        + Event.event("change_summary", #""changes":{"add":0,"change":0,"import":3,"remove":0,"operation":"plan"}"#))
    #expect(plan.isWhollyRead)
    try #require(plan.changes.count == 3)
    guard case .id("i-1")? = plan.changes[0].importing, case .identity(let identity)? = plan.changes[1].importing,
      case .unspecified? = plan.changes[2].importing
    else { throw WrongImport() }
    #expect(identity.mapping?["arn"]?.string == "x")
  }

  private struct WrongImport: Error {}

  @Test("An action that is invoked comes with what triggers it")
  func invocations() throws {
    let action = #"{"addr":"action.aws_lambda_invoke.a","action_type":"aws_lambda_invoke","action_name":"a"}"#
    let trigger = #"{"resource":{"addr":"terraform_data.a"},"trigger_event":"AfterCreate"}"#
    let plan = plan(
      ofStream: Event.version
        + Event.event(
          "planned_action_invocation", #""invocation":{"action":\#(action),"lifecycle_trigger":\#(trigger)}"#)
        + Event.event(
          "change_summary", #""changes":{"add":0,"change":0,"remove":0,"action_invocation":1,"operation":"plan"}"#))
    #expect(plan.isWhollyRead)
    let invocation = try #require(plan.actionInvocations.first)
    #expect(invocation.address == "action.aws_lambda_invoke.a" && invocation.type == "aws_lambda_invoke")
    guard case .lifecycle(resource: "terraform_data.a", event: "AfterCreate") = invocation.trigger else {
      throw WrongImport()
    }
  }

  @Test("A deferred change is no change of this plan")
  func deferral() {
    let inner = #"{"resource":\#(Event.resource("terraform_data.a")),"action":"create"}"#
    let plan = plan(
      ofStream: Event.version
        + Event.event("deferred_change", #""deferred_change":{"reason":"absent_prereq","change":\#(inner)}"#)
        + Event.summary())
    #expect(plan.isWhollyRead && plan.changes.isEmpty)
    #expect(plan.deferred.map(\.reason) == ["absent_prereq"])
  }

  @Test("Targeting is told, and so is a check that failed")
  func diagnostics() {
    #expect(StreamFixture(path: "opentofu/targeted").plan.isTargeted == true)
    #expect(StreamFixture(path: "opentofu/tainted").plan.isTargeted == nil)
    let checks = StreamFixture(path: "terraform/checks").plan.checks
    #expect(checks.contains { $0.kind == "check" && $0.status == .fail })
  }

  @Test("A diagnostic has its file, line and address")
  func diagnosticPlace() throws {
    let range = #"{"filename":"main.tf","start":{"line":7,"column":3,"byte":80},"end":{"line":7,"column":9,"byte":86}}"#
    let event = Event.event(
      "diagnostic",
      #""diagnostic":{"severity":"error","summary":"s","detail":"d","address":"a_b.c[\"k\"]","range":\#(range)}"#)
    let error = try #require(plan(ofStream: Event.version + event).diagnostics.first)
    #expect(error.place == Diagnostic.Place(file: "main.tf", line: 7, column: 3))
    #expect(error.address?.description == #"a_b.c["k"]"#)
    #expect(error.summary.text == "s" && error.detail?.text == "d" && error.origin == .engine)
  }

  @Test("Sensitive values that OpenTofu prints beside a failed condition are known as such, and not shown")
  func difference() throws {
    let fixture = StreamFixture(path: "opentofu/diagnostic_difference")
    let plan = fixture.plan
    let secrets = plan.sensitiveTexts.texts
    #expect(!secrets.isEmpty)
    for secret in secrets { #expect(fixture.text.contains(secret)) }
    for diagnostic in plan.diagnostics {
      let said = diagnostic.summary.text + (diagnostic.detail?.text ?? "")
      for secret in secrets { #expect(!said.contains(secret)) }
    }
  }
}

@Suite("A stream names deposed objects by the address of their resource")
struct StreamDeposedTests {
  private func keys(_ events: String...) -> [String] {
    let plan = plan(ofStream: Event.version + events.joined())
    return plan.changes.map { "\($0.action.word) \($0.key.deposed ?? "current")" }
  }

  @Test("A destroy without a reason beside another change of the address is that of a deposed object")
  func besideAnother() {
    let keys = keys(
      Event.change("delete"), Event.change("replace", reason: "tainted"), Event.change("delete"),
      Event.summary(add: 1, remove: 3))
    #expect(keys == ["destroy unknown", "replace current", "destroy unknown-2"])
  }

  @Test("Alone, it is one where the plan does what no -destroy run does")
  func alone() {
    #expect(
      keys(Event.change("delete"), Event.change("update", "terraform_data.b"), Event.summary(change: 1, remove: 1))
        == ["destroy unknown", "update current"])
  }

  @Test("Alone, it is one where more objects of the address are there than are destroyed")
  func refreshedTwice() {
    let address = "terraform_data.a"
    #expect(
      keys(Event.refresh(address), Event.refresh(address), Event.change("delete"), Event.summary(remove: 1))
        == ["destroy unknown"])
  }

  @Test("Where neither is so, it is the current object that goes")
  func destroyRun() {
    let events = Event.refresh("terraform_data.a") + Event.change("delete") + Event.summary(remove: 1)
    #expect(keys(events) == ["destroy current"])
    #expect(plan(ofStream: Event.version + events).mode == .destroy)
    #expect(keys(Event.change("delete"), Event.summary(remove: 1)) == ["destroy current"])
  }

  @Test("A release that gives no reasons tells nothing by giving none")
  func oldRelease() {
    let old = Event.event("version", #""terraform":"1.0.11","ui":"0.1.0""#)
    let events = Event.change("delete") + Event.change("update", "terraform_data.b")
    let plan = plan(ofStream: old + events + Event.summary(change: 1, remove: 1))
    #expect(plan.changes.allSatisfy { $0.key.deposed == nil })
  }
}
