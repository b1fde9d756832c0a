/// What an engine plans to do with one object.
public enum Action: Sendable, Hashable {
  case noOp, create, read, update
  case replace(Replacement)
  case destroy
  /// Dropped from the state; the real object stays.
  case forget
  /// An ephemeral resource, opened during the run.
  case open
  /// Actions that this version does not know, as the engine spelled them.
  case unknown([String])

  /// Reads the `change.actions` of plan JSON: all four encodings of a replacement, and what is not known as such.
  public init(engineActions actions: [String]) {
    switch actions {
    case ["no-op"]: self = .noOp
    case ["create"]: self = .create
    case ["read"]: self = .read
    case ["update"]: self = .update
    case ["delete", "create"]: self = .replace(Replacement(order: .destroyFirst, oldObject: .destroyed))
    case ["create", "delete"]: self = .replace(Replacement(order: .createFirst, oldObject: .destroyed))
    case ["create", "forget"]: self = .replace(Replacement(order: .createFirst, oldObject: .forgotten))
    case ["forget", "create"]: self = .replace(Replacement(order: .destroyFirst, oldObject: .forgotten))
    case ["delete"]: self = .destroy
    case ["forget"]: self = .forget
    case ["open"]: self = .open
    default: self = .unknown(actions)
    }
  }

  /// The word that reports use.
  public var word: String {
    switch self {
    case .noOp: "no-op"
    case .create: "create"
    case .read: "read"
    case .update: "update"
    case .replace: "replace"
    case .destroy: "destroy"
    case .forget: "forget"
    case .open: "open"
    case .unknown: "unknown"
    }
  }

  /// How it is replaced, if it is.
  public var replacement: Replacement? {
    if case .replace(let replacement) = self { replacement } else { nil }
  }

  /// Whether a real object would be destroyed.
  public var destroysObject: Bool {
    switch self {
    case .destroy: true
    // Where the input does not tell what becomes of the old object, it is taken to be destroyed.
    case .replace(let replacement): replacement.oldObject != .forgotten
    case .noOp, .create, .read, .update, .forget, .open, .unknown: false
    }
  }
}

/// How an object is replaced.
public struct Replacement: Sendable, Hashable {
  /// Which of the two happens first.
  public enum Order: String, Sendable, Hashable {
    case destroyFirst = "destroy-first"
    case createFirst = "create-first"
  }

  /// What becomes of the old object.
  public enum OldObject: String, Sendable, Hashable {
    case destroyed
    /// It stays, unmanaged (`lifecycle { destroy = false }`).
    case forgotten
  }

  /// Which of the two happens first; nil where the input does not tell, as a stream of `plan -json`.
  public var order: Order?
  /// What becomes of the old object; nil where the input does not tell.
  public var oldObject: OldObject?

  /// Makes a way of replacing.
  public init(order: Order?, oldObject: OldObject?) {
    self.order = order
    self.oldObject = oldObject
  }
}

/// Why an engine chose an action: the `action_reason` of plan JSON, kept in the engine's own spelling where unknown.
public enum ActionReason: Sendable, Hashable {
  case replaceBecauseCannotUpdate, replaceBecauseTainted, replaceByRequest, replaceByTriggers
  case deleteBecauseNoResourceConfig, deleteBecauseNoModule, deleteBecauseWrongRepetition, deleteBecauseCountIndex
  case deleteBecauseEachKey, deleteBecauseNoMoveTarget, deleteBecauseEnabledFalse
  case readBecauseConfigUnknown, readBecauseDependencyPending, readBecauseCheckNested
  case forgotBecauseLifecycleDestroyInState, forgotBecauseLifecycleDestroyInConfig
  case unknown(String)

  private static let names: [(ActionReason, String)] = [
    (.replaceBecauseCannotUpdate, "replace_because_cannot_update"),
    (.replaceBecauseTainted, "replace_because_tainted"),
    (.replaceByRequest, "replace_by_request"),
    (.replaceByTriggers, "replace_by_triggers"),
    (.deleteBecauseNoResourceConfig, "delete_because_no_resource_config"),
    (.deleteBecauseNoModule, "delete_because_no_module"),
    (.deleteBecauseWrongRepetition, "delete_because_wrong_repetition"),
    (.deleteBecauseCountIndex, "delete_because_count_index"),
    (.deleteBecauseEachKey, "delete_because_each_key"),
    (.deleteBecauseNoMoveTarget, "delete_because_no_move_target"),
    (.deleteBecauseEnabledFalse, "delete_because_enabled_false"),
    (.readBecauseConfigUnknown, "read_because_config_unknown"),
    (.readBecauseDependencyPending, "read_because_dependency_pending"),
    (.readBecauseCheckNested, "read_because_check_nested"),
    (.forgotBecauseLifecycleDestroyInState, "forgot_because_lifecycle_destroy_in_state"),
    (.forgotBecauseLifecycleDestroyInConfig, "forgot_because_lifecycle_destroy_in_config"),
  ]

  /// Reads the engine's string.
  public init(_ text: String) {
    self = ActionReason.names.first { $0.1 == text }?.0 ?? .unknown(text)
  }

  /// The engine's string.
  public var text: String {
    if case .unknown(let text) = self { return text }
    return ActionReason.names.first { $0.0 == self }?.1 ?? ""
  }
}
