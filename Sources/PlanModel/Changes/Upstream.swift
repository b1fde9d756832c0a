/// A unit that another one depends on, directly or through others, and from which something else is to be expected than that
/// one was planned with.
public struct Upstream: Sendable, Hashable {
  /// The unit's path.
  public var path: String
  /// The dependency through which it is reached; nil where the unit depends on it itself.
  public var through: String?
  /// What is to be expected of it.
  public var condition: Condition

  /// Makes an upstream unit.
  public init(path: String, through: String? = nil, condition: Condition) {
    self.path = path
    self.through = through
    self.condition = condition
  }

  /// Why a plan that was made on a unit's outputs may not hold.
  public enum Condition: Sendable, Hashable {
    /// The unit has no plan that was wholly understood: nobody knows what its outputs will be.
    case failed(Unit.Status)
    /// The unit's plan changes outputs.
    case changesOutputs([OutputEffect])
  }
}

/// What a plan does to an output, as the units that read it see it.
public struct OutputEffect: Sendable, Hashable {
  /// The output's name.
  public var name: String
  /// What becomes of it.
  public var kind: Kind

  /// Makes an effect.
  public init(name: String, kind: Kind) {
    self.name = name
    self.kind = kind
  }

  /// What becomes of an output.
  public enum Kind: Sendable, Hashable {
    /// It did not exist before.
    case added
    /// It has another value.
    case updated
    /// Its value, or a part of it, is known only after apply.
    case unknown
    /// Its value is of another type.
    case retyped(from: Shape, to: Shape)
    /// It is gone, or null, which is the same to who reads it.
    case removed
  }

  /// The type of a value, as far as every format of plans shows it.
  public enum Shape: String, Sendable, Hashable {
    case string, number, boolean, list, object
  }
}
