public import PlanKnowledge
public import PlanModel

/// What a team has decided: the content of `planlint.hcl`.
public struct Configuration: Sendable {
  /// From which severity on findings block; nil where the file leaves it to the default.
  public var gate: Gate?
  /// Whether what rules could not tell blocks.
  public var failsOnUnknown: Bool
  /// What is critical to this team beside what is known of resource types.
  public var critical: [CriticalMatcher]
  /// The environments in their order; the first that matches a unit is the unit's.
  public var environments: [EnvironmentSettings]
  /// What is said of single rules, by id.
  public var rules: [String: RuleSettings]
  /// Facts on resource types, by type.
  public var resources: [String: ResourceFacts]

  /// The configuration of a team that has written none.
  public init() {
    failsOnUnknown = false
    critical = []
    environments = []
    rules = [:]
    resources = [:]
  }

  /// The environment of a unit.
  func environment(of unit: String) -> EnvironmentSettings? {
    environments.first { environment in environment.units.contains { $0.matches(unit) } }
  }
}

/// An `environment` block.
public struct EnvironmentSettings: Sendable {
  /// The label of its block.
  public var name: String
  /// The units that belong to it.
  public var units: [PathPattern]
  /// What becomes of the findings there.
  public var findings: Escalation

  /// What an environment does to the severity of findings.
  public enum Escalation: Sendable, Hashable {
    case asTheyAre
    /// One severity up.
    case raised
  }

  /// Makes an environment.
  public init(name: String, units: [PathPattern], findings: Escalation) {
    self.name = name
    self.units = units
    self.findings = findings
  }
}

/// A `critical` block: each attribute that it has must match.
public struct CriticalMatcher: Sendable {
  /// Resource types; nil where the block does not narrow them.
  public var types: [NamePattern]?
  /// Addresses; nil where the block does not narrow them.
  public var addresses: [AddressPattern]?
  /// Units; nil where the block does not narrow them.
  public var units: [PathPattern]?
  /// Where the block stands.
  public var location: SourceLocation

  /// Makes a matcher; one without any pattern matches nothing.
  public init(
    types: [NamePattern]? = nil, addresses: [AddressPattern]? = nil, units: [PathPattern]? = nil,
    location: SourceLocation
  ) {
    self.types = types
    self.addresses = addresses
    self.units = units
    self.location = location
  }

  /// Whether an object of a unit is critical by this block.
  public func matches(_ address: ResourceAddress, unit: String) -> Bool {
    guard types != nil || addresses != nil || units != nil else { return false }
    return (types.map { $0.contains { $0.matches(address.type) } } ?? true)
      && (addresses.map { $0.contains { $0.matches(address) } } ?? true)
      && matches(unit: unit)
  }

  /// Whether the block speaks of a unit at all.
  public func matches(unit: String) -> Bool {
    units.map { $0.contains { $0.matches(unit) } } ?? true
  }
}

/// A `rule` block.
public struct RuleSettings: Sendable {
  /// Whether the rule is evaluated.
  public var state: State
  /// The severity of all its findings, where the team has set one.
  public var severity: Severity?
  /// The rule's own options, by name.
  public var options: [String: OptionValue]

  /// Whether a rule is evaluated.
  public enum State: Sendable, Hashable {
    case enabled, disabled
  }

  /// Makes settings that change nothing.
  public init() {
    state = .enabled
    options = [:]
  }
}
