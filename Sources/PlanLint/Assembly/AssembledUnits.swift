import PlanAnalysis
import PlanModel
import PlanReading

/// The units of a run while its inputs are put together.
struct AssembledUnits {
  private struct Entry {
    var unit: Unit
    /// What a log says of it; nil where none does.
    var logged: Unit?
    /// The log or the report that names the unit; nil where only its plan does.
    var namedBy: String?
    /// Whether a run report speaks of it.
    var isReported = false
    /// The file of its plan, where that is a file of its own.
    var file: String?
    var form: PlanForm?
  }

  private var entries: [String: Entry] = [:]
  private var logged = UnitPathIndex([])
  private var all = UnitPathIndex([])

  var isEmpty: Bool { entries.isEmpty }

  /// The units by dependency, then by their paths.
  var inOrder: [Unit] {
    let units = entries.values.map(\.unit)
    return DependencyOrder.order(of: units.map { ($0.path, $0.dependencies) }).map { units[$0] }
  }

  private mutating func insert(_ entry: Entry) {
    entries[entry.unit.path] = entry
    all.insert(entry.unit.path)
  }

  // MARK: Logs

  /// Takes a unit of a log; what another log says of it too, as where a run's two streams are two files, is joined.
  ///
  /// - Throws: `InputError.sameUnit` where both logs hold a plan of it.
  mutating func add(_ unit: Unit, ofLog file: String) throws(InputError) {
    logged.insert(unit.path)
    guard let first = entries[unit.path] else { return insert(Entry(unit: unit, logged: unit, namedBy: file)) }
    guard let joined = first.unit.joined(withPartOf: unit) else {
      throw .sameUnit(path: unit.path, first: first.namedBy ?? "", second: file)
    }
    entries[unit.path]?.unit = joined
    entries[unit.path]?.logged = joined
  }

  // MARK: Plans

  /// Takes the plan of a file, which may be that of a unit of a log.
  ///
  /// - Throws: `InputError.sameUnit` where another file holds the plan of the same unit.
  mutating func add(_ plan: Plan, _ path: String, ofFile file: String, _ form: PlanForm?) throws(InputError) {
    let path = logged.match(path) ?? path
    guard let first = entries[path] else {
      return insert(Entry(unit: Unit(path: path, plan: plan), file: file, form: form))
    }
    if let other = first.file {
      // Of the forms of one plan that are told by their beginnings, the one that says most stands.
      guard let form, let known = first.form, form != known else {
        throw .sameUnit(path: path, first: other, second: file)
      }
      if known < form { return }
    }
    var entry = first
    entry.unit = first.logged?.with(plan, ofFile: file) ?? Unit(path: path, plan: plan)
    entry.file = file
    entry.form = form
    entries[path] = entry
  }

  // MARK: Run reports and graphs

  /// Takes what a run report says of a unit.
  mutating func apply(_ outcome: UnitOutcome, ofReport file: String) {
    guard let path = all.match(outcome.path), let entry = entries[path] else {
      return insert(Entry(unit: Unit(outcome, ofReport: file), namedBy: file, isReported: true))
    }
    entries[path]?.unit = entry.unit.with(outcome, ofReport: file)
    entries[path]?.isReported = true
  }

  /// The units that run reports do not speak of, by their paths.
  var unreported: [String] {
    entries.values.filter { !$0.isReported }.map(\.unit.path).sorted { $0.bytesPrecede($1) }
  }

  /// Takes the dependencies of a graph; of its units, those without a plan need not have run.
  mutating func apply(_ graph: UnitGraph) {
    for node in graph.nodes {
      guard let path = all.match(node.path), let entry = entries[path] else { continue }
      let dependencies = node.dependencies.map { all.match($0) ?? $0 }
      let joined = Set(entry.unit.dependencies).union(dependencies)
      entries[path]?.unit.dependencies = joined.sorted { $0.bytesPrecede($1) }
    }
  }

  /// Says that inputs that speak of units hold none, and no plan.
  mutating func miss(inputs: [String]) {
    let file = inputs.first ?? "-"
    var diagnostic = Diagnostic(
      severity: .error, code: "no-plan", summary: "\(code: file) speaks of units, and no input holds a plan.")
    diagnostic.remedy = "Name the plans beside it: \(code: "planlint plans-json \(file)")"
    diagnostic.place.file = file
    insert(Entry(unit: Unit(path: ".", plan: Plan(unreadable: diagnostic, named: file))))
  }
}

extension Unit {
  /// What two logs of one run say of a unit; nil where both hold a plan of it.
  fileprivate func joined(withPartOf other: Unit) -> Unit? {
    let (plan, facts): (Unit, Unit)
    switch (status, other.status) {
    case (.missing, _), (.excluded, _): (plan, facts) = (other, self)
    case (_, .missing), (_, .excluded): (plan, facts) = (self, other)
    case (_, .errored) where other.plan.changes.isEmpty: (plan, facts) = (self, other)
    case (.errored, _) where self.plan.changes.isEmpty: (plan, facts) = (other, self)
    case (_, _): return nil
    }
    var unit = plan
    if facts.status == .errored || facts.status == .excluded {
      (unit.status, unit.statusReason) = (facts.status, facts.statusReason)
    }
    unit.plan.isErrored = plan.plan.isErrored || facts.plan.isErrored
    unit.plan.diagnostics += facts.plan.diagnostics
    unit.dependencies = Set(dependencies + other.dependencies).sorted { $0.bytesPrecede($1) }
    unit.mockedDependencies = Set(mockedDependencies + other.mockedDependencies).sorted { $0.bytesPrecede($1) }
    return unit
  }
}
