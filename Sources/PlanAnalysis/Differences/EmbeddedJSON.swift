import PlanJSON
import PlanModel

/// JSON that a string holds, as policies, task definitions and dashboards do.
enum EmbeddedJSON {
  /// The differences between two strings that are both a whole JSON object or array; else nil.
  ///
  /// No rows mean that only white space, the order of members or the spelling of numbers and escapes differ.
  static func differences(_ before: String, _ after: String, forcing: [AttributePath]) -> [AttributeChange]? {
    guard let left = container(before), let right = container(after) else { return nil }
    var walker = DifferenceWalker(forcing: forcing)
    walker.compare(left, right)
    return walker.rows
  }

  private static func container(_ text: String) -> Value? {
    // Most strings are no JSON, and their first byte says so.
    guard let first = text.utf8.first(where: { !isSpace($0) }) else { return nil }
    guard first == UInt8(ascii: "{") || first == UInt8(ascii: "[") else { return nil }
    return try? JSON.parse(text)
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }
}
