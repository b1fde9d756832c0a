public import PlanModel

/// A fact about a whole provider, or about Terraform itself.
public struct ProviderFact: Sendable {
  /// What it is about: a setting, a block.
  public let name: String
  /// Where it is set: "lifecycle block", "provider block".
  public let place: String
  /// The values that are safe, where it is a setting.
  public let safe: [Value]
  /// The value when it is not set, where that is known.
  public let unsetValue: Value?
  /// What it does.
  public let effect: Effect
  /// What it means, as a sentence.
  public let say: String

  /// What it does.
  public enum Effect: String, Sendable, Hashable, CaseIterable {
    case blocks, copies, delays, retains, availability, danger, none
    case refusesNonempty = "refuses-nonempty"
  }
}

/// What a type is to the rules, beside its category.
public enum Role: String, Sendable, Hashable, CaseIterable {
  /// It answers requests: destroyed before its successor is there, it is an outage.
  case serving
  /// Its replacement is how it is updated: a new version of something that nothing depends on.
  case benignReplacement = "benign-replacement"
}

/// An attribute of which only some changes replace the resource.
public struct ConditionalReplacement: Sendable {
  /// The attribute.
  public let attribute: AttributeName
  /// Which changes do, as a sentence.
  public let when: String
  /// Where this is known from; nil where it was only collected.
  public let basis: Basis?

  /// Where this is known from.
  public enum Basis: String, Sendable, Hashable, CaseIterable {
    /// Seen in a real plan.
    case plan
    /// The provider's code decides at plan time.
    case source
    case docs
    case providerBehaviour = "provider-behaviour"
  }
}
