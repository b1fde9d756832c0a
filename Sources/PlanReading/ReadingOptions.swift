public import PlanJSON

/// How plans are read.
public struct ReadingOptions: Sendable, Hashable {
  /// What becomes of entries that change nothing at all.
  public enum PlainNoOps: Sendable, Hashable {
    /// They are counted, and cost next to nothing.
    case counted
    /// They are entries like all others.
    case listed
  }

  /// What becomes of entries that change nothing at all.
  public var plainNoOps: PlainNoOps
  /// The most bytes that one entry may take.
  public var largestEntry: Int
  /// What takes JSON apart.
  public var backend: JSONBackend
  /// What shows binary plans.
  public var engine: EngineChoice

  /// Makes options.
  public init(
    plainNoOps: PlainNoOps = .counted, largestEntry: Int = 1 << 30, backend: JSONBackend = .swift,
    engine: EngineChoice = .automatic
  ) {
    self.plainNoOps = plainNoOps
    self.largestEntry = largestEntry
    self.backend = backend
    self.engine = engine
  }
}
