import PlanModel

/// PL802: a unit of a run that failed, or that did not run because another had failed.
struct UnitFailed: Rule {
  let metadata = RuleMetadata(
    id: "PL802", name: "unit-failed", severity: .critical, scope: .unit,
    summary: "A unit was not planned: its run failed, or a unit that it depends on failed first.",
    what: """
      Fires for a unit of a Terragrunt run that ended in an error before there was a plan, and for one that did not \
      run because a unit that it depends on had failed; the exit code is 2. A failed unit that left a part of a plan \
      is said by PL002, one that is missing for no known reason by PL803. Units that an `exclude` block or a flag \
      leaves out are no failure: reports count them.
      """,
    why: """
      Terragrunt plans what it can and prints the rest of the run as if nothing were wrong, and its exit code does not \
      always tell (with `-detailed-exitcode`, 0.67 and older answer 2 all the same). Whatever this unit would destroy \
      is in no list.
      """,
    remedy: "Read the unit's first error, do what its cause asks for, and plan it again with those that depend on it.",
    adjustability: .fixed)

  func judge(_ unit: UnitContext) -> [Observation] {
    switch unit.failure {
    case .failedRun: [.finding(failedRun(unit))]
    case .earlyExit(let roots): [.finding(earlyExit(unit, after: roots))]
    case .fragment, .withoutPlan, nil: []
    }
  }

  private func failedRun(_ unit: UnitContext) -> Finding {
    var finding = finding(about: unit, "This unit was not planned: its run failed, so nothing below speaks for it.")
    finding.because = unit.failureReasons
    if finding.because.isEmpty { finding.because = ["the run says that it failed, and not why"] }
    finding.instead = unit.plan.diagnostics.filter { $0.severity == .error }.prefix(1).compactMap(\.remedy)
    finding.instead.append("Mend that, then plan this unit again.")
    return finding
  }

  private func earlyExit(_ unit: UnitContext, after roots: [String]) -> Finding {
    var finding = finding(
      about: unit, "This unit was not planned: it depends on a unit that failed, so nothing below speaks for it.")
    finding.because = ["\(Phrase.names(roots)) failed"]
    finding.instead = ["Mend that first; then this unit can be planned."]
    if let root = roots.first { finding.causedBy = fingerprint(ofFailureOf: root, in: unit.run.run) }
    return finding
  }

  /// The identity of what is said of the unit that failed first.
  private func fingerprint(ofFailureOf path: String, in run: AnalyzedRun) -> Fingerprint? {
    guard let root = run.units.first(where: { $0.unit.path.hasSameBytes(as: path) }) else { return nil }
    // A plan that could not be read is said by PL001, if not by a rule with a narrower reason.
    guard let failure = UnitFailure(of: root, in: run) else { return nil }
    return Finding(rule: failure.rule, name: "", severity: .critical, subject: .unit(path), message: "").fingerprint
  }
}

/// PL803: a unit of the run that nothing was read of.
struct UnitWithoutPlan: Rule {
  let metadata = RuleMetadata(
    id: "PL803", name: "unit-not-parsed", severity: .critical, scope: .unit,
    summary: "A unit that the run lists has no plan.",
    what: """
      Fires, with exit code 2, for a unit that the run's queue, its report or the given graph of units names, and of \
      which no plan was found: neither a change nor a `No changes.`
      """,
    why: """
      The list of units is the only proof that none was overlooked. A unit without output, a log that was cut, a lost \
      file of a matrix job look exactly like a unit that has nothing to do.
      """,
    remedy: "Give the plan of the unit too, or the whole log; if it should not be planned, exclude it from the run.",
    adjustability: .fixed)

  func judge(_ unit: UnitContext) -> [Observation] {
    guard case .withoutPlan = unit.failure else { return [] }
    var finding = finding(about: unit, "No plan of this unit was found, so nothing here speaks for it.")
    finding.because = unit.failureReasons
    if finding.because.isEmpty { finding.because = ["the run lists it, and holds no plan of it"] }
    finding.instead = ["Give its plan, or the whole log of the run, too; or plan it again."]
    return [.finding(finding)]
  }
}
