import PlanModel

/// What a unit's engine printed on standard error: its diagnostics, with boxes or without.
struct EngineErrors {
  /// The diagnostics that have ended.
  private(set) var finished: [DiagnosticLines] = []
  private var open: DiagnosticLines?
  private var blankLines = LostBlankLines()
  private var rest: [UInt8] = []

  /// Whether a box has begun that a line goes on with, or ends.
  func isGoneOn(withBy line: Span<UInt8>) -> Bool {
    guard open?.isBoxed ?? false else { return false }
    let start = line.behindColours(from: 0)
    return line.has("│", at: start) || line.has("╵", at: start)
  }

  /// More diagnostics of one unit than this say nothing new.
  private static let maximumCount = 200

  /// Takes a line, with colours or without.
  mutating func take(_ line: Span<UInt8>, number: Int) {
    let plain = TerminalCodes.removed(from: line)
    let text = plain.span
    if text.starts(with: "╷") {
      close()
      open = DiagnosticLines(nil, isBoxed: true, line: number)
    } else if text.starts(with: "╵") {
      close()
    } else if open?.isBoxed ?? false, text.starts(with: "│") {
      let contents = text.has(" ", at: 3) ? 4 : 3
      open?.take(text.text(contents..<text.count))
    } else {
      takePlain(text, number)
    }
  }

  /// Takes text with line breaks, cut anywhere.
  mutating func take(text: [UInt8], number: Int) {
    let text = rest + text
    var start = 0
    while let end = text[start...].firstIndex(of: UInt8(ascii: "\n")) {
      take(text.span.extracting(start..<end), number: number)
      start = end + 1
    }
    rest = Array(text[start...])
  }

  /// Ends the text.
  mutating func finish(number: Int) {
    let last = rest
    rest = []
    if !last.isEmpty { take(last.span, number: number) }
    close()
  }

  /// A diagnostic without a box has blank lines between its parts, which a log of Terragrunt loses.
  private mutating func takePlain(_ text: Span<UInt8>, _ number: Int) {
    if open?.isBoxed ?? false { close() }
    let isBehindBlank = blankLines.precede(text)
    if text.starts(with: "Error: ") || text.starts(with: "Warning: ") {
      close()
      open = DiagnosticLines(nil, isBoxed: false, line: number)
    } else if isBehindBlank {
      open?.take("")
    }
    open?.take(text.text)
  }

  private mutating func close() {
    if let lines = open, !lines.isEmpty, finished.count < Self.maximumCount { finished.append(lines) }
    open = nil
  }
}
