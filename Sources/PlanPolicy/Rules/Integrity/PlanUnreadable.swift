import PlanModel

/// PL001: an input that could not be read as a whole.
struct PlanUnreadable: Rule {
  let metadata = RuleMetadata(
    id: "PL001", name: "plan-unreadable", severity: .critical, scope: .unit,
    summary: "The input is no plan, or not all of it could be read.",
    what: """
      Fires for a unit whose input is cut, is not a plan at all (a state file, a binary plan, an empty file), names a \
      format version that this program does not know, holds an entry that is not what the format says, or has two \
      entries for one object.
      """,
    why: """
      What was not read may be a destroy. A tool that goes on with half a plan calls it safe by leaving it out; so \
      nothing about this unit passes, and the exit code is 2.
      """,
    remedy: "Write the plan again with `tofu show -json` or `terraform show -json`, and give the whole file.",
    adjustability: .fixed)

  func judge(_ run: RunContext) -> [Observation] {
    run.run.diagnostics.filter { $0.severity == .error }.map { diagnostic in
      var finding = finding("Something went wrong beside the plans, so what is below may not be all.")
      finding.because = diagnostic.reasons
      finding.instead = [diagnostic.remedy].compactMap(\.self)
      return .finding(finding)
    }
  }

  func judge(_ unit: UnitContext) -> [Observation] {
    let problems = unit.plan.shortcomings.compactMap(problem)
    switch unit.analyzed.unit.status {
    case .planned, .noChanges, .excluded, .errored:
      if problems.isEmpty { return [] }
    case .incomplete:
      // An unknown action is said by PL006, counts that disagree by PL007.
      if problems.isEmpty, !unit.plan.isWhollyRead { return [] }
    // Said by PL802 or PL803.
    case .missing: return []
    }
    var finding = finding(
      about: unit, "This plan could not be read as a whole, so nothing here speaks for what is missing.")
    finding.because = problems.flatMap(\.lines)
    if finding.because.isEmpty { finding.because = [unit.analyzed.unit.statusReason].compactMap(\.self) }
    finding.instead = problems.compactMap(\.remedy)
    return [.finding(finding)]
  }

  private struct Problem {
    var lines: [Phrase]
    var remedy: Phrase?
  }

  private func problem(_ shortcoming: Shortcoming) -> Problem? {
    switch shortcoming {
    case .unreadable(let diagnostic), .malformedEntry(let diagnostic):
      Problem(lines: diagnostic.reasons, remedy: diagnostic.remedy)
    case .duplicateEntry(let key):
      Problem(
        lines: ["\(key.address) has two entries in this plan\(deposed(key)), and only one can be true"], remedy: nil)
    case .unknownAction, .unknownReason, .unknownMember, .countMismatch: nil
    }
  }

  private func deposed(_ key: ChangeKey) -> Phrase {
    key.deposed.map { " (deposed object \(code: $0))" } ?? Phrase(words: "")
  }
}

extension Diagnostic {
  /// What it says, a line each.
  var reasons: [Phrase] { [summary] + [detail].compactMap(\.self) }
}
