import PlanModel

/// PL101: something that the team calls critical would be destroyed.
struct CriticalDestroyed: Rule {
  let metadata = RuleMetadata(
    id: "PL101", name: "critical-destroyed", severity: .critical, scope: .change,
    summary: "An object that a `critical` block names would be destroyed.",
    what: """
      Fires for a destroy of a managed object that a `critical` block of `planlint.hcl` matches by type, address or \
      unit, whatever its type. A deposed object does not count: it is what an earlier replacement left over.
      """,
    why: "The team has said beforehand that this must not go without somebody looking at it.",
    remedy: """
      Find out why it goes: was it renamed in the code, was its block or module removed, did a key of `for_each` \
      change? A `moved` block keeps what was renamed; a `removed` block with `destroy = false` lets go of it without \
      destroying it.
      """,
    turn: LossTurn.critical.turn)

  func judge(_ change: ChangeContext) -> [Observation] {
    guard case .destroyed = Loss(of: change), let matcher = change.criticalMatcher else { return [] }
    return [.finding(criticalFinding(.destroyed, of: change, matcher: matcher))]
  }
}

/// PL102: something that the team calls critical would be replaced.
struct CriticalReplaced: Rule {
  let metadata = RuleMetadata(
    id: "PL102", name: "critical-replaced", severity: .critical, scope: .change,
    summary: "An object that a `critical` block names would be replaced.",
    what: """
      Fires for a replacement of a managed object that a `critical` block of `planlint.hcl` matches by type, address \
      or unit: destroyed first, created first, and with the old object forgotten.
      """,
    why: "The team has said beforehand that this must not be replaced without somebody looking at it.",
    remedy: """
      Find out what forces it: a changed argument that the provider cannot change in place, a newer provider, a taint. \
      Keep the old value, or `ignore_changes` it; where the replacement is wanted, take the backups first.
      """,
    turn: LossTurn.critical.turn)

  func judge(_ change: ChangeContext) -> [Observation] {
    guard let loss = Loss(of: change), case .replaced = loss, let matcher = change.criticalMatcher else { return [] }
    return [.finding(criticalFinding(loss, of: change, matcher: matcher))]
  }
}

extension Rule {
  fileprivate func criticalFinding(_ loss: Loss, of change: ChangeContext, matcher: CriticalMatcher) -> Finding {
    var finding = lossFinding(loss, of: change)
    let place = "\(matcher.location.file):\(matcher.location.line)"
    finding.because.append("this team calls it critical (\(code: place))")
    return finding
  }
}
