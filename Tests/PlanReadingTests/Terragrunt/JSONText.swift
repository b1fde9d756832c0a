import PlanJSON
import PlanModel

/// Takes JSON of a log apart.
enum JSONText {
  /// Reads a document.
  static func parse(_ text: Substring) throws -> Value { try JSON.parse(String(text)) }
}
