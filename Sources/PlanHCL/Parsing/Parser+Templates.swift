import PlanModel

/// Quoted strings and heredocs.
extension Parser {
  mutating func parseTemplate() throws(HCLError) -> Expression {
    let open = advance()
    var pieces = TemplatePieces()
    let close = try parsePieces(into: &pieces, openedBy: open)
    if text(of: open).hasPrefix("<<-") { pieces.removeIndentation() }
    let template = try TemplateAssembly.assemble(pieces.pieces, end: range(of: close))
    return try expression(.template(template), at: range(from: open, to: close))
  }

  private mutating func parsePieces(into pieces: inout TemplatePieces, openedBy open: Token) throws(HCLError) -> Token {
    let end: Token.Kind = open.kind == .openQuote ? .closeQuote : .closeHeredoc
    while true {
      let token = advance()
      switch token.kind {
      case end: return token
      case .quotedText, .heredocText: pieces.append(text: try unescaped(token), at: range(of: token))
      case .templateInterpolation, .templateControl:
        let close = try parseSequence(opening: token, in: open, into: &pieces)
        if stripsBlanks(close) { pieces.stripAfter() }
      default:
        throw error("Unterminated template string", "No closing marker was found for the string.", at: token)
      }
    }
  }

  private func stripsBlanks(_ token: Token) -> Bool {
    token.bytes.count == (token.kind == .templateEnd ? 2 : 3)
  }

  /// Reads what stands between `${` or `%{` and its closing brace.
  ///
  /// - Returns: The closing brace.
  private mutating func parseSequence(
    opening: Token, in open: Token, into pieces: inout TemplatePieces
  ) throws(HCLError) -> Token {
    if stripsBlanks(opening) { pieces.stripBefore() }
    let (piece, close) = try with(newlines: .skipped) { parser throws(HCLError) in
      if opening.kind == .templateInterpolation {
        let piece = TemplatePiece.interpolation(try parser.parseExpression())
        guard let close = parser.advance(past: .templateEnd) else { throw parser.unclosed(opening, in: open) }
        return (piece, close)
      }
      let directive = try parser.parseDirective()
      guard let close = parser.advance(past: .templateEnd) else {
        throw parser.error(
          "Extra characters in \(directive.keyword) marker", "Expected a closing brace to end the sequence.")
      }
      return (directive.piece(at: parser.range(from: opening, to: close)), close)
    }
    pieces.append(piece)
    return close
  }

  private func unclosed(_ opening: Token, in open: Token) -> HCLError {
    switch (next, open.kind) {
    case (.endOfFile, _), (.openQuote, .openQuote), (.closeQuote, .openQuote):
      error(
        "Unclosed template interpolation sequence",
        "There is no closing brace for this sequence before the end of the string. One may be missing inside it.",
        at: opening)
    default:
      error(
        "Extra characters after interpolation expression",
        "Expected a closing brace to end the interpolation. Text that another language is to interpolate is written with "
          + "\"$${\" for \"${\".")
    }
  }

  // MARK: Directives

  private enum Directive {
    case start(Expression)
    case alternative, endOfCondition
    case loop(key: Identifier?, value: Identifier, collection: Expression)
    case endOfLoop

    var keyword: String {
      switch self {
      case .start: "if"
      case .alternative: "else"
      case .endOfCondition: "endif"
      case .loop: "for"
      case .endOfLoop: "endfor"
      }
    }

    func piece(at range: SourceRange) -> TemplatePiece {
      switch self {
      case .start(let condition): .conditionStart(condition, range)
      case .alternative: .alternative(range)
      case .endOfCondition: .conditionEnd(range)
      case .loop(let key, let value, let collection):
        .loopStart(key: key, value: value, collection: collection, range)
      case .endOfLoop: .loopEnd(range)
      }
    }
  }

  private static let directives = ["if", "else", "endif", "for", "endfor"]

  private mutating func parseDirective() throws(HCLError) -> Directive {
    guard let keyword = advance(past: .identifier) else {
      throw error("Invalid template directive", "A keyword (\"if\", \"for\", ...) is expected after %{.")
    }
    switch text(of: keyword) {
    case "if": return .start(try parseExpression())
    case "else": return .alternative
    case "endif": return .endOfCondition
    case "for":
      let (key, value) = try parseLoopNames(of: "'for' directive", called: "For directive")
      return .loop(key: key, value: value, collection: try parseExpression())
    case "endfor": return .endOfLoop
    case let other:
      throw error(
        "Invalid template control keyword",
        "\"\(other)\" is not a valid template control keyword." + didYouMean(other, among: Self.directives),
        at: keyword)
    }
  }
}
