import PlanModel

/// PL004: a plan of a part of the configuration.
struct PlanTargeted: Rule {
  let metadata = RuleMetadata(
    id: "PL004", name: "plan-targeted", severity: .high, scope: .unit,
    summary: "The plan was made with `-target` or `-exclude`, and shows only a part of what is due.",
    what: """
      Fires where the text of a plan has the engine's warning that resource targeting is in effect. Plan JSON does not \
      tell of it: Terraform says `complete: false` there (see PL003), OpenTofu nothing.
      """,
    why: """
      What was left out is still due, and nobody sees it here. A destroy that hides behind `-target` comes with the next \
      ordinary plan.
      """,
    remedy: "Plan without `-target` and `-exclude`, and have that plan reviewed.",
    adjustability: .neverWaived)

  func judge(_ unit: UnitContext) -> [Observation] {
    guard unit.plan.isTargeted == true else { return [] }
    var finding = finding(about: unit, "This plan shows only a part of what is due.")
    finding.because = ["it was made with \(code: "-target") or \(code: "-exclude"), as the engine warns"]
    finding.instead = ["Plan this unit again without them, and judge that plan."]
    return [.finding(finding)]
  }
}
