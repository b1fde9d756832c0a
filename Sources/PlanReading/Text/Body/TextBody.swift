import PlanModel

/// The lines of a change's body: all that is kept of it until somebody asks for its values.
struct TextBody {
  /// The lines, each with its line break.
  let bytes: [UInt8]
  /// The lexer as it was at the first line.
  let beginning: BodyLexer

  /// Both sides of the object that the body shows.
  func sides(of action: Action) -> ResourceChange.Sides {
    var parser = BodyParser(self)
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

  /// The tokens of all lines.
  var tokens: BodyTokens { BodyTokens(bytes, lexer: beginning) }
}

/// Reads the lines of a body as they come, and keeps those that were understood.
struct BodyReader {
  private var lexer: BodyLexer
  private let beginning: BodyLexer
  private var bytes: [UInt8] = []
  private var forcesReplacement = false
  /// Whether a line counts attributes that are not shown.
  private(set) var countsHiddenAttributes = false

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

  /// Lines that were taken at once.
  struct Run {
    /// The place behind them.
    var end: Int
    var lineCount = 0
    /// Whether the last of them ends the body.
    var endsBody = false
  }

  /// Whether the next line stands outside of every bracket that was opened.
  var isAtTop: Bool { lexer.isAtTop }

  /// Whether the next line is one of a heredoc.
  var isInHeredoc: Bool { lexer.isInHeredoc }

  /// Takes a line; one that is foreign or not recognised is not kept.
  mutating func take(_ line: Span<UInt8>) -> Step {
    let (token, outcome) = lexer.token(in: line, line: 0..<line.count)
    if outcome == .foreign { return .foreign }
    if token.kind == .unrecognised { return .unrecognised }
    note(token)
    bytes.append(line, 0..<line.count)
    bytes.append(UInt8(ascii: "\n"))
    return outcome == .ends ? .ended : .taken
  }

  /// Takes lines up to the body's end, or one that is cut, not understood, or may have to be cleaned first.
  mutating func takeCleanLines(_ chunk: Span<UInt8>, from start: Int) -> Run {
    var run = Run(end: start)
    while !run.endsBody, run.end < chunk.count, chunk.mayBeginCleanLine(at: run.end) {
      let end = chunk.endOfCleanLine(from: run.end)
      guard end < chunk.count, chunk[end] == UInt8(ascii: "\n") else { break }
      let (token, outcome) = lexer.token(in: chunk, line: run.end..<end)
      guard outcome != .foreign, token.kind != .unrecognised else { break }
      note(token)
      run.end = end + 1
      run.lineCount += 1
      run.endsBody = outcome == .ends
    }
    bytes.append(chunk, start..<run.end)
    return run
  }

  private mutating func note(_ token: BodyToken) {
    if token.forcesReplacement { forcesReplacement = true }
    if token.kind == .hiddenAttributes { countsHiddenAttributes = true }
  }

  /// The lines that were taken.
  var body: TextBody { TextBody(bytes: bytes, beginning: beginning) }

  /// The paths that the text marks as forcing the replacement.
  var forcingPaths: [AttributePath] {
    guard forcesReplacement else { return [] }
    var finder = ForcingPathFinder(body)
    return finder.find()
  }

  /// Whether the body shows a change of an attribute of the object itself.
  func showsChange(of name: StaticString) -> Bool {
    attribute { $0.marker != .none && bytes.span.has(name, in: $0.name) } != nil
  }

  /// The string that an attribute of the object itself has, where it has one and it fits on its line.
  func text(of name: StaticString) -> String? {
    guard let value = attribute(where: { bytes.span.has(name, in: $0.name) })?.value, value.kind == .string else {
      return nil
    }
    return GoText.unquote(bytes[value.range.range])
  }

  private func attribute(where isWanted: (BodyToken) -> Bool) -> BodyToken? {
    var tokens = body.tokens
    while true {
      let isAtTop = tokens.isAtTop
      guard let token = tokens.next() else { return nil }
      if isAtTop, token.kind == .attribute, isWanted(token) { return token }
    }
  }

  /// The output changes, where the lines are those of a list of them.
  var outputs: [(name: String, marker: Marker, sides: TwoSides)] {
    var parser = BodyParser(body)
    return parser.outputs()
  }
}

extension Span<UInt8> {
  fileprivate func has(_ text: StaticString, in range: ByteRange) -> Bool {
    range.range.count == text.utf8CodeUnitCount && has(text, at: range.range.lowerBound)
  }

  /// Whether nothing of a CI system stands in front of the line that begins there: the engines begin those of a body with
  /// a space, and the last one with a bracket at most.
  fileprivate func mayBeginCleanLine(at position: Int) -> Bool {
    switch self[position] {
    case UInt8(ascii: " "), UInt8(ascii: "}"), UInt8(ascii: "\n"): true
    case _: false
    }
  }

  /// The first control character that is no tab: a line break, where nothing of the line has to be removed.
  fileprivate func endOfCleanLine(from start: Int) -> Int {
    firstPosition(
      from: start, to: count,
      // What is beyond ASCII is negative.
      notPassing: {
        ($0 .> SIMD16(repeating: 0x1F)) .| ($0 .< SIMD16(repeating: 0)) .| ($0 .== SIMD16(repeating: 0x09))
      }
    ) { $0 >= 0x20 || $0 == 0x09 }
  }
}
