import PlanModel

extension Unit {
  /// A unit that a run report or a graph speaks of, and of which there is no plan.
  init(_ outcome: UnitOutcome, ofReport file: String) {
    self.init(path: outcome.path, plan: Plan(source: Plan.Source(kind: .text, file: file)))
    switch outcome.result {
    case .succeeded: miss("the run report says that it succeeded, and there is no plan of it", file)
    case .failed: fail(outcome, file)
    case .earlyExit: miss(outcome.earlyExit, file)
    case .excluded: (status, statusReason) = (.excluded, "Terragrunt left it out of the run")
    case .unrecognised(let word): take(unknown: word, file)
    }
  }

  /// The unit with what a run report says of it.
  func with(_ outcome: UnitOutcome, ofReport file: String) -> Unit {
    var unit = self
    switch outcome.result {
    case .succeeded: break
    case .failed: if status != .errored { unit.fail(outcome, file) }
    case .earlyExit:
      if status == .missing {
        unit.statusReason = unit.statusReason ?? outcome.earlyExit
      } else {
        unit.warn("The run report says that the unit did not run: its plan may be of an earlier run.", file)
      }
    case .excluded:
      if status != .excluded {
        unit.warn("The run report says that the unit was left out: its plan may be of an earlier run.", file)
      }
    case .unrecognised(let word): unit.take(unknown: word, file)
    }
    return unit
  }

  private mutating func miss(_ reason: Phrase, _ file: String) {
    (status, statusReason) = (.missing, reason)
    plan.shortcomings.append(
      .unreadable(error("There is no plan of this unit: \(reason).", code: "missing-plan", file)))
  }

  private mutating func fail(_ outcome: UnitOutcome, _ file: String) {
    (status, statusReason) = (.errored, "the run report says that it failed")
    plan.isErrored = true
    guard !plan.diagnostics.contains(where: { $0.severity == .error }) else { return }
    var diagnostic = error("Terragrunt reports that the unit failed.", code: nil, file)
    diagnostic.origin = .terragrunt
    diagnostic.detail = outcome.cause.map { "\(quoted: $0)" }
    plan.diagnostics.append(diagnostic)
  }

  private mutating func take(unknown word: String, _ file: String) {
    let text: Phrase = "The run report says \(code: word) of the unit, which this version does not know."
    plan.shortcomings.append(.unreadable(error(text, code: "unknown-outcome", file)))
    status = .incomplete
  }

  private mutating func warn(_ text: Phrase, _ file: String) {
    var diagnostic = Diagnostic(severity: .warning, code: "other-run", summary: text)
    diagnostic.place.file = file
    plan.diagnostics.append(diagnostic)
  }

  private func error(_ text: Phrase, code: String?, _ file: String) -> Diagnostic {
    var diagnostic = Diagnostic(severity: .error, code: code, summary: text)
    diagnostic.place.file = file
    return diagnostic
  }
}

extension UnitOutcome {
  fileprivate var earlyExit: Phrase {
    cause.map { "it did not run, since \(code: $0) failed" } ?? "it did not run, since a unit that it depends on failed"
  }
}
