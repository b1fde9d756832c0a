import PlanModel

/// PL124: a destroy or a replacement that no other rule speaks of.
struct OtherLost: Rule {
  let metadata = RuleMetadata(
    id: "PL124", name: "other-destroyed", severity: .medium, scope: .change,
    summary: "Any other managed object would be destroyed or replaced.",
    what: """
      Fires for every destroy and every replacement of a managed object that PL101 to PL104 and PL123 leave: networks, \
      load balancers, certificates, clusters, and types that nothing is known of. The severity is that of the facts on \
      the type; a type without facts is medium, and the finding says that nothing is known of it.
      """,
    why: """
      A list of dangerous types is never complete. What is not on it must be looked at too, so no destroy passes \
      without a finding.
      """,
    remedy: """
      Look whether it is meant. Describe a type of your own with a `resource` block in `planlint.hcl`; its category \
      and severities then count as the built-in ones do.
      """,
    turn: LossTurn.other.turn)

  func judge(_ change: ChangeContext) -> [Observation] {
    guard let loss = Loss(of: change) else { return [] }
    if let facts = change.facts {
      return [.finding(lossFinding(loss, of: change, severity: loss.severity(by: facts)))]
    }
    var finding = lossFinding(loss, of: change, certainty: .heuristic)
    finding.because.append("nothing is known of \(code: change.address.type)")
    return [.finding(finding)]
  }
}
