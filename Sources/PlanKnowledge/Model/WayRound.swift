public import PlanModel

/// A way round a destroy or a replacement, or round what comes of it.
public struct WayRound: Sendable {
  /// What to do, as a sentence.
  public let sentence: String
  /// When it is one.
  public let condition: Condition

  /// When a way leads anywhere.
  public enum Condition: Sendable {
    /// Whatever the change is.
    case always
    /// One of these attributes, or something inside it, forces the replacement.
    case forcing([AttributeName])
    /// The object goes because its address does.
    case addressChanges
  }

  /// Whether it fits a change that has this cause; a cause that is not known rules nothing out but what needs a path.
  public func fits(_ cause: Cause?) -> Bool {
    switch condition {
    case .always: true
    case .forcing(let attributes):
      cause?.paths.contains { forcing in attributes.contains { $0.contains(forcing.path) } } ?? false
    case .addressChanges: cause?.kind.concernsAddress ?? true
    }
  }
}

extension Cause.Kind {
  /// Whether the address of the object goes, as far as the cause tells.
  fileprivate var concernsAddress: Bool {
    switch self {
    case .renamed, .indexShifted, .repetitionChanged, .keyRemoved, .removedFromConfiguration, .moduleRemoved,
      .moveTargetMissing, .notShown:
      true
    case .attributeChanged, .upstreamReplaced, .upstreamUpdated, .upstreamDeferred, .knownAfterApply, .triggeredBy,
      .tainted, .requested, .providerCannotUpdate, .disabled, .deposed, .keptByLifecycle, .destroyRun:
      false
    }
  }
}
