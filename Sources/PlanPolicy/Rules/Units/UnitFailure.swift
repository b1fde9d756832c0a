import PlanModel

/// How a unit came to have no plan that speaks for it; each way is said by one rule.
enum UnitFailure {
  /// Its plan says that it is a fragment: PL002.
  case fragment
  /// Its run failed before there was a plan: PL802.
  case failedRun
  /// It did not run, because these units that it depends on had failed: PL802.
  case earlyExit(after: [String])
  /// It should be there and is not: PL803.
  case withoutPlan

  /// Finds out how a unit failed.
  ///
  /// - Returns: nil for a unit that was planned, or left out on purpose, or whose plan could not be read (PL001).
  init?(of analyzed: AnalyzedUnit, in run: AnalyzedRun) {
    let unit = analyzed.unit
    switch unit.status {
    case .missing:
      let failed = analyzed.upstreams.filter(\.hasFailed)
      // Those that did not run either follow from the same failure.
      let roots = failed.filter { $0.condition != .failed(.missing) }
      self = failed.isEmpty ? .withoutPlan : .earlyExit(after: (roots.isEmpty ? failed : roots).map(\.path))
    case .planned, .noChanges, .incomplete, .excluded, .errored:
      guard unit.status == .errored || unit.plan.isErrored else { return nil }
      // Of a run of many units an error box alone is no plan, though it is read as one.
      let hasPlan = unit.plan.isErrored && (run.terragrunt == nil || !unit.plan.changes.isEmpty)
      self = hasPlan ? .fragment : .failedRun
    }
  }

  /// The rule that says it.
  var rule: String {
    switch self {
    case .fragment: "PL002"
    case .failedRun, .earlyExit: "PL802"
    case .withoutPlan: "PL803"
    }
  }
}

extension UnitContext {
  /// How the unit failed, if it did.
  var failure: UnitFailure? { UnitFailure(of: analyzed, in: run.run) }

  /// What engines and Terragrunt say went wrong: the reason of its status, then the first errors, each once.
  var failureReasons: [Phrase] {
    let errors = plan.diagnostics.filter { $0.severity == .error }.map(\.summary)
    var said: Set<String> = []
    let reasons = ([analyzed.unit.statusReason].compactMap(\.self) + errors).filter { said.insert($0.text).inserted }
    return reasons.counted(limit: 3, beyond: "messages")
  }
}

extension Phrase {
  /// The sentence without its values, which tell it from others well enough.
  fileprivate var text: String {
    pieces.map { piece in
      switch piece {
      case .words(let text), .code(let text), .quoted(let text): text
      case .address(let address): address.description
      case .path(let path): path.description
      case .value, .command: ""
      }
    }.joined()
  }
}

extension Upstream {
  var hasFailed: Bool {
    switch condition {
    case .failed: true
    case .changesOutputs: false
    }
  }
}
