import PlanModel

/// PL003: a plan that does not account for every object.
struct PlanIncomplete: Rule {
  let metadata = RuleMetadata(
    id: "PL003", name: "plan-incomplete", severity: .high, scope: .unit,
    summary: "The plan leaves objects out: it says `complete: false`, or puts changes off.",
    what: """
      Fires where the engine itself says that the plan does not cover every object (`complete: false`), or where it \
      puts changes off to a later run (`deferred_changes`).
      """,
    why: """
      After this plan is applied another one is needed, and nobody has seen yet what it will do. A review of this plan \
      is a review of a part.
      """,
    remedy:
      "Apply what is there, then plan and review again; or give the plan what it was waiting for, and leave out `-target`.",
    adjustability: .neverWaived)

  func judge(_ unit: UnitContext) -> [Observation] {
    let plan = unit.plan
    guard plan.isComplete == false || !plan.deferred.isEmpty, unit.analyzed.unit.isWhollyJudgeable else { return [] }
    var finding = finding(about: unit, "This plan leaves something out: another plan has to follow it.")
    if plan.isComplete == false { finding.because.append("the plan says \(code: "complete: false")") }
    finding.because += plan.deferred.map { deferred in
      "\(deferred.change.address) is put off: \(quoted: PlanIncomplete.meaning(of: deferred.reason))"
    }
    finding.instead = ["Apply this plan and plan again until nothing is put off; review each of them."]
    return [.finding(finding)]
  }

  /// What an engine's reason for putting a change off means.
  private static func meaning(of reason: String) -> String {
    switch reason {
    case "instance_count_unknown": "its count or for_each is not known yet"
    case "resource_config_unknown": "its configuration is not known yet"
    case "provider_config_unknown": "its provider's configuration is not known yet"
    case "deferred_prereq": "something that it depends on is put off"
    case "absent_prereq": "something that it depends on does not exist yet"
    default: reason
    }
  }
}
