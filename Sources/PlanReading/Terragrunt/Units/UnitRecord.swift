import PlanModel

/// All that a log holds of one unit, under the path that it has in the report.
struct UnitRecord {
  let path: String
  let file: String
  var plans: [TextPlan] = []
  var errors: [DiagnosticLines] = []
  var failures: [UnitFailure] = []
  var dependencies: Set<String> = []
  var mocked: Set<String> = []
  var isExcluded = false

  init(path: String, file: String) {
    self.path = path
    self.file = file
  }

  /// The unit of the model.
  var unit: Unit {
    var unit = Unit(path: path, plan: plan)
    (unit.status, unit.statusReason) = status(of: unit.plan)
    if unit.status == .errored { unit.plan.isErrored = true }
    if unit.status == .missing { unit.plan.shortcomings.append(.unreadable(absence(unit.statusReason))) }
    unit.dependencies = dependencies.sorted { $0.bytesPrecede($1) }
    unit.mockedDependencies = mocked.sorted { $0.bytesPrecede($1) }
    return unit
  }

  private func status(of plan: Plan) -> (Unit.Status, Phrase?) {
    if isExcluded { return (.excluded, "Terragrunt left it out of the run") }
    if let reason = failure(of: plan) { return (.errored, reason) }
    if !plans.isEmpty { return (Unit.Status(of: plan), nil) }
    for failure in failures {
      if case .ancestor(let unit?) = failure.cause { return (.missing, "it did not run, since \(code: unit) failed") }
    }
    if !failures.isEmpty { return (.missing, "it did not run, since a unit that it depends on failed") }
    return (.missing, "the log holds no plan of it")
  }

  /// Why it failed; nil where it did not.
  private func failure(of plan: Plan) -> Phrase? {
    let error = plan.diagnostics.first { $0.severity == .error }
    let own = failures.filter { !$0.cause.isOfAncestor }
    // Releases up to 0.88 say of a unit that did not run that it failed, too.
    let didNotRun = plans.isEmpty && own.allSatisfy(\.cause.isUnspecified) && own.count < failures.count
    let foundChanges = own.contains { $0.cause.isExitCodeTwo } && own.allSatisfy(\.cause.isUnspecified) && hasWholePlan
    guard plan.isErrored || error != nil || (!own.isEmpty && !didNotRun && !foundChanges) else { return nil }
    for failure in own {
      if case .hook(let name) = failure.cause { return "the hook \(code: name) failed" }
    }
    return error?.summary ?? "Terragrunt says that it failed"
  }
}

// MARK: - The plan

extension UnitRecord {
  /// Whether the last plan is whole and has changes.
  private var hasWholePlan: Bool {
    plans.last.map { $0.plan.isWhollyRead && !$0.plan.isErrored && !$0.plan.changesNothing } ?? false
  }

  /// The plan, with what the log says of the unit besides.
  private var plan: Plan {
    var plan = plans.last?.plan ?? Plan(source: Plan.Source(kind: .text, file: file))
    if plans.count > 1, let last = plans.last {
      plan.shortcomings.append(.unreadable(severalPlans(last)))
    }
    var seen = Set(plan.diagnostics.map(DiagnosticKey.init))
    for diagnostic in diagnostics where seen.insert(DiagnosticKey(diagnostic)).inserted {
      plan.diagnostics.append(diagnostic)
    }
    if diagnostics.contains(where: { $0.severity == .error }) { plan.isErrored = true }
    return plan
  }

  /// What the engine and Terragrunt say of the unit: each message stands up to three times in a log.
  private var diagnostics: [Diagnostic] {
    var found = errors.map { $0.diagnostic(in: file) }
    for failure in failures {
      switch failure.cause {
      case .engine(let lines): found += lines.map { $0.diagnostic(in: file) }
      case .hook(let name): found.append(diagnostic("The hook \(code: name) failed.", line: failure.line))
      case .message(let text): found.append(diagnostic(Phrase([.quoted(text)]), line: failure.line))
      case .ancestor, .unspecified, .exitCodeTwo: break
      }
    }
    return found
  }

  private func diagnostic(_ summary: Phrase, line: Int) -> Diagnostic {
    var diagnostic = Diagnostic(severity: .error, origin: .terragrunt, summary: summary)
    diagnostic.place = Diagnostic.Place(file: file, line: line)
    return diagnostic
  }

  private func severalPlans(_ last: TextPlan) -> Diagnostic {
    var diagnostic = Diagnostic(
      severity: .error, code: "several-plans", summary: "The log holds \(plans.count) plans of this unit.")
    diagnostic.remedy = "Give the log of one run; what is read here is the last plan."
    diagnostic.place = Diagnostic.Place(file: file, line: last.lines.lowerBound)
    return diagnostic
  }

  private func absence(_ reason: Phrase?) -> Diagnostic {
    var diagnostic = Diagnostic(
      severity: .error, code: "missing-plan", summary: "There is no plan of this unit: \(reason ?? "nothing says why")."
    )
    diagnostic.place = Diagnostic.Place(file: file)
    return diagnostic
  }
}

extension UnitFailure.Cause {
  var isOfAncestor: Bool {
    switch self {
    case .ancestor: true
    case .engine, .hook, .message, .unspecified, .exitCodeTwo: false
    }
  }

  /// Whether it says nothing but that the unit failed.
  var isUnspecified: Bool {
    switch self {
    case .unspecified, .exitCodeTwo: true
    case .engine, .hook, .message, .ancestor: false
    }
  }

  var isExitCodeTwo: Bool {
    switch self {
    case .exitCodeTwo: true
    case .unspecified, .engine, .hook, .message, .ancestor: false
    }
  }
}

/// What tells whether two diagnostics of a unit are one.
private struct DiagnosticKey: Hashable {
  private let summary: [String]
  private let place: Diagnostic.Place?
  private let address: String?

  init(_ diagnostic: Diagnostic) {
    summary = diagnostic.summary.pieces.map { piece in
      switch piece {
      case .words(let text), .code(let text), .quoted(let text): text
      case .address(let address): address.description
      case .path, .value, .command: ""
      }
    }
    address = diagnostic.address?.description
    // A place in the log is where the copy stands, not what it speaks of.
    place =
      diagnostic.place.file.map { $0.hasSuffix(".tf") || $0.hasSuffix(".tofu") || $0.hasSuffix(".hcl") } ?? false
      ? diagnostic.place : nil
  }
}
