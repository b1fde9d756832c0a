public import PlanKnowledge
public import PlanModel

/// What a rule may know of the run it judges.
public struct RunContext {
  /// The run that is judged.
  public let run: AnalyzedRun
  /// What the caller knows beside the plans.
  public let inputs: JudgingInputs
  /// What is known of resource types: what is built in, and what the configuration adds.
  public let knowledge: Knowledge
  let policy: Policy

  /// The value of an option of a rule: what the configuration says, else the rule's own.
  public func option(_ name: String, of rule: some Rule) -> OptionValue? {
    policy.configuration.rules[rule.metadata.id]?.options[name]
      ?? rule.metadata.options.first { $0.name == name }?.standard
  }
}

/// What a rule may know of the unit it judges.
public struct UnitContext {
  /// The run it belongs to.
  public let run: RunContext
  /// The unit with its analyzed changes.
  public let analyzed: AnalyzedUnit
  /// The environment that the configuration puts the unit in.
  public let environment: EnvironmentSettings?

  /// The unit's path.
  public var path: String { analyzed.unit.path }
  /// The unit's plan.
  public var plan: Plan { analyzed.unit.plan }
}

/// What a rule may know of the change it judges.
public struct ChangeContext {
  /// The unit it belongs to.
  public let unit: UnitContext
  /// The change with its cause and differences.
  public let analyzed: AnalyzedChange
  /// Both sides, decoded once where something would be lost.
  public let values: Deferred<ResourceChange.Sides>

  init(unit: UnitContext, analyzed: AnalyzedChange) {
    self.unit = unit
    self.analyzed = analyzed
    switch analyzed.change.action {
    case .replace, .destroy, .forget: values = .made(analyzed.change.values())
    case .noOp, .create, .read, .update, .open, .unknown: values = analyzed.change.values
    }
  }

  /// The entry as it was read.
  public var change: ResourceChange { analyzed.change }
  /// The address.
  public var address: ResourceAddress { analyzed.change.address }
  /// What is known of the type: what the configuration adds, else what is built in.
  public var facts: ResourceFacts? { unit.run.knowledge.facts(for: address.type) }
  /// Whether its type has a role.
  public func hasRole(_ role: Role) -> Bool { unit.run.knowledge.hasRole(role, address.type) }
  /// The `critical` block that the change matches.
  public var criticalMatcher: CriticalMatcher? {
    unit.run.policy.configuration.critical.first { $0.matches(address, unit: unit.path) }
  }

  /// What a finding about this change is about.
  public var subject: Finding.Subject { .change(unit: unit.path, change.key, change.action) }

  /// Whether it is the current object of a managed resource; a deposed one is judged by other rules.
  public var isCurrentManagedObject: Bool { change.key.deposed == nil && address.mode == .managed }
}
