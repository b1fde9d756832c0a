import PlanModel

/// Puts the units of a log together from what was read of each and what Terragrunt says of them.
struct LogAssembly {
  private let file: String
  private let facts: RunFacts
  private let style: LogStyle?
  private let paths: UnitPaths
  private var records: [String: UnitRecord] = [:]
  private var listed: [String] = []
  /// Plans that stand in lines without a unit.
  private var unnamedPlans: [TextPlan] = []
  private var unnamedErrors: [DiagnosticLines] = []
  private var namesUnits = false
  private var diagnostics: [Diagnostic] = []
  private var numbered: [Unit] = []

  init(file: String, facts: RunFacts, units: [UnitLog], raw: PlanTextReading, style: LogStyle?) {
    self.file = file
    self.facts = facts
    self.style = style
    paths = UnitPaths(spellings: LogAssembly.spellings(facts, units), root: facts.queue?.root)
    takeOutputs(units, raw)
    takeQueue()
    takeUnnamedPlans()
    takeFailures()
    takeMocks()
    takeSummaryUnits()
    takeRunErrors()
    checkSummary()
  }

  /// The log of the model.
  var log: TerragruntLog {
    var run = TerragruntRun()
    run.version = facts.version
    run.command = facts.queue?.command
    run.listedUnits = facts.queue == nil ? nil : listed
    run.tally = facts.summary?.tally
    let others = records.keys.filter { !listed.contains($0) }.sorted { $0.bytesPrecede($1) }
    let named = (listed + others).compactMap { records[$0]?.unit }
    var log = TerragruntLog(units: named + numbered, run: run, diagnostics: diagnostics)
    if log.units.allSatisfy({ $0.status == .excluded }), !diagnostics.contains(where: { $0.severity == .error }) {
      log.diagnostics.append(nothingRead)
    }
    return log
  }

  private static func spellings(_ facts: RunFacts, _ units: [UnitLog]) -> [String] {
    var all = facts.queue?.units ?? []
    all += units.compactMap { $0.name.map { String(decoding: $0, as: UTF8.self) } }
    all += facts.failures.map(\.unit)
    all += facts.mocks.flatMap { [$0.unit, $0.dependency] }
    return all
  }

  private mutating func update(_ path: String, _ change: (inout UnitRecord) -> Void) {
    change(&records[path, default: UnitRecord(path: path, file: file)])
  }
}

// MARK: - Units

extension LogAssembly {
  private mutating func takeOutputs(_ units: [UnitLog], _ raw: PlanTextReading) {
    var hasOutput = false
    for var unit in units {
      unit.errors.finish(number: 0)
      hasOutput = hasOutput || unit.output != nil
      let plans = unit.output?.finish().plans ?? []
      guard let name = unit.name else {
        unnamedPlans += plans
        unnamedErrors += unit.errors.finished
        continue
      }
      namesUnits = namesUnits || unit.output != nil
      update(paths.path(String(decoding: name, as: UTF8.self))) {
        $0.plans += plans
        $0.errors += unit.errors.finished
      }
    }
    // Where the engine's output is logged, what stands between the records is the output of hooks.
    if !hasOutput, !facts.runsHooks || style == nil || style == .bare { unnamedPlans += raw.plans }
  }

  private mutating func takeQueue() {
    guard let queue = facts.queue else { return }
    listed = queue.units.map(paths.path)
    let cannotTell = !namesUnits && !unnamedPlans.isEmpty
    for (unit, dependencies) in queue.dependencies {
      let path = paths.path(unit)
      if cannotTell, listed.count > 1, records[path] == nil { continue }
      let found = dependencies.map(paths.path)
      update(path) { $0.dependencies.formUnion(found) }
    }
  }

  /// Takes plans of lines that name no unit: one alone is that of the run's only unit, several are nobody's.
  private mutating func takeUnnamedPlans() {
    let plans = unnamedPlans
    let errors = unnamedErrors
    if plans.isEmpty, errors.isEmpty { return }
    let expected = max(listed.count, facts.summary?.tally.units ?? 0)
    if plans.count <= 1, expected <= 1, !namesUnits {
      return update(listed.first ?? ".") {
        $0.plans += plans
        $0.errors += errors
      }
    }
    diagnostics.append(unnamedLines(expected: expected))
    numbered = plans.enumerated().map { Unit(path: ".#\($0 + 1)", plan: $1.plan) }
  }

  private mutating func takeFailures() {
    let only = facts.queue == nil && !namesUnits && records.count == 1 ? records.keys.first : nil
    for var failure in facts.failures {
      let path = only ?? paths.path(failure.unit)
      // In some releases the records of the whole run name its folder.
      if path == ".", facts.queue != nil, !listed.contains(".") {
        takeRunFailure(failure)
        continue
      }
      if case .ancestor(let unit?) = failure.cause { failure.cause = .ancestor(paths.path(unit)) }
      update(path) { $0.failures.append(failure) }
    }
  }

