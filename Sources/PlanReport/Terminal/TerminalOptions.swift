/// How a report is laid out for a terminal.
public struct TerminalOptions: Sendable, Hashable {
  /// Whether words are coloured; colour only repeats what the words say.
  public enum Coloring: Sendable, Hashable {
    case plain, ansi
  }

  /// How much is shown.
  public enum Detail: Sendable, Hashable {
    /// The verdict, the findings and the reason of the exit code.
    case quiet
    case normal
    /// All changes, each with its attributes.
    case verbose
  }

  /// The columns of the terminal; texts wrap at it, and never at fewer than 40.
  public var width: Int
  /// Whether words are coloured.
  public var coloring: Coloring
  /// How much is shown.
  public var detail: Detail

  /// Makes options; a report that goes to a file has 100 columns and no colour.
  public init(width: Int = 100, coloring: Coloring = .plain, detail: Detail = .normal) {
    self.width = max(40, width)
    self.coloring = coloring
    self.detail = detail
  }
}

/// The role of a word, which decides its colour.
enum Ink: Hashable {
  case plain, strong, faint, code
  case critical, high, medium, low, info
  case good
  case created, updated, destroyed

  /// The parameters of the terminal's "select graphic rendition", nil for none.
  var parameters: String? {
    switch self {
    case .plain: nil
    case .strong: "1"
    case .faint, .info: "2"
    case .code: "36"
    case .critical: "1;31"
    case .high, .destroyed: "31"
    case .medium, .updated: "33"
    case .low: "34"
    case .good, .created: "32"
    }
  }
}
