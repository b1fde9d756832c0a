/// How much a finding weighs; the cases rise.
public enum Severity: Int, Sendable, Hashable, CaseIterable {
  case info, low, medium, high, critical

  /// The word that reports and configurations use.
  public var word: String {
    switch self {
    case .info: "info"
    case .low: "low"
    case .medium: "medium"
    case .high: "high"
    case .critical: "critical"
    }
  }

  /// Reads the word of a report or configuration.
  public init?(word: String) {
    guard let severity = Severity.allCases.first(where: { $0.word == word }) else { return nil }
    self = severity
  }

  /// The next severity up; `critical` stays.
  public var raised: Severity { Severity(rawValue: rawValue + 1) ?? .critical }
}

extension Severity: Comparable {
  /// Whether the left severity weighs less.
  public static func < (left: Severity, right: Severity) -> Bool { left.rawValue < right.rawValue }
}

/// How sure a finding or a cause is.
public enum Certainty: String, Sendable, Hashable {
  /// The plan says so.
  case determined
  /// Concluded from what is known of the field; such a finding never weighs more than medium.
  case heuristic
}

/// From which severity on findings block, `--fail-on` and `fail_on`.
public enum Gate: Sendable, Hashable {
  case never
  case from(Severity)

  /// Reads `never` or a severity's word.
  public init?(word: String) {
    if word == "never" {
      self = .never
    } else if let severity = Severity(word: word) {
      self = .from(severity)
    } else {
      return nil
    }
  }

  /// The word that reports and configurations use.
  public var word: String {
    switch self {
    case .never: "never"
    case .from(let severity): severity.word
    }
  }

  /// Whether a finding of this severity blocks.
  public func blocks(_ severity: Severity) -> Bool {
    switch self {
    case .never: false
    case .from(let lowest): severity >= lowest
    }
  }
}

/// The outcome of a run.
///
/// There is no "safe": a pass says which rules found nothing.
public enum Verdict: String, Sendable, Hashable {
  /// No finding.
  case pass
  /// Findings, all below the gate.
  case warn
  /// Unwaived findings at or above the gate.
  case block
  /// Not everything could be read or judged; exactly the runs that end with exit code 2.
  case incomplete
}
