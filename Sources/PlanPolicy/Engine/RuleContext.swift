public import PlanKnowledge
public import PlanModel

/// What a rule may know of the run it judges.
public struct RunContext: Sendable {
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
public struct UnitContext: Sendable {
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
///
/// What takes work is found out when the first rule asks, and kept for the others. A context is used by one thread.
public struct ChangeContext {
  private let known: Known

  init(unit: UnitContext, analyzed: AnalyzedChange) {
    known = Known(unit: unit, analyzed: analyzed)
  }

  /// The unit it belongs to.
  public var unit: UnitContext { known.unit }
  /// The change with its cause and differences.
  public var analyzed: AnalyzedChange { known.analyzed }
  /// The entry as it was read.
  public var change: ResourceChange { known.analyzed.change }
  /// The address.
  public var address: ResourceAddress { known.analyzed.change.key.address }
  /// What is planned.
  public var action: Action { known.analyzed.change.action }
  /// Both sides, decoded anew at each call; see also ``before``.
  public var values: Deferred<ResourceChange.Sides> { known.analyzed.change.values }
  /// The side before, decoded once.
  public var before: Value { known.before }
  /// What is known of the type: what the configuration adds, else what is built in.
  public var facts: ResourceFacts? { known.facts }
  /// The protections of the type as this object has them; none without facts.
  var protections: [ProtectionState] { known.protections }
  /// Whether its type has a role.
  public func hasRole(_ role: Role) -> Bool { unit.run.knowledge.hasRole(role, address.type) }
  /// The `critical` block that the change matches.
  public var criticalMatcher: CriticalMatcher? {
    unit.run.policy.configuration.critical.first { $0.matches(address, unit: unit.path) }
  }

  /// What a finding about this change is about.
  public var subject: Finding.Subject { .change(unit: unit.path, change.key, action) }

  /// Whether it is the current object of a managed resource; a deposed one is judged by other rules.
  public var isCurrentManagedObject: Bool { known.isCurrentManagedObject }

  private final class Known {
    let unit: UnitContext
    let analyzed: AnalyzedChange
    let isCurrentManagedObject: Bool
    lazy var before = analyzed.change.valueBefore()
    lazy var facts = unit.run.knowledge.facts(for: analyzed.change.address.type)
    lazy var protections = facts?.protections.map { ProtectionState(of: $0, on: before) } ?? []

    init(unit: UnitContext, analyzed: AnalyzedChange) {
      self.unit = unit
      self.analyzed = analyzed
      isCurrentManagedObject = analyzed.change.key.deposed == nil && analyzed.change.key.address.mode == .managed
    }
  }
}
