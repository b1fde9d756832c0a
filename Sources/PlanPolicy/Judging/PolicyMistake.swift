public import PlanModel

/// A mistake in a file of the policy: what it is, where, and what was probably meant.
public struct PolicyMistake: Sendable {
  /// Whether it is an error, which makes the policy unsound, or a warning.
  public var severity: Severity
  /// What is wrong.
  public var summary: Phrase
  /// What was expected, with the nearest valid name where there is one.
  public var remedy: Phrase?
  /// Where it is.
  public var place: Diagnostic.Place
  /// The source line and a caret under the place, on two lines.
  public var frame: String?

  /// How bad a mistake is.
  public enum Severity: Sendable, Hashable {
    case error, warning
  }

  /// Makes a mistake.
  public init(
    _ severity: Severity, summary: Phrase, remedy: Phrase? = nil, place: Diagnostic.Place, frame: String? = nil
  ) {
    self.severity = severity
    self.summary = summary
    self.remedy = remedy
    self.place = place
    self.frame = frame
  }

  /// The mistake as a diagnostic of a report.
  public var diagnostic: Diagnostic {
    var diagnostic = Diagnostic(severity: severity == .error ? .error : .warning, summary: summary)
    diagnostic.detail = frame.map { "\(code: $0)" }
    diagnostic.place = place
    diagnostic.remedy = remedy
    return diagnostic
  }

  /// The place, what is wrong and what was meant, as a line of a finding.
  var line: Phrase {
    var spelling = place.file ?? Policy.configurationName
    if let line = place.line, let column = place.column { spelling += ":\(line):\(column)" }
    guard let remedy else { return "\(code: spelling): \(summary)" }
    return "\(code: spelling): \(summary). \(remedy)"
  }
}
