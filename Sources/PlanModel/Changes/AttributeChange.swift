/// One row of a difference: an attribute that is not the same on both sides.
public struct AttributeChange: Sendable {
  /// What happens to the attribute.
  public enum Action: String, Sendable, Hashable {
    case create, update, destroy
    /// Only the mark changes.
    case sensitivity
  }

  /// The path.
  public var path: AttributePath
  /// What is planned.
  public var action: Action
  /// The value before; null where there was none.
  public var before: Value
  /// The value after; null where there will be none.
  public var after: Value
  /// Whether this attribute is one of the paths that force the replacement, or stands below or above one.
  public var forcesReplacement: Bool
  /// The differences inside a string that holds JSON on both sides.
  public var nested: [AttributeChange]?

  /// Makes a row.
  public init(
    path: AttributePath, action: Action, before: Value, after: Value, forcesReplacement: Bool = false,
    nested: [AttributeChange]? = nil
  ) {
    self.path = path
    self.action = action
    self.before = before
    self.after = after
    self.forcesReplacement = forcesReplacement
    self.nested = nested
  }
}
