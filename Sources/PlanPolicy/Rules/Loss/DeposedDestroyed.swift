import PlanModel

/// PL116: the remains of an earlier replacement are cleared away.
struct DeposedDestroyed: Rule {
  let metadata = RuleMetadata(
    id: "PL116", name: "deposed-destroy", severity: .info, scope: .change,
    summary: "A deposed object, left over from an earlier replacement, would be destroyed.",
    what: """
      Fires for the destroy of an object with a deposed key. The current object of the same address is another one, \
      and is judged for itself; PL101 to PL104 and PL124 do not count this destroy.
      """,
    why: """
      An earlier replacement created its new object and could not destroy the old one. This plan does it now: it \
      mostly tidies up, but it destroys a real object all the same.
      """,
    remedy: "Make sure that nothing still uses the old object. If it holds data that was not moved, save it first.")

  func judge(_ change: ChangeContext) -> [Observation] {
    guard let deposed = change.change.key.deposed, change.action == .destroy else { return [] }
    var finding = finding(
      about: change,
      "What an earlier replacement left over would be destroyed; the current object is not touched by it.")
    finding.because = ["the object is deposed (\(code: deposed))"]
    finding.instead = ["Make sure that nothing uses the old object any more."]
    return [.finding(finding)]
  }
}
