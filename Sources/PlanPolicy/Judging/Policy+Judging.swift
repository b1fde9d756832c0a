import PlanKnowledge
public import PlanModel

extension Policy {
  /// Judges a run: evaluates the enabled rules, applies severities and waivers, and draws the verdict.
  public func judge(_ run: AnalyzedRun, inputs: JudgingInputs) -> Judgement {
    let context = RunContext(
      run: run, inputs: inputs, knowledge: Knowledge(adding: Array(configuration.resources.values)), policy: self)
    var evaluation = Evaluation(policy: self, rules: enabledRules)
    evaluation.evaluate(context)
    return judgement(of: run, evaluation.findings, evaluation.couldNotTell, inputs)
  }

  /// Judges a run whose units were judged apart from each other: anew only what concerns several of them, or the policy.
  ///
  /// - Parameters:
  ///   - run: The run, as far as the judgements of its parts tell it.
  ///   - findings: What was found of single units, with final severities, in the order of the run.
  ///   - couldNotTell: What could not be told of them.
  ///   - inputs: The time to judge by, and what else the plans do not say.
  /// - Returns: The judgement of the whole run.
  public func judge(
    _ run: AnalyzedRun, joining findings: [Finding], couldNotTell: [CouldNotTell], inputs: JudgingInputs
  ) -> Judgement {
    let context = RunContext(
      run: run, inputs: inputs, knowledge: Knowledge(adding: Array(configuration.resources.values)), policy: self)
    let isMadeAnew = { (rule: String) in rulesAcrossUnits.contains { $0.metadata.id == rule } }
    var evaluation = Evaluation(policy: self, rules: rulesAcrossUnits)
    evaluation.evaluate(context)
    let order = UnitOrder(of: run)
    return judgement(
      of: run, order.joined(findings.filter { !isMadeAnew($0.rule) }, with: evaluation.findings),
      order.joined(couldNotTell.filter { !isMadeAnew($0.rule) }, with: evaluation.couldNotTell), inputs)
  }

  private var rulesAcrossUnits: [any Rule] {
    enabledRules.filter { rule in
      switch rule.metadata.scope {
      case .run, .units: true
      case .unit, .change: false
      }
    }
  }

  /// What follows from the findings: waivers, hygiene, the verdict.
  private func judgement(
    of run: AnalyzedRun, _ evaluated: [Finding], _ couldNotTell: [CouldNotTell], _ inputs: JudgingInputs
  ) -> Judgement {
    let (waived, review) = WaiverReview(of: waivers, asOf: inputs.asOf.date).applied(to: evaluated)
    let hygiene = hygieneFindings(review, units: Set(run.units.map(\.unit.path)))
    let findings = (hygiene.map { $0.settled(by: self, in: nil) } + waived).bySeverity()

    let gate = inputs.gateOverride ?? configuration.gate ?? .from(.high)
    let outcome = Outcome(
      findings: findings, couldNotTell: couldNotTell, gate: gate,
      isIncomplete: !isSound || !run.isWhollyJudgeable, failsOnUnknown: configuration.failsOnUnknown)
    return Judgement(
      verdict: outcome.verdict, exitCode: outcome.exitCode, gate: gate, blockingCount: outcome.blockingCount,
      findings: findings, couldNotTell: couldNotTell, policy: facts,
      environments: environments(of: run), diagnostics: diagnostics + notes(on: run))
  }

  /// Whether it can judge at all: its files hold no error, and there is a rule to evaluate.
  public var isSound: Bool {
    !mistakes.contains { $0.severity == .error } && canFindAnything
  }

  /// Whether a rule is left that looks at more than whether the input was understood.
  var canFindAnything: Bool { enabledRules.contains { $0.metadata.adjustability != .fixed } }

  /// Every mistake with its source line; what is wrong with a waiver leaves the judgement whole, so it is a warning.
  private var diagnostics: [Diagnostic] {
    let inWaivers = malformedWaivers.flatMap(\.mistakes).map { mistake in
      var diagnostic = mistake.diagnostic
      diagnostic.severity = .warning
      return diagnostic
    }
    return mistakes.map(\.diagnostic) + inWaivers
  }

  private func environments(of run: AnalyzedRun) -> [String: String] {
    var environments: [String: String] = [:]
    for unit in run.units { environments[unit.unit.path] = configuration.environment(of: unit.unit.path)?.name }
    return environments
  }

  /// Standard input has no path, so that nothing that goes by unit can match it.
  private func notes(on run: AnalyzedRun) -> [Diagnostic] {
    let goesByUnit = !configuration.environments.isEmpty || configuration.critical.contains { $0.units != nil }
    guard goesByUnit, run.units.contains(where: { $0.unit.path == "." }) else { return [] }
    var note = Diagnostic(
      severity: .note,
      summary: "A plan from standard input has no unit path, so that environments and critical units do not match it.")
    note.remedy = "Name the unit with \(code: "--unit NAME")."
    return [note]
  }
}

extension AnalyzedRun {
  /// Whether each unit has a plan that was understood as a whole, and nothing went wrong beside the units.
  var isWhollyJudgeable: Bool {
    !diagnostics.contains { $0.severity == .error } && units.allSatisfy { $0.unit.isWhollyJudgeable }
  }
}

extension Unit {
  var isWhollyJudgeable: Bool {
    switch status {
    case .planned, .noChanges: plan.isWhollyRead && !plan.isErrored
    case .excluded: true
    case .errored, .incomplete, .missing: false
    }
  }
}

/// What follows from the findings.
private struct Outcome {
  var verdict: Verdict
  var exitCode: Int32
  var blockingCount: Int

  init(findings: [Finding], couldNotTell: [CouldNotTell], gate: Gate, isIncomplete: Bool, failsOnUnknown: Bool) {
    blockingCount = findings.count { $0.waiver == nil && gate.blocks($0.severity) }
    if isIncomplete {
      (verdict, exitCode) = (.incomplete, 2)
    } else if blockingCount > 0 || (failsOnUnknown && !couldNotTell.isEmpty) {
      (verdict, exitCode) = (.block, 1)
    } else {
      (verdict, exitCode) = (findings.isEmpty ? .pass : .warn, 0)
    }
  }
}

extension [Finding] {
  /// The findings by severity, highest first, in their order otherwise.
  fileprivate func bySeverity() -> [Finding] {
    Severity.allCases.reversed().flatMap { severity in filter { $0.severity == severity } }
  }
}
