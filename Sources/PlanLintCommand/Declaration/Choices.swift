import PlanLint
import PlanModel

/// A format of the report.
enum ReportFormat: String, CaseIterable, Sendable {
  case text, markdown, json
}

/// When text is colored.
enum ColorChoice: String, CaseIterable, Sendable {
  case auto, always, never
}

/// What reads JSON.
enum JSONBackendChoice: String, CaseIterable, Sendable {
  case builtIn = "built-in"
  case jsonC = "json-c"
}

extension RawRepresentable where Self: CaseIterable, RawValue == String {
  /// The words that a user may type.
  static var words: [String] { allCases.map(\.rawValue) }
}

extension Gate {
  /// The words that a user may type.
  static var words: [String] { Severity.allCases.reversed().map(\.word) + [Gate.never.word] }
}
