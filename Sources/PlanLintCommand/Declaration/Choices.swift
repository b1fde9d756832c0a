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

extension JSONBackend {
  /// The name of the reader that only some builds have.
  static let optionalName = "json-c"
}

extension RawRepresentable where Self: CaseIterable, RawValue == String {
  /// The words that a user may type.
  static var words: [String] { allCases.map(\.rawValue) }
}

extension Gate {
  /// The words that a user may type.
  static var words: [String] { Severity.allCases.reversed().map(\.word) + [Gate.never.word] }
}
