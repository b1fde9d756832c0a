/// Why an object is replaced, destroyed or forgotten.
public struct Cause: Sendable {
  /// The kind over all: that of the first path, or the one reason that has no path.
  public var kind: Kind
  /// How sure it is.
  public var certainty: Certainty
  /// The forcing paths, sorted, each with its own kind.
  public var paths: [ForcingPath]
  /// Where the chain of causes starts.
  public var roots: [Root]
  /// The other half of a rename.
  public var counterpart: Counterpart?
  /// What can be done about it.
  public var remedies: [Remedy]

  /// Makes a cause without a chain.
  public init(
    kind: Kind, certainty: Certainty = .determined, paths: [ForcingPath] = [], roots: [Root] = [],
    counterpart: Counterpart? = nil, remedies: [Remedy] = []
  ) {
    self.kind = kind
    self.certainty = certainty
    self.paths = paths
    self.roots = roots
    self.counterpart = counterpart
    self.remedies = remedies
  }

  /// The kinds of causes, in the spelling of reports.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case attributeChanged = "attribute_changed"
    case upstreamReplaced = "upstream_replaced"
    case upstreamUpdated = "upstream_updated"
    case upstreamDeferred = "upstream_deferred"
    case knownAfterApply = "known_after_apply"
    case triggeredBy = "triggered_by"
    case tainted
    case requested
    case providerCannotUpdate = "provider_cannot_update"
    case notShown = "not_shown"
    case renamed
    case indexShifted = "index_shifted"
    case repetitionChanged = "repetition_changed"
    case keyRemoved = "key_removed"
    case removedFromConfiguration = "removed_from_config"
    case moduleRemoved = "module_removed"
    case disabled
    case moveTargetMissing = "move_target_missing"
    case deposed
    case keptByLifecycle = "kept_by_lifecycle"
    case destroyRun = "destroy_run"
  }

  /// One path that forces a replacement.
  public struct ForcingPath: Sendable {
    /// The path.
    public var path: AttributePath
    /// The kind of it.
    public var kind: Kind
    /// The value before.
    public var before: Value
    /// The value after.
    public var after: Value
    /// The way the change came, upstream; empty where it starts here.
    public var via: [Step]

    /// Makes a forcing path.
    public init(path: AttributePath, kind: Kind, before: Value, after: Value, via: [Step] = []) {
      self.path = path
      self.kind = kind
      self.before = before
      self.after = after
      self.via = via
    }
  }

  /// One attribute that a change came through.
  public struct Step: Sendable, Hashable {
    /// The unit, where it is another one than this.
    public var unit: String?
    /// The address.
    public var address: ResourceAddress
    /// The path.
    public var path: AttributePath

    /// Makes a step.
    public init(unit: String?, address: ResourceAddress, path: AttributePath) {
      self.unit = unit
      self.address = address
      self.path = path
    }
  }

  /// A change at which a chain starts.
  public struct Root: Sendable, Hashable {
    /// The unit, where it is another one than this.
    public var unit: String?
    /// The address.
    public var address: ResourceAddress
    /// The kind of it.
    public var kind: Kind
    /// The forcing paths.
    public var paths: [AttributePath]

    /// Makes a root.
    public init(unit: String?, address: ResourceAddress, kind: Kind, paths: [AttributePath]) {
      self.unit = unit
      self.address = address
      self.kind = kind
      self.paths = paths
    }
  }

  /// The change that is the other half of this one.
  public struct Counterpart: Sendable, Hashable {
    /// The unit, where it is another one than this.
    public var unit: String?
    /// The address.
    public var address: ResourceAddress

    /// Makes a counterpart.
    public init(unit: String?, address: ResourceAddress) {
      self.unit = unit
      self.address = address
    }
  }
}

/// What a person can do about a cause, in words that fit the plan's own addresses.
public enum Remedy: Sendable {
  /// HCL to paste.
  case hcl(Phrase)
  case command(Command)
  case advice(Phrase)
}