  private mutating func takeRunFailure(_ failure: UnitFailure) {
    guard case .message(let text) = failure.cause else { return }
    var diagnostic = Diagnostic(severity: .error, origin: .terragrunt, summary: Phrase([.quoted(text)]))
    diagnostic.place = Diagnostic.Place(file: file, line: failure.line)
    diagnostics.append(diagnostic)
  }

  private mutating func takeMocks() {
    for mock in facts.mocks {
      let path = paths.path(mock.unit)
      let dependency = paths.path(mock.dependency)
      guard records[path] != nil else { continue }
      update(path) {
        $0.mocked.insert(dependency)
        $0.dependencies.insert(dependency)
      }
    }
  }

  private mutating func takeSummaryUnits() {
    for (group, units) in facts.summary?.units ?? [:] {
      for path in units.map(paths.path) {
        switch group {
        case .excluded: update(path) { $0.isExcluded = true }
        case .failed, .earlyExits, .succeeded: if namesUnits { update(path) { _ in } }
        }
      }
    }
  }
}

// MARK: - Messages of no unit

extension LogAssembly {
  private mutating func takeRunErrors() {
    takeEngineErrors()
    for lines in facts.errors {
      var diagnostic = lines.diagnostic(in: file)
      diagnostic.origin = .terragrunt
      diagnostics.append(diagnostic)
      guard let source = lines.source?.file, Substring(source).dropping(suffix: "/terragrunt.hcl") != nil else {
        continue
      }
      let path = paths.path(UnitPath.unit(ofFile: source))
      update(path) {
        $0.failures.append(UnitFailure(unit: path, cause: .message(lines.summaryText), line: lines.firstLine))
      }
    }
    var seen: Set<String> = []
    for remark in facts.remarks where seen.insert(remark.text).inserted {
      var diagnostic = Diagnostic(severity: .error, origin: .terragrunt, summary: Phrase([.quoted(remark.text)]))
      diagnostic.place = Diagnostic.Place(file: file, line: remark.line)
      diagnostics.append(diagnostic)
    }
  }

  /// Gives the errors of engines that no record names a unit for to the unit that failed, where there is only one.
  private mutating func takeEngineErrors() {
    let failed = records.values.filter { $0.failures.contains { !$0.cause.isOfAncestor } }.map(\.path)
    if failed.count == 1, namesUnits {
      let errors = facts.engineErrors
      update(failed[0]) { $0.errors += errors }
    } else {
      diagnostics += facts.engineErrors.map { $0.diagnostic(in: file) }
    }
  }

  /// Compares the counts at the end of the run with the units that were read.
  private mutating func checkSummary() {
    guard let summary = facts.summary, numbered.isEmpty else { return }
    let units = records.values.map(\.unit.status)
    let read = units.count { $0 == .planned || $0 == .noChanges || $0 == .incomplete }
    let failed = units.count { $0 == .errored || $0 == .missing }
    let tally = summary.tally
    if read + failed < tally.succeeded + tally.failed + tally.earlyExits || read > tally.succeeded {
      var diagnostic = Diagnostic(
        severity: .error, code: "count-mismatch",
        summary: """
          Terragrunt counts \(tally.succeeded) units that ended well and \(tally.failed + tally.earlyExits) that did \
          not; the log holds plans of \(read), and says of \(failed) that they have none.
          """)
      diagnostic.remedy = "Give both streams of the whole run: \(code: "terragrunt run --all plan 2>&1 | planlint")"
      diagnostic.place = Diagnostic.Place(file: file, line: summary.line)
      diagnostics.append(diagnostic)
    }
  }

  private func unnamedLines(expected: Int) -> Diagnostic {
    var diagnostic = Diagnostic(
      severity: .error, code: "unnamed-units",
      summary: """
        The lines of this log do not name the units that they belong to: \(unnamedPlans.count) plans were found in it, \
        of \(words: expected > 1 ? "\(expected)" : "several") units.
        """)
    diagnostic.remedy = """
      Run Terragrunt so that they do: \(code: "--log-format pretty") without \(code: "--tf-forward-stdout") and \
      \(code: "--log-disable"), before 0.67 \(code: "--terragrunt-include-module-prefix"); or have it write JSON: \
      \(code: "--json-out-dir plans"), and give that folder.
      """
    diagnostic.place = Diagnostic.Place(file: file)
    return diagnostic
  }

  private var nothingRead: Diagnostic {
    var diagnostic = Diagnostic(
      severity: .error, code: "no-plan", summary: "\(InputName(file).phrase) is a log of Terragrunt, but holds no plan."
    )
    diagnostic.remedy = "Give both streams of the whole run: \(code: "terragrunt run --all plan 2>&1 | planlint")"
    diagnostic.place = Diagnostic.Place(file: file)
    return diagnostic
  }
}
