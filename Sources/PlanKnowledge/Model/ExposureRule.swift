public import PlanModel

/// A rule on public exposure or widened privilege: what a change of an attribute makes of a resource.
public struct ExposureRule: Sendable {
  /// The rule's own name, `aws-sg-ingress-open`.
  public let id: String
  /// The type that it is about.
  public let type: String
  /// The attribute that is judged.
  public let attribute: AttributeName
  /// What is at risk.
  public let kind: Kind
  /// How much it weighs.
  public let severity: Severity
  /// Which values, or which changes, are meant.
  public let match: Match
  /// What else must hold of the same resource or block.
  public let when: Condition?
  /// What must not.
  public let unless: Condition?
  /// The attributes that hold the ports; open to sensitive ones, the rule is critical.
  public let portsFrom: [AttributeName]
  /// What it means, as a sentence.
  public let say: String

  /// What is at risk.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case publicNetwork = "public-network"
    case publicData = "public-data"
    case privilege
    case weakAuthentication = "weak-auth"
    case hardening
    case auditOff = "audit-off"
  }

  /// Which values, or which changes, are meant.
  public enum Match: Sendable {
    case equals(Value)
    case anyOf([Value])
    /// An element of a list, or a part of a string.
    case containsAny([Value])
    case prefix(String)
    case set
    case unset
    /// Was set, is not any more.
    case removed
    case changedTo(Value)
    case changedFrom(Value)
    /// The whole resource.
    case created, destroyed
    /// Any value of the list with this name.
    case list(String)
    case policy(PolicyMatcher)
  }

  /// What another attribute is, or is not.
  public enum Condition: Sendable {
    case equals(AttributeName, Value)
    case notEquals(AttributeName, Value)
  }
}
