import PlanModel

/// PL006: something in the plan that is newer than this program.
struct UnknownAction: Rule {
  let metadata = RuleMetadata(
    id: "PL006", name: "unknown-action", severity: .critical, scope: .unit,
    summary: "The plan holds an action, a reason or a member that this version does not know.",
    what: """
      Critical, with exit code 2, for a change whose actions are not known: nothing can be said of it. Medium for a \
      reason that is not known beside an action that is, and for members of the document that are not known.
      """,
    why: """
      Engines learn new verbs: `forget` and `create, forget` came after years of `delete` and `create`, and tools that \
      did not know them showed nothing. What is not known is said, never dropped.
      """,
    remedy: "Use a newer planlint; until then, read that entry in the engine's own output.",
    adjustability: .fixed)

  func judge(_ unit: UnitContext) -> [Observation] {
    let members = unit.plan.shortcomings.compactMap { shortcoming -> String? in
      if case .unknownMember(let member) = shortcoming { member } else { nil }
    }
    if members.isEmpty { return [] }
    var finding = finding(
      about: unit, severity: .medium,
      "This plan says something that this version of planlint does not know, and does not judge.")
    finding.because = members.map { "the member \(code: $0)" }
    finding.instead = ["Look for a newer planlint, and read these parts in the engine's own output."]
    return [.finding(finding)]
  }

  func judge(_ change: ChangeContext) -> [Observation] {
    if case .unknown(let actions) = change.action {
      var finding = finding(about: change, "Nothing can be said of this change: its action is not known.")
      finding.because = ["the plan gives the actions \(code: "[" + actions.joined(separator: ", ") + "]")"]
      finding.instead = ["Read this change in the engine's own output, and look for a newer planlint."]
      return [.finding(finding)]
    }
    guard case .unknown(let reason) = change.change.reason else { return [] }
    var finding = finding(
      about: change, severity: .medium, "Why this change is planned is not known to this version of planlint.")
    finding.because = ["the plan gives the reason \(code: reason)"]
    finding.instead = ["Read this change in the engine's own output, and look for a newer planlint."]
    return [.finding(finding)]
  }
}
