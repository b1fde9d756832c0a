import PlanModel

/// The lines of a change's body: all that is kept of it until somebody asks for its values.
struct TextBody {
  /// The lines, each with its line break.
  let bytes: [UInt8]
  /// The lexer as it was at the first line.
  let beginning: BodyLexer

  /// Both sides of the object that the body shows.
  func sides(of action: Action) -> ResourceChange.Sides {
    var parser = BodyParser(bytes: bytes, tokens: tokens)
    switch action {
    case .create, .read, .open:
      return ResourceChange.Sides(before: .null, after: parser.object(.added).after ?? .null)
    case .destroy: return ResourceChange.Sides(before: parser.object(.removed).before ?? .null, after: .null)
    case .forget: return ResourceChange.Sides(before: parser.object(.unchanged).before ?? .null, after: .null)
    case .noOp, .update, .replace, .unknown:
      let sides = parser.object(.changed)
      return ResourceChange.Sides(before: sides.before ?? .null, after: sides.after ?? .null)
    }
  }

  /// The tokens of all lines: those that were kept when they were read first.
  private var tokens: [BodyToken] {
    var tokens: [BodyToken] = []
    var lexer = beginning
    var start = 0
    let bytes = bytes.span
    for index in 0..<bytes.count where bytes[index] == UInt8(ascii: "\n") {
      tokens.append(lexer.token(in: bytes, line: start..<index).token)
      start = index + 1
    }
    return tokens
  }
}

/// Reads the lines of a body as they come, and keeps those that were understood.
struct BodyReader {
  private var lexer: BodyLexer
  private let beginning: BodyLexer
  private var bytes: [UInt8] = []
  private var tokens: [BodyToken] = []
  private var forcesReplacement = false

  init(_ lexer: BodyLexer) {
    self.lexer = lexer
    beginning = lexer
  }

  /// What a line was.
  enum Step {
    case taken, ended
    /// It stands further left than anything of the body can.
    case foreign
    case unrecognised
  }

  /// Whether the next line stands outside of every bracket that was opened.
  var isAtTop: Bool { lexer.isAtTop }

  /// Takes a line; one that is foreign or not recognised is not kept.
  mutating func take(_ line: Span<UInt8>) -> Step {
    let isAtTop = lexer.isAtTop
    var (token, outcome) = lexer.token(in: line, line: 0..<line.count)
    token.isAtTop = isAtTop
    if outcome == .foreign { return .foreign }
    if token.kind == .unrecognised { return .unrecognised }
    token.move(by: bytes.count)
    for index in 0..<line.count { bytes.append(line[index]) }
    bytes.append(UInt8(ascii: "\n"))
    tokens.append(token)
    if token.forcesReplacement { forcesReplacement = true }
    return outcome == .ends ? .ended : .taken
  }

  /// The lines that were taken.
  var body: TextBody { TextBody(bytes: bytes, beginning: beginning) }

  /// The paths that the text marks as forcing the replacement.
  var forcingPaths: [AttributePath] {
    guard forcesReplacement else { return [] }
    var parser = BodyParser(bytes: bytes, tokens: tokens)
    return parser.forcingPaths()
  }

  /// Whether the body shows a change of an attribute of the object itself.
  func showsChange(of name: String) -> Bool {
    tokens.contains { token in
      token.isAtTop && token.kind == .attribute && token.marker != .none
        && bytes[token.name.range].elementsEqual(name.utf8)
    }
  }

  /// The string that an attribute of the object itself has, where it has one and it fits on its line.
  func text(of name: String) -> String? {
    let token = tokens.first { token in
      token.isAtTop && token.kind == .attribute && bytes[token.name.range].elementsEqual(name.utf8)
    }
    guard let value = token?.value, value.kind == .string else { return nil }
    return GoText.unquote(bytes[value.range.range])
  }

  /// The output changes, where the lines are those of a list of them.
  var outputs: [(name: String, marker: Marker, sides: TwoSides)] {
    var parser = BodyParser(bytes: bytes, tokens: tokens)
    return parser.outputs()
  }
}
