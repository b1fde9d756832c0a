/// A mistake in HCL text, or one found while evaluating it: what, why, and exactly where.
public struct HCLError: Error, Sendable {
  /// The kind of mistake in a few words, for example "Missing newline after argument".
  public let summary: String
  /// What was expected, or what to do.
  public let detail: String
  /// What is to blame.
  public let range: SourceRange

  /// Makes an error about a part of a file.
  public init(_ summary: String, _ detail: String, at range: SourceRange) {
    self.summary = summary
    self.detail = detail
    self.range = range
  }
}

extension HCLError: CustomStringConvertible {
  /// The error as a person reads it: `file:line:column: summary: detail`, the source line, and a caret under the place.
  public var description: String {
    let start = range.start
    let frame = SourceFrame(range)
    return "\(range.file.name):\(start.line):\(start.column): \(summary): \(detail)\n\(frame)"
  }
}

/// A source line with carets under a part of it, the way compilers show a mistake.
///
/// Control characters are shown as their pictures (U+2400 and on), so that a hostile file cannot steer a terminal.
public struct SourceFrame: Sendable, CustomStringConvertible {
  /// The number of the line, from 1.
  public let line: Int
  /// The line, cut to the surroundings of the place if it is long.
  public let text: String
  /// Blanks and carets that go under the line.
  public let marker: String

  private static let widest = 160

  /// Takes the line on which a range begins; a range that goes on is marked to the line's end.
  public init(_ range: SourceRange) {
    let (start, end) = (range.start, range.end)
    let characters = Array(range.file.text(ofLine: start.line))
    let first = min(start.column - 1, characters.count)
    let last = end.line == start.line ? max(end.column - 1, first + 1) : max(characters.count, first + 1)
    // A minified file is one endless line: what is near the mistake is enough.
    let from = first > Self.widest / 2 ? first - Self.widest / 4 : 0
    let to = min(characters.count, from + Self.widest)
    line = start.line
    text = characters[from..<max(from, to)].map(\.withoutControls).joined()
    let carets = max(1, min(last, max(to, first + 1)) - first)
    let indent = characters[from..<first].map {
      $0 == "\t" ? "\t" : String(repeating: " ", count: $0.withoutControls.count)
    }
    marker = indent.joined() + String(repeating: "^", count: carets)
  }

  /// Two lines: the numbered source line, and the marker under it.
  public var description: String {
    let number = String(line)
    let margin = String(repeating: " ", count: number.count)
    return "  \(number) | \(text)\n  \(margin) | \(marker)"
  }
}

extension Character {
  fileprivate var withoutControls: String {
    guard self != "\t" else { return "\t" }
    var shown = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      switch scalar.properties.generalCategory {
      case .format where scalar.value == 0x200D: shown.append(scalar)  // Joins emoji, and changes nothing else.
      case .control where scalar.value < 0x20: shown.append(Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}")
      case .control, .format, .lineSeparator, .paragraphSeparator: shown.append("\u{FFFD}")
      default: shown.append(scalar)
      }
    }
    return String(shown)
  }
}
