/// What the last line of a plan's text counts, by the engine's own arithmetic.
public struct ChangeCounts: Sendable, Hashable {
  /// Imported objects, whatever else happens to them.
  public var imported: Int
  /// Created objects, those of every replacement among them.
  public var added: Int
  /// Objects updated in place.
  public var changed: Int
  /// Destroyed objects, those of a replacement among them unless it leaves the old object behind.
  public var destroyed: Int
  /// Forgotten objects, those of a replacement among them; nil where the engine does not count them.
  public var forgotten: Int?

  /// Puts counts together.
  public init(imported: Int = 0, added: Int = 0, changed: Int = 0, destroyed: Int = 0, forgotten: Int? = nil) {
    self.imported = imported
    self.added = added
    self.changed = changed
    self.destroyed = destroyed
    self.forgotten = forgotten
  }
}
