import PlanModel

@testable import PlanReport

/// Runs made by hand, for what real plans rarely hold all at once.
enum SampleRun {
  static let secret = "hunter2-hunter2"
  static let tool = Report.Tool(version: "0.0.0")

  static func address(_ text: String) -> ResourceAddress {
    guard let address = try? ResourceAddress(parsing: text) else { preconditionFailure("no address: \(text)") }
    return address
  }

  static func change(
    _ address: String, _ actions: [String], before: Value = .null, after: Value = .null, rows: [AttributeChange] = [],
    cause: Cause? = nil, edit: (inout ResourceChange) -> Void = { _ in }
  ) -> AnalyzedChange {
    var change = ResourceChange(
      key: ChangeKey(address: SampleRun.address(address)), action: Action(engineActions: actions),
      values: .made(ResourceChange.Sides(before: before, after: after)))
    change.engineActions = actions
    change.provider = "registry.opentofu.org/hashicorp/aws"
    edit(&change)
    return AnalyzedChange(change: change, cause: cause, attributes: .made(rows))
  }

  static func row(
    _ path: AttributePath, _ before: Value, _ after: Value, action: AttributeChange.Action = .update,
    forces: Bool = false, nested: [AttributeChange]? = nil
  ) -> AttributeChange {
    AttributeChange(
      path: path, action: action, before: before, after: after, forcesReplacement: forces, nested: nested)
  }

  static func unit(_ path: String, _ changes: [AnalyzedChange], edit: (inout Plan) -> Void = { _ in }) -> AnalyzedUnit {
    var plan = Plan(source: Plan.Source(kind: .json, file: path + "/tfplan.json"))
    plan.source.engine = .opentofu
    plan.source.engineVersion = "1.12.6"
    plan.source.formatVersion = "1.2"
    plan.mode = .normal
    plan.isApplyable = true
    plan.plannedAt = "2026-11-24T09:41:07Z"
    plan.changes = changes.map(\.change)
    plan.sensitiveTexts.insert(secret)
    edit(&plan)
    return AnalyzedUnit(unit: Unit(path: path, plan: plan), changes: changes, drift: [])
  }

  static func judgement(
    _ verdict: Verdict, exitCode: Int32, blocking: Int = 0, findings: [Finding] = [],
    couldNotTell: [CouldNotTell] = [], environments: [String: String] = [:]
  ) -> Judgement {
    Judgement(
      verdict: verdict, exitCode: exitCode, gate: .from(.high), blockingCount: blocking, findings: findings,
      couldNotTell: couldNotTell,
      policy: PolicyFacts(files: ["planlint.hcl"], ruleCount: 24, disabled: ["PL607"], hash: "0123456789abcdef"),
      environments: environments, diagnostics: [])
  }
}
