public import PlanModel

/// Why a text is no report that this version can read.
public struct ReportError: Error, Sendable, Hashable {
  /// Where in the report it is; empty for the report as a whole.
  public let path: AttributePath
  /// What was expected there, in words.
  public let expected: String

  /// Makes an error.
  public init(_ path: AttributePath, expected: String) {
    self.path = path
    self.expected = expected
  }
}

extension ReportError: CustomStringConvertible {
  /// The error in a sentence.
  public var description: String {
    path.steps.isEmpty ? "This is no report: \(expected) is expected." : "\(path): \(expected) is expected."
  }
}
