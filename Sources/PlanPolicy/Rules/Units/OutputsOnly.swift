import PlanModel

/// PL808: a plan that changes nothing but outputs.
struct OutputsOnly: Rule {
  let metadata = RuleMetadata(
    id: "PL808", name: "outputs-only", severity: .info, scope: .unit,
    summary: "The plan changes outputs, and no object.",
    what: "Fires for a unit whose plan changes the value of outputs while every object stays as it is.",
    why: """
      Engines do not call it \"no changes\", and print a plan with nothing in it. It has to be applied all the same: \
      until then other units and pipelines read the old values.
      """,
    remedy: "Apply it like any other plan, before the units that read these outputs.")

  func judge(_ unit: UnitContext) -> [Observation] {
    guard unit.analyzed.unit.status == .planned, unit.plan.changes.allSatisfy(\.leavesEverything),
      unit.plan.deferred.isEmpty, unit.plan.actionInvocations.isEmpty
    else { return [] }
    let changed = unit.plan.outputs.filter { $0.action != .noOp && !$0.changesOnlySensitivity }
    if changed.isEmpty { return [] }
    var finding = finding(about: unit, "Only outputs would change; every object stays as it is.")
    finding.because = ["the plan changes \(Phrase.names(changed.map(\.name)))"]
    return [.finding(finding)]
  }
}

extension ResourceChange {
  /// Whether it neither changes an object nor what the state calls it.
  fileprivate var leavesEverything: Bool {
    switch action {
    case .noOp, .read, .open: previousAddress == nil && importing == nil
    case .create, .update, .replace, .destroy, .forget, .unknown: false
    }
  }
}
