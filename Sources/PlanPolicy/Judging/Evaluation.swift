import PlanModel
import PlanPlatform

/// One evaluation of the enabled rules over a run.
struct Evaluation: Sendable {
  let policy: Policy
  private let rules: [any Rule]
  /// The rules in the order of their turns.
  private let byTurn: [RuleInTurn]
  /// The findings by unit, change and rule; those about the run come first, those about a unit before its changes.
  private(set) var findings: [Finding] = []
  private(set) var couldNotTell: [CouldNotTell] = []

  init(policy: Policy, rules: [any Rule]) {
    self.policy = policy
    self.rules = rules
    // Rules that wait for their turn stand in its order; the others keep the catalogue's.
    let ordered = rules.map { ($0, $0.metadata.turn) }.enumerated().sorted { left, right in
      (left.element.1?.rank ?? 0, left.offset) < (right.element.1?.rank ?? 0, right.offset)
    }
    var groups: [String: Int] = [:]
    byTurn = ordered.map { _, entry in
      RuleInTurn(rule: entry.0, group: entry.1.map { turn in groups.number(of: turn.group) })
    }
  }

  mutating func evaluate(_ run: RunContext) {
    take(rules.flatMap { $0.judge(run) }, in: nil)
    let beginning = withoutFindings
    take(
      run.run.units.concurrentMap { unit in
        var share = beginning
        share.evaluate(
          UnitContext(
            run: run, analyzed: unit, environment: beginning.policy.configuration.environment(of: unit.unit.path)))
        return share
      })
  }

  private mutating func evaluate(_ unit: UnitContext) {
    take(rules.flatMap { $0.judge(unit) }, in: unit.environment)
    let changes = unit.analyzed.changes
    let beginning = withoutFindings
    take(
      Cores.map(changes.count, inRunsOf: 64) { places in
        var share = beginning
        for analyzed in changes[places] where !analyzed.change.isPlainNoOp {
          share.evaluate(ChangeContext(unit: unit, analyzed: analyzed))
        }
        return share
      })
  }

  /// Takes what other cores found, in its order.
  private mutating func take(_ shares: [Evaluation]) {
    for share in shares {
      findings += share.findings
      couldNotTell += share.couldNotTell
    }
  }

  /// The same evaluation with nothing found yet, to be made by another core.
  private var withoutFindings: Evaluation {
    var copy = self
    (copy.findings, copy.couldNotTell) = ([], [])
    return copy
  }

  private mutating func evaluate(_ change: ChangeContext) {
    var spoken: Set<Int> = []
    var found: [Observation] = []
    for entry in byTurn {
      if let group = entry.group, spoken.contains(group) { continue }
      let observations = entry.rule.judge(change)
      if observations.isEmpty { continue }
      if let group = entry.group, observations.contains(where: \.isFinding) { spoken.insert(group) }
      found += observations.map { refined($0, of: change) }
    }
    if !found.isEmpty { take(found, in: change.unit.environment) }
  }

  private func refined(_ observation: Observation, of change: ChangeContext) -> Observation {
    guard case .finding(var finding) = observation else { return observation }
    for rule in rules { rule.refine(&finding, of: change) }
    return .finding(finding)
  }

  /// Takes what the rules say of one subject, in the order of their ids.
  private mutating func take(_ observations: [Observation], in environment: EnvironmentSettings?) {
    for observation in observations.count > 1
      ? observations.sorted(by: { $0.rule.bytesPrecede($1.rule) }) : observations
    {
      switch observation {
      case .finding(let finding): findings.append(finding.settled(by: policy, in: environment))
      case .couldNotTell(let entry): couldNotTell.append(entry)
      }
    }
  }
}

/// A rule, and the group of which only one rule speaks of a change, by number: it is asked for with every change.
private struct RuleInTurn: Sendable {
  let rule: any Rule
  let group: Int?
}

extension [String: Int] {
  /// The number of a name: that which it has got, else the next one.
  fileprivate mutating func number(of name: String) -> Int {
    if let number = self[name] { return number }
    self[name] = count
    return count - 1
  }
}

extension Observation {
  fileprivate var rule: String {
    switch self {
    case .finding(let finding): finding.rule
    case .couldNotTell(let entry): entry.rule
    }
  }

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
