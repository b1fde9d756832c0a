import PlanAnalysis
import PlanModel
import PlanReading

/// Puts what several inputs hold together into one run.
///
/// A log gives units their names, a plan of JSON replaces what a log shows of it, a run report says what became of units that
/// have no plan, a graph says which unit depends on which.
struct RunAssembly {
  private struct PlanOfFile {
    let path: String
    let plan: Plan
    let file: String
    let form: PlanForm?
  }

  private struct Reported {
    let outcomes: [UnitOutcome]
    let file: String
  }

  private var logs: [(log: TerragruntLog, file: String)] = []
  private var plans: [PlanOfFile] = []
  private var reports: [Reported] = []
  private var graphs: [(graph: UnitGraph, file: String)] = []
  private var diagnostics: [Diagnostic] = []

  /// Takes what an input holds.
  mutating func take(_ contents: InputContents, of named: NamedInput) {
    let file = named.input.name
    switch contents {
    case .plans(let plans): take(plans, of: named)
    case .unnamedPlans(let plans, let diagnostic):
      take(plans, of: named)
      diagnostics.append(diagnostic)
    case .terragruntLog(let log): logs.append((log, file))
    case .runReport(let outcomes): reports.append(Reported(outcomes: outcomes, file: file))
    case .unitGraph(let graph): graphs.append((graph, file))
    }
  }

  /// Where a text holds several plans, nothing in it names them, so they are numbered.
  private mutating func take(_ plans: [Plan], of named: NamedInput) {
    let form = named.kind.flatMap(PlanForm.init)
    for (index, plan) in plans.enumerated() {
      let path = plans.count == 1 ? named.unitPath : "\(named.unitPath)#\(index + 1)"
      self.plans.append(PlanOfFile(path: path, plan: plan, file: named.input.name, form: form))
    }
  }

  /// Says which files were not read.
  mutating func note(_ passedOver: [PassedOverFile]) {
    let copies = passedOver.count { if case .otherForm = $0.reason { true } else { false } }
    let others = passedOver.count - copies
    if others > 0 {
      note(
        "\(others) \(words: others == 1 ? "file holds" : "files hold") no plan and \(words: others == 1 ? "was" : "were") passed over"
      )
    }
    if copies > 0 {
      note(
        "\(copies) \(words: copies == 1 ? "file holds" : "files hold") a plan that is read from its JSON, and \(words: copies == 1 ? "was" : "were") passed over"
      )
    }
  }

  private mutating func note(_ text: Phrase) {
    var diagnostic = Diagnostic(severity: .note, code: "passed-over", summary: "\(text).")
    diagnostic.remedy = "\(code: "planlint inputs") lists what each file is taken for."
    diagnostics.append(diagnostic)
  }

  /// The run.
  ///
  /// - Throws: `InputError.sameUnit` where two inputs hold the plan of one unit.
  consuming func run() throws(InputError) -> Run {
    var units = AssembledUnits()
    for (log, file) in logs {
      for unit in log.units { try units.add(unit, ofLog: file) }
    }
    for plan in plans.sorted(by: { $0.path.bytesPrecede($1.path) }) {
      try units.add(plan.plan, plan.path, ofFile: plan.file, plan.form)
    }
    for report in reports {
      for outcome in report.outcomes { units.apply(outcome, ofReport: report.file) }
    }
    for (graph, _) in graphs { units.apply(graph) }
    if units.isEmpty { units.miss(inputs: reports.map(\.file) + graphs.map(\.file)) }
    noteUnreported(units)
    return Run(
      units: units.inOrder, terragrunt: terragrunt,
      diagnostics: logs.flatMap(\.log.diagnostics) + diagnostics)
  }

  private mutating func noteUnreported(_ units: AssembledUnits) {
    guard let report = reports.first, let first = units.unreported.first else { return }
    let others = units.unreported.count - 1
    var diagnostic = Diagnostic(
      severity: .warning, code: "other-run",
      summary: """
        The run report does not speak of \(code: first)\(words: others > 0 ? " and \(others) more" : ""), of which there is a \
        plan: it may be of another run.
        """)
    diagnostic.place.file = report.file
    diagnostics.append(diagnostic)
  }

  /// What the logs and the reports say of the run.
  private var terragrunt: TerragruntRun? {
    var runs = logs.map(\.log.run)
    if runs.isEmpty, let outcomes = reports.first?.outcomes { runs = [TerragruntRun(outcomes)] }
    return runs.dropFirst().reduce(runs.first) { $0?.joined(with: $1) }
  }
}

extension TerragruntRun {
  /// The run that a report is of.
  fileprivate init(_ outcomes: [UnitOutcome]) {
    self.init()
    command = outcomes.lazy.compactMap(\.command).first
    var tally = Tally(units: outcomes.count)
    for outcome in outcomes {
      switch outcome.result {
      case .succeeded: tally.succeeded += 1
      case .failed: tally.failed += 1
      case .earlyExit: tally.earlyExits += 1
      case .excluded: tally.excluded += 1
      case .unrecognised: break
      }
    }
    self.tally = tally
  }

  /// Both runs as one: the parts of a run that was logged in several files, or several runs.
  fileprivate func joined(with other: TerragruntRun) -> TerragruntRun {
    var run = self
    run.version = version ?? other.version
    run.command = command ?? other.command
    if let more = other.listedUnits { run.listedUnits = (listedUnits ?? []) + more }
    guard let tally, let more = other.tally else {
      run.tally = tally ?? other.tally
      return run
    }
    run.tally = Tally(
      units: tally.units + more.units, succeeded: tally.succeeded + more.succeeded, failed: tally.failed + more.failed,
      earlyExits: tally.earlyExits + more.earlyExits, excluded: tally.excluded + more.excluded)
    return run
  }
}
