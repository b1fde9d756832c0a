import PlanModel

/// Text that flows into lines: chunks that are kept whole, breaks between them where a space stands, and forced breaks.
struct Flow {
  private enum Token {
    case chunk(StyledLine)
    case space, lineBreak
  }

  /// The longest value that stands in a line, in columns; of longer ones the start is shown.
  static let longestValue = 60

  private var tokens: [Token] = []

  init() {}

  init(_ phrase: ShownPhrase) {
    append(phrase)
  }

  /// Makes a text of one part that is never broken.
  init(chunk text: String) {
    append(chunk: text)
  }

  /// Appends another text.
  mutating func append(_ other: Flow) {
    for token in other.tokens {
      if case .chunk(let chunk) = token, case .chunk(var line)? = tokens.last {
        line.append(chunk)
        tokens[tokens.count - 1] = .chunk(line)
      } else {
        tokens.append(token)
      }
    }
  }

  /// Appends words, with breaks at their spaces.
  mutating func append(words: some StringProtocol, _ ink: Ink = .plain) {
    for (index, word) in words.split(separator: " ", omittingEmptySubsequences: false).enumerated() {
      if index > 0 { tokens.append(.space) }
      append(chunk: String(word), ink)
    }
  }

  /// Appends text that is never broken, glued to what stands before it without a space.
  mutating func append(chunk text: String, _ ink: Ink = .plain) {
    if text.isEmpty { return }
    if case .chunk(var line)? = tokens.last {
      line.append(text, ink)
      tokens[tokens.count - 1] = .chunk(line)
    } else {
      tokens.append(.chunk(StyledLine(text, ink)))
    }
  }

  mutating func append(lines: [String], _ ink: Ink, isBreakable: Bool) {
    for (index, line) in lines.enumerated() {
      if index > 0 { tokens.append(.lineBreak) }
      if isBreakable { append(words: line, ink) } else { append(chunk: line, ink) }
    }
  }

  mutating func append(_ phrase: ShownPhrase) {
    if let lines = phrase.layoutLines { return append(lines: lines, .code, isBreakable: false) }
    for piece in phrase.pieces {
      switch piece {
      // Words of ours may name things of the plan; they are looked through all the same.
      case .words(let text): append(lines: VisibleText.lines(text), .plain, isBreakable: true)
      case .code(let text): append(lines: VisibleText.lines(text), .code, isBreakable: false)
      case .quoted(let text): append(lines: VisibleText.lines(text), .plain, isBreakable: true)
      case .address(let address): append(chunk: VisibleText.line(address.description), .code)
      case .path(let path): append(chunk: VisibleText.line(path.description), .code)
      case .value(let value): append(words: DisplayWidth.cut(value.inlineText, to: Flow.longestValue), .code)
      case .command(let command): append(lines: VisibleText.lines(command.text), .code, isBreakable: false)
      }
    }
  }

  /// The lines of the text.
  ///
  /// A chunk that is longer than a line stands alone in one, whole: what is cut can't be copied.
  func lines(width: Int, firstWidth: Int? = nil) -> [StyledLine] {
    var lines: [StyledLine] = []
    var line = StyledLine()
    var spaces = 0
    for token in tokens {
      switch token {
      case .space: spaces += 1
      case .lineBreak:
        lines.append(line)
        line = StyledLine()
        spaces = 0
      case .chunk(let chunk):
        let room = lines.isEmpty ? firstWidth ?? width : width
        if !line.isEmpty, line.width + spaces + chunk.width > room {
          lines.append(line)
          line = StyledLine()
          spaces = 0
        }
        line.append(String(repeating: " ", count: spaces))
        line.append(chunk)
        spaces = 0
      }
    }
    if !line.isEmpty || lines.isEmpty { lines.append(line) }
    return lines
  }
}
