import PlanModel

/// PL008: a check that does not hold.
struct CheckFailed: Rule {
  let metadata = RuleMetadata(
    id: "PL008", name: "check-failed", severity: .medium, scope: .unit,
    summary: "A `check` block, or another condition of the configuration, does not hold.",
    what: """
      Fires for a unit whose plan says that a check failed or could not be evaluated. Where planning failed, a \
      condition that stopped it is said by PL002 or PL802 already, and only `check` blocks count here.
      """,
    why: """
      A `check` block never stops an engine: it prints a warning that drowns in the output. It is what somebody wrote \
      down to be told.
      """,
    remedy: "Read what the check says, and mend it or the check.")

  func judge(_ unit: UnitContext) -> [Observation] {
    let isErrored = unit.failure != nil
    let failed = unit.plan.checks.filter { check in
      check.status.isFailure && (!isErrored || check.kind.hasSameBytes(as: "check"))
    }
    if failed.isEmpty { return [] }
    var finding = finding(
      about: unit, "\(words: failed.count == 1 ? "A check does" : "\(failed.count) checks do") not hold.")
    finding.because = failed.flatMap(\.sentences).counted(beyond: "checks")
    finding.instead = ["Mend what \(Phrase.names(failed.map(\.address), limit: 3)) looks at, or the condition."]
    return [.finding(finding)]
  }
}

extension Check {
  fileprivate var sentences: [Phrase] {
    let failed = instances.filter(\.status.isFailure)
    if failed.isEmpty { return ["\(code: address) \(words: status.words)"] }
    return failed.flatMap { instance -> [Phrase] in
      if instance.problems.isEmpty { return ["\(code: instance.address) \(words: instance.status.words)"] }
      return instance.problems.map { "\(code: instance.address) says: \(quoted: $0)" }
    }
  }
}

extension Check.Status {
  fileprivate var isFailure: Bool {
    switch self {
    case .fail, .error: true
    case .pass, .unknown, .unrecognised: false
    }
  }

  fileprivate var words: String {
    switch self {
    case .error: "could not be evaluated"
    case .fail, .pass, .unknown, .unrecognised: "failed"
    }
  }
}
