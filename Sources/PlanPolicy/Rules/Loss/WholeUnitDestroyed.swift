import PlanModel

/// PL117: nothing of a unit would be left.
struct WholeUnitDestroyed: Rule {
  let metadata = RuleMetadata(
    id: "PL117", name: "whole-unit-destroyed", severity: .critical, scope: .unit,
    summary: "Every managed object of a unit would be destroyed.",
    what: """
      Fires where a plan destroys managed objects and keeps none: two or more are destroyed, or the plan is a \
      `-destroy` plan, and no managed object is created, updated, replaced or left as it is. Findings on the single \
      objects stand beside it.
      """,
    why: """
      That is a torn-down environment. It is rarely what a review was asked for: a wrong workspace or account, a \
      deleted unit, an empty `for_each`, a module that was taken out.
      """,
    remedy:
      "If it is meant, say so in a waiver; if not, look at the workspace, the account, and what the module is called with."
  )

  func judge(_ unit: UnitContext) -> [Observation] {
    var (destroyed, kept) = (0, unit.plan.plainNoOpCount)
    for change in unit.analyzed.changes.lazy.map(\.change)
    where change.address.mode == .managed && change.key.deposed == nil && !change.isPlainNoOp {
      switch change.action {
      case .destroy: destroyed += 1
      case .forget: break
      case .noOp, .create, .read, .update, .replace, .open, .unknown: kept += 1
      }
    }
    guard kept == 0, destroyed >= 2 || (unit.plan.mode == .destroy && destroyed == 1) else { return [] }
    var finding = finding(
      about: unit,
      "Nothing of this unit would be left: \(words: destroyed == 1 ? "its only object" : "all \(destroyed) objects") would be destroyed."
    )
    let isDestroyRun = unit.plan.mode == .destroy
    finding.because = [
      isDestroyRun
        ? "this is a plan to destroy everything (\(code: "-destroy"))"
        : "the plan destroys every managed object that it lists, and keeps none"
    ]
    finding.instead = [
      isDestroyRun
        ? "If the unit should stay, plan it without \(code: "-destroy")."
        : "If the unit should stay, look at its workspace and account, and whether its module or block was taken out."
    ]
    return [.finding(finding)]
  }
}
