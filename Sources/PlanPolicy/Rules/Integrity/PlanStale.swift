import PlanModel

/// PL005: a plan that is old, or older than what it was made from.
struct PlanStale: Rule {
  /// The name of the option.
  static let maximumAge = "max_age_hours"

  let metadata = RuleMetadata(
    id: "PL005", name: "plan-stale", severity: .medium, scope: .unit,
    summary: "The plan is older than a day, or older than the configuration beside it.",
    what: """
      Fires where the plan was made more than `max_age_hours` before now (or `--as-of`), and where a file of the \
      configuration in the plan's folder was written after the plan: `*.tf`, `*.tofu`, `*.hcl`, `*.tfvars` or \
      `.terraform.lock.hcl`. The plan's own time counts; where it says none, that of its file.
      """,
    why: """
      What was reviewed is not what would be done: the world, or the configuration, has moved on since. An engine \
      refuses to apply a stale plan, so that a new one is made in a hurry and read by nobody.
      """,
    remedy: "Plan again, and give the new plan.",
    adjustability: .neverWaived,
    options: [
      RuleMetadata.Option(
        name: PlanStale.maximumAge, summary: "How old a plan may be, in hours.", standard: .count(24))
    ])

  func judge(_ unit: UnitContext) -> [Observation] {
    let surroundings = unit.run.inputs.surroundings[unit.path]
    guard let planned = unit.plan.plannedAt.flatMap({ Moment($0) }) ?? surroundings?.planModified else { return [] }
    var reasons: [Phrase] = []
    let age = unit.run.inputs.asOf.secondsSinceEpoch - planned.secondsSinceEpoch
    if case .count(let hours) = unit.run.option(PlanStale.maximumAge, of: self), age > hours * 3_600 {
      reasons.append("it was made \(PlanStale.duration(age)) ago, and may be \(hours) hours old")
    }
    if let file = surroundings?.newestConfiguration, file.modified > planned {
      let gap = file.modified.secondsSinceEpoch - planned.secondsSinceEpoch
      reasons.append("\(code: file.name) was written \(PlanStale.duration(gap)) after the plan")
    }
    if reasons.isEmpty { return [] }
    var finding = finding(about: unit, "This plan may not be what would be done now.")
    finding.because = reasons
    finding.instead = ["Plan this unit again, and judge the new plan."]
    return [.finding(finding)]
  }

  private static func duration(_ seconds: Int) -> Phrase {
    let units = [(86_400, "day"), (3_600, "hour"), (60, "minute"), (1, "second")]
    let (length, name) = units.first { seconds >= 2 * $0.0 } ?? (1, "second")
    let count = max(1, seconds / length)
    return "\(count) \(words: count == 1 ? name : name + "s")"
  }
}
