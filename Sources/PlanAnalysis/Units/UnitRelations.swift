public import PlanModel

extension AnalyzedRun {
  /// The run with what its units are to each other: whose outputs change, who depends on them, and who was planned before.
  ///
  /// It goes by nothing but each unit's path, status, dependencies, plan and outputs; units that were put together from
  /// several runs can be related anew.
  public func relatingUnits() -> AnalyzedRun {
    var run = self
    for index in run.units.indices { run.units[index].outputEffects = run.units[index].unit.plan.outputEffects }
    if run.units.count < 2 { return run }
    let relations = UnitRelations(of: run.units)
    for index in run.units.indices {
      run.units[index].upstreams = relations.upstreams(of: run.units[index].unit.path)
      run.units[index].dependents = relations.dependents(of: run.units[index].unit.path)
    }
    return run
  }
}

/// Who depends on whom among the units of a run.
private struct UnitRelations {
  private var units: [String: Unit] = [:]
  private var conditions: [String: Upstream.Condition] = [:]
  private var dependents: [String: [String]] = [:]
  private var upstreams: [String: [Upstream]] = [:]

  init(of analyzed: [AnalyzedUnit]) {
    for unit in analyzed {
      units[unit.unit.path] = unit.unit
      conditions[unit.unit.path] = unit.condition
      for dependency in unit.unit.dependencies { dependents[dependency, default: []].append(unit.unit.path) }
    }
    if conditions.isEmpty { return }
    for unit in analyzed { findUpstreams(of: unit.unit.path) }
  }

  func dependents(of path: String) -> [String] { dependents[path] ?? [] }

  /// The units upstream that change or failed, each once: the unit's own dependencies first, then what those depend on.
  ///
  /// What a unit took invented outputs from is not followed: its plan is not made on that unit's old outputs.
  func upstreams(of path: String) -> [Upstream] { upstreams[path] ?? [] }

  /// Finds those of all units on the way first, with a stack of its own: chains of units may be long.
  private mutating func findUpstreams(of path: String) {
    var stack = [path]
    var entered: Set<String> = []
    while let next = stack.last {
      let pending = dependencies(of: next).filter { upstreams[$0] == nil && !entered.contains($0) }
      if upstreams[next] == nil, entered.insert(next).inserted, !pending.isEmpty {
        stack += pending
      } else {
        stack.removeLast()
        if upstreams[next] == nil { upstreams[next] = joinedUpstreams(of: next) }
      }
    }
  }

  private func joinedUpstreams(of path: String) -> [Upstream] {
    var found: [Upstream] = []
    var seen: Set<String> = [path]
    for dependency in dependencies(of: path) {
      guard let condition = conditions[dependency], seen.insert(dependency).inserted else { continue }
      found.append(Upstream(path: dependency, condition: condition))
    }
    for dependency in dependencies(of: path) {
      for var upstream in upstreams[dependency] ?? [] where seen.insert(upstream.path).inserted {
        upstream.through = dependency
        found.append(upstream)
      }
    }
    return found
  }

  /// The dependencies that are units of the run.
  private func dependencies(of path: String) -> [String] {
    guard let unit = units[path] else { return [] }
    return unit.dependencies.filter { units[$0] != nil && !unit.mockedDependencies.contains($0) }
  }
}

extension AnalyzedUnit {
  /// What units downstream have to expect; nil where their plans hold.
  fileprivate var condition: Upstream.Condition? {
    switch unit.status {
    case .errored, .incomplete, .missing: return .failed(unit.status)
    // Nothing of it was planned, on purpose: what it will be is what it was.
    case .excluded: return nil
    case .planned, .noChanges: break
    }
    // A new output of a unit that exists can't have been read; that of a new one stands for what could not be read yet.
    let isNew = unit.plan.isFirstDeploy
    let effects = outputEffects.filter { isNew || $0.kind != .added }
    return effects.isEmpty ? nil : .changesOutputs(effects)
  }
}
