/// What identifies an entry of a plan: several objects share one address when some of them are deposed.
public struct ChangeKey: Sendable, Hashable {
  /// The address.
  public var address: ResourceAddress
  /// The eight hexadecimal digits of a deposed object, nil for the current one.
  public var deposed: String?

  /// Makes a key.
  public init(address: ResourceAddress, deposed: String? = nil) {
    self.address = address
    self.deposed = deposed
  }
}

/// One entry of a plan: an object, what is planned for it, and why.
public struct ResourceChange: Sendable {
  /// The key.
  public var key: ChangeKey
  /// Where the object stood before a move.
  @Rare public var previousAddress: ResourceAddress? = nil
  /// The provider's source address; nil from text.
  public var provider: String?
  /// What is planned.
  public var action: Action
  /// The engine's own list of actions; nil from text.
  public var engineActions: [String]?
  /// The reason.
  public var reason: ActionReason?
  /// The import that the plan makes first.
  @Rare public var importing: Import? = nil
  /// The HCL that the engine generated for an imported object.
  public var generatedConfiguration: String?
  /// The paths that the provider says force the replacement, sorted; empty where it gave none.
  public var replacePaths: [AttributePath]
  /// Whether the input could show forcing paths; text hides some, and a stream has none.
  public var forcingPathsVisibility: Visibility
  /// Both sides, decoded when asked for.
  public var values: Deferred<Sides> {
    didSet {
      differingValues = values
      valueBefore = .onDemand { [values] in values().before }
    }
  }
  /// Both sides without top-level attributes that surely are the same on both: all that a difference needs.
  package var differingValues: Deferred<Sides>
  /// The side before alone: all that a loss needs.
  package var valueBefore: Deferred<Value>

  /// Makes an entry without move, import and reason, to be filled in.
  public init(
    key: ChangeKey, action: Action, replacePaths: [AttributePath] = [], forcingPathsVisibility: Visibility = .shown,
    values: Deferred<Sides>
  ) {
    self.key = key
    self.action = action
    self.replacePaths = replacePaths
    self.forcingPathsVisibility = forcingPathsVisibility
    self.values = values
    differingValues = values
    valueBefore = .onDemand { values().before }
  }

  /// The address.
  public var address: ResourceAddress { key.address }

  /// Whether nothing happens at all: no action, no move, no import.
  public var isPlainNoOp: Bool { action == .noOp && previousAddress == nil && importing == nil }

  /// The state of the object on both sides of a change.
  public struct Sides: Sendable {
    /// Null where the object does not exist yet.
    public var before: Value
    /// Null where it will not exist any more; what is known only after apply is unknown.
    public var after: Value

    /// Makes both sides.
    public init(before: Value, after: Value) {
      self.before = before
      self.after = after
    }
  }

  /// What is known of an import.
  public enum Import: Sendable {
    case id(String)
    /// Import by identity (Terraform and OpenTofu 1.12).
    case identity(Value)
    /// The id is known only after apply (deferred changes).
    case unknown
    /// The plan says that it is imported and not how.
    case unspecified
  }

  /// Whether the input could show a fact.
  public enum Visibility: Sendable, Hashable {
    case shown, notShown
  }
}

/// A part of the model that is made when it is asked for, so that a plan of any size costs what is looked at.
public enum Deferred<Contents: Sendable>: Sendable {
  /// Boxed: most parts are made on demand, and a change need not have room for both sides in place.
  indirect case made(Contents)
  /// Made anew at each call; hold the result where it is needed twice.
  case onDemand(@Sendable () -> Contents)

  /// Makes the contents.
  public func callAsFunction() -> Contents {
    switch self {
    case .made(let contents): contents
    case .onDemand(let make): make()
    }
  }
}
