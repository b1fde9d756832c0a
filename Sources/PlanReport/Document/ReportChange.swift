public import PlanModel

extension Report {
  /// One entry of a plan.
  public struct Change: Sendable {
    /// What identifies it.
    public var key: ChangeKey
    /// Where the object stood before a move.
    @Rare public var previousAddress: ResourceAddress? = nil
    /// The provider's source address; nil from text.
    public var provider: String?
    /// What is planned.
    public var action: Action
    /// The engine's own list of actions; nil from text.
    public var engineActions: [String]?
    /// Why the engine chose the action.
    public var reason: ActionReason?
    /// The import that the plan makes first.
    @Rare public var importing: Import? = nil
    /// The HCL that the engine generated for an imported object.
    public var generatedConfiguration: String?
    /// Why the object is replaced, destroyed or forgotten.
    @Rare public var cause: Cause? = nil
    /// The rows of the difference, made anew at each call.
    public var attributes: Deferred<[AttributeRow]>

    /// The address.
    public var address: ResourceAddress { key.address }

    /// Whether nothing happens at all: no action, no move, no import.
    public var isPlainNoOp: Bool { action == .noOp && previousAddress == nil && importing == nil }
  }

  /// An import that a plan makes first.
  public struct Import: Sendable, Hashable {
    /// The id, where it is imported by one.
    public var id: ShownValue?
    /// The identity, where it is imported by one.
    public var identity: ShownValue?
    /// Whether the id is known only after apply.
    public var isUnknown: Bool
  }

  /// An attribute that is not the same on both sides of a change.
  public struct AttributeRow: Sendable, Hashable {
    /// The path.
    public var path: AttributePath
    /// What is planned.
    public var action: AttributeChange.Action
    /// The value before.
    public var before: ShownValue
    /// The value after.
    public var after: ShownValue
    /// Whether the plan marks the value before, or a part of it, sensitive.
    public var isBeforeSensitive: Bool
    /// Whether the plan marks the value after, or a part of it, sensitive.
    public var isAfterSensitive: Bool
    /// Whether it is one of the paths that force the replacement, or stands below or above one.
    public var forcesReplacement: Bool
    /// The differences inside a string that holds JSON on both sides.
    public var nested: [AttributeRow]?
  }

  /// Why an object is replaced, destroyed or forgotten.
  public struct Cause: Sendable {
    /// The kind.
    public var kind: PlanModel.Cause.Kind
    /// How sure it is.
    public var certainty: Certainty
    /// The forcing paths.
    public var paths: [ForcingPath]
    /// Where the chain of causes starts.
    public var roots: [PlanModel.Cause.Root]
    /// The other half of a rename.
    public var counterpart: PlanModel.Cause.Counterpart?
    /// What a person can do about it.
    public var remedies: [Remedy]
  }

  /// A path that forces a replacement.
  public struct ForcingPath: Sendable {
    /// The path.
    public var path: AttributePath
    /// The kind.
    public var kind: PlanModel.Cause.Kind
    /// The value before.
    public var before: ShownValue
    /// The value after.
    public var after: ShownValue
    /// The way the change came, upstream.
    public var via: [PlanModel.Cause.Step]
  }

  /// What a person can do about a cause.
  public enum Remedy: Sendable {
    case hcl(ShownPhrase)
    case command(ShownCommand)
    case advice(ShownPhrase)
  }
}
