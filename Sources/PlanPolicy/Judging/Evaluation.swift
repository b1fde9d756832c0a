import PlanModel

/// One evaluation of the enabled rules over a run.
struct Evaluation {
  let policy: Policy
  private let rules: [any Rule]
  private let byTurn: [any Rule]
  private(set) var findings: [Finding] = []
  private(set) var couldNotTell: [CouldNotTell] = []

  init(policy: Policy) {
    self.policy = policy
    rules = policy.enabledRules
    // Rules that wait for their turn stand in its order; the others keep the catalogue's.
    byTurn = rules.enumerated().sorted { left, right in
      (left.element.metadata.turn?.rank ?? 0, left.offset) < (right.element.metadata.turn?.rank ?? 0, right.offset)
    }.map(\.element)
  }

  mutating func evaluate(_ run: RunContext) {
    for rule in rules { take(rule.judge(run), in: nil) }
    for unit in run.run.units {
      evaluate(
        UnitContext(
          run: run, analyzed: unit, environment: policy.configuration.environment(of: unit.unit.path)))
    }
  }

  private mutating func evaluate(_ unit: UnitContext) {
    for rule in rules { take(rule.judge(unit), in: unit.environment) }
    for analyzed in unit.analyzed.changes where !analyzed.change.isPlainNoOp {
      evaluate(ChangeContext(unit: unit, analyzed: analyzed))
    }
  }

  private mutating func evaluate(_ change: ChangeContext) {
    var spoken: Set<String> = []
    for rule in byTurn {
      let turn = rule.metadata.turn
      if let turn, spoken.contains(turn.group) { continue }
      let observations = rule.judge(change)
      if let turn, observations.contains(where: \.isFinding) { spoken.insert(turn.group) }
      take(observations.map { refined($0, of: change) }, in: change.unit.environment)
    }
  }

  private func refined(_ observation: Observation, of change: ChangeContext) -> Observation {
    guard case .finding(var finding) = observation else { return observation }
    for rule in rules { rule.refine(&finding, of: change) }
    return .finding(finding)
  }

  private mutating func take(_ observations: [Observation], in environment: EnvironmentSettings?) {
    for observation in observations {
      switch observation {
      case .finding(let finding): findings.append(finding.settled(by: policy, in: environment))
      case .couldNotTell(let entry): couldNotTell.append(entry)
      }
    }
  }
}

extension Observation {
  fileprivate var isFinding: Bool {
    switch self {
    case .finding: true
    case .couldNotTell: false
    }
  }
}

extension Finding {
  /// The finding with its final severity: the team's for the rule, raised by the environment, bounded by its certainty.
  func settled(by policy: Policy, in environment: EnvironmentSettings?) -> Finding {
    var settled = self
    if let severity = policy.configuration.rules[rule]?.severity { settled.severity = severity }
    switch environment?.findings {
    case .raised: settled.severity = settled.severity.raised
    case .asTheyAre, nil: break
    }
    switch certainty {
    case .determined: break
    case .heuristic: settled.severity = min(settled.severity, .medium)
    }
    return settled
  }
}
