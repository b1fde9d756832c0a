import PlanJSON
import PlanModel

/// The identity that an object is imported by: JSON, spread over comment lines.
enum ImportIdentity {
  /// Reads the JSON; of one that is none, the import is known and its identity is not.
  static func read(_ text: String) -> ResourceChange.Import {
    (try? JSON.parse(text)).map(ResourceChange.Import.identity) ?? .unspecified
  }
}
