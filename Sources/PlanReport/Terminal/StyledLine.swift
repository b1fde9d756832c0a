/// A line of a terminal: runs of text, each with its ink.
struct StyledLine {
  /// Text without controls, all in one ink.
  struct Run {
    var text: String
    var ink: Ink
  }

  private(set) var runs: [Run] = []
  private(set) var width = 0

  init() {}

  init(_ text: String, _ ink: Ink = .plain) {
    append(text, ink)
  }

  var isEmpty: Bool { width == 0 }

  mutating func append(_ text: String, _ ink: Ink = .plain) {
    if text.isEmpty { return }
    runs.append(Run(text: text, ink: ink))
    width += DisplayWidth.of(text)
  }

  mutating func append(_ line: StyledLine) {
    runs += line.runs
    width += line.width
  }

  /// Fills up with spaces to a width; at least one is added behind text that is longer.
  mutating func pad(to column: Int) {
    append(String(repeating: " ", count: max(width == 0 ? 0 : 1, column - width)))
  }

  /// The line as text, spaces at its end left out.
  func text(_ coloring: TerminalOptions.Coloring) -> String {
    var text = ""
    for run in runs {
      if coloring == .ansi, let parameters = run.ink.parameters {
        text += "\u{1B}[\(parameters)m\(run.text)\u{1B}[0m"
      } else {
        text += run.text
      }
    }
    while text.utf8.last == UInt8(ascii: " ") { text.removeLast() }
    return text
  }
}
