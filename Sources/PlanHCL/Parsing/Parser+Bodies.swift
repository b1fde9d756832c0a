/// Bodies, attributes and blocks.
extension Parser {
  mutating func parseFile() throws(HCLError) -> Body {
    let contents = try parseItems(until: .file)
    let whole = SourceRange(file: file, bytes: 0..<file.bytes.count)
    return Body(attributes: contents.attributes, blocks: contents.blocks, range: whole)
  }

  mutating func parseWholeExpression() throws(HCLError) -> Expression {
    let expression = try parseExpression()
    try parseEndOfArgument()
    while next == .newline { advance() }
    guard next == .endOfFile else {
      throw error("Extra characters after expression", "Only one expression is expected here.")
    }
    return expression
  }

  private struct Items {
    var attributes: [Attribute] = []
    var blocks: [Block] = []
    /// The names of the attributes, by their bytes: two canonically equivalent names are two names.
    var names: [[UInt8]: Identifier] = [:]
  }

  /// What ends a body.
  private enum End {
    case file
    case brace(openedBy: Token)
  }

  private mutating func parseItems(until end: End) throws(HCLError) -> Items {
    var items = Items()
    while true {
      switch (next, end) {
      case (.endOfFile, .file), (.closeBrace, .brace): return items
      case (.endOfFile, .brace(let opening)):
        throw error(
          "Unclosed configuration block",
          "There is no closing brace for this block before the end of the file. A brace may be missing inside it.",
          at: opening)
      case (.newline, _): advance()
      case (.identifier, _): try parseItem(into: &items)
      case (.openQuote, _): throw error("Invalid argument name", "Argument names must not be quoted.")
      default:
        throw error("Argument or block definition required", "An argument or block definition is required here.")
      }
    }
  }

  private mutating func parseItem(into items: inout Items) throws(HCLError) {
    let name = identifier(advance())
    switch next {
    case .equals:
      if let first = items.names.updateValue(name, forKey: Array(name.text.utf8)) {
        let place = first.range.start
        throw HCLError(
          "Attribute redefined",
          "The argument \"\(name.text)\" was already set at \(file.name):\(place.line),\(place.column). "
            + "Each argument may be set only once.",
          at: name.range)
      }
      advance()
      items.attributes.append(Attribute(name: name, expression: try parseExpression()))
      try parseEndOfArgument()
    case .openQuote, .openBrace, .identifier:
      items.blocks.append(try nested { parser throws(HCLError) in try parser.parseBlock(type: name) })
    default:
      throw HCLError(
        "Argument or block definition required",
        "An argument or block definition is required here. To set an argument, put an equals sign \"=\" between its name "
          + "and its value.", at: name.range)
    }
  }

  private mutating func parseEndOfArgument() throws(HCLError) {
    switch next {
    case .newline: advance()
    case .endOfFile: break
    case .comma:
      throw error(
        "Unexpected comma after argument", "Argument definitions must be separated by newlines, not commas.")
    default: throw error("Missing newline after argument", "An argument definition must end with a newline.")
    }
  }

  // MARK: Blocks

  private mutating func parseBlock(type: Identifier) throws(HCLError) -> Block {
    var labels: [Identifier] = []
    while next != .openBrace {
      switch next {
      case .identifier: labels.append(identifier(advance()))
      case .openQuote: labels.append(try parseQuotedLabel())
      default: throw invalidHeader()
      }
    }
    let brace = advance()
    let body =
      switch next {
      case .newline, .closeBrace, .endOfFile: try parseBlockBody(after: brace)
      default: try parseSingleArgumentBody(after: brace)
      }
    guard next == .newline || next == .endOfFile else {
      throw error("Missing newline after block definition", "A block definition must end with a newline.")
    }
    if next == .newline { advance() }
    return Block(type: type, labels: labels, body: body)
  }

  private func invalidHeader() -> HCLError {
    let detail =
      switch next {
      case .equals: "The equals sign \"=\" belongs to an argument; a block definition has none."
      case .newline: "The \"{\" of a block must be on the same line as its header."
      default: "Either a quoted string block label or an opening brace (\"{\") is expected here."
      }
    return error("Invalid block definition", detail)
  }

  private mutating func parseBlockBody(after brace: Token) throws(HCLError) -> Body {
    let items = try parseItems(until: .brace(openedBy: brace))
    return Body(attributes: items.attributes, blocks: items.blocks, range: range(from: brace, to: advance()))
  }

  private mutating func parseSingleArgumentBody(after brace: Token) throws(HCLError) -> Body {
    guard next == .identifier else {
      throw error("Argument or block definition required", "An argument or block definition is required here.")
    }
    let name = identifier(advance())
    switch next {
    case .equals: advance()
    case .openQuote, .openBrace, .identifier:
      throw HCLError(
        "Argument definition required",
        "A block on a single line can contain only a single argument. Put nested blocks on lines of their own.",
        at: name.range)
    default:
      throw HCLError(
        "Argument or block definition required", "An argument or block definition is required here.", at: name.range)
    }
    let attribute = Attribute(name: name, expression: try parseExpression())
    guard let close = advance(past: .closeBrace) else { throw invalidSingleArgumentBody() }
    return Body(attributes: [attribute], blocks: [], range: range(from: brace, to: close))
  }

  private func invalidSingleArgumentBody() -> HCLError {
    let detail =
      switch next {
      case .comma: "A block on a single line can contain only one argument. Put several on lines of their own."
      case .newline: "A block whose argument is on the line of its \"{\" must be closed on the same line."
      default: "A block on a single line must end with a closing brace right after its one argument."
      }
    return error("Invalid single-argument block definition", detail)
  }

  private mutating func parseQuotedLabel() throws(HCLError) -> Identifier {
    let open = advance()
    var text = ""
    while true {
      let token = advance()
      switch token.kind {
      case .quotedText: text += try unescaped(token)
      case .closeQuote: return Identifier(text: text.inNormalForm, range: range(from: open, to: token))
      case .templateInterpolation, .templateControl:
        let sign = token.kind == .templateInterpolation ? "$" : "%"
        throw error(
          "Invalid string literal",
          "Template sequences are not allowed in this string. To include a literal \"\(sign)\", double it.", at: token)
      case .endOfFile:
        throw error("Unterminated string literal", "There is no closing quote before the end of the file.", at: open)
      default: throw error("Invalid string literal", "This item is not valid in a string literal.", at: token)
      }
    }
  }
}
