public import PlanModel

/// A block of the waiver file, or the whole file, that cannot be taken at its word: it waives nothing.
public struct MalformedWaiver: Sendable {
  /// Whether only the reason is wanting, or something else.
  public var fault: Fault
  /// What is wrong with it, in the order of the file.
  public var mistakes: [PolicyMistake]
  /// Where the block stands.
  public var location: SourceLocation

  /// What a block lacks.
  public enum Fault: Sendable, Hashable {
    case reason, other
  }

  /// Makes a malformed waiver.
  public init(fault: Fault, mistakes: [PolicyMistake], location: SourceLocation) {
    self.fault = fault
    self.mistakes = mistakes
    self.location = location
  }
}
