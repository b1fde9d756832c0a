/// Tuples, objects, `for` expressions and calls: what stands between brackets.
extension Parser {
  mutating func parseTuple() throws(HCLError) -> Expression {
    let open = advance()
    return try with(newlines: .skipped) { parser throws(HCLError) in
      if parser.isAt(keyword: "for") { return try parser.parseComprehension(after: open) }
      var elements: [Expression] = []
      while parser.next != .closeBracket {
        elements.append(try parser.parseExpression())
        guard parser.next != .closeBracket else { break }
        guard parser.advance(past: .comma) != nil else { throw parser.missingSeparator(inTupleAfter: open) }
      }
      let close = parser.advance()
      return try parser.expression(.tuple(elements), at: parser.range(from: open, to: close))
    }
  }

  private func missingSeparator(inTupleAfter open: Token) -> HCLError {
    guard next == .endOfFile else {
      return error("Missing item separator", "Expected a comma to mark the beginning of the next item.")
    }
    return error(
      "Unterminated tuple constructor expression",
      "There is no closing bracket before the end of the file. One may be missing inside it.", at: open)
  }

  // MARK: Objects

  mutating func parseObject() throws(HCLError) -> Expression {
    let open = advance()
    // Newlines count in an object, but not in a `for` expression: look for its keyword beyond them.
    let isComprehension = try with(newlines: .skipped) { parser throws(HCLError) in parser.isAt(keyword: "for") }
    return try with(newlines: isComprehension ? .skipped : .significant) { parser throws(HCLError) in
      if isComprehension { return try parser.parseComprehension(after: open) }
      var items: [Expression.ObjectItem] = []
      while parser.next != .closeBrace {
        if parser.advance(past: .newline) != nil { continue }
        items.append(try parser.parseObjectItem(in: open))
        guard parser.next != .closeBrace else { break }
        guard parser.advance(past: .comma) != nil || parser.advance(past: .newline) != nil else {
          throw parser.next == .endOfFile
            ? parser.unterminatedObject(open)
            : parser.error(
              "Missing attribute separator",
              "Expected a newline or comma to mark the beginning of the next attribute.")
        }
      }
      let close = parser.advance()
      return try parser.expression(.object(items), at: parser.range(from: open, to: close))
    }
  }

  private mutating func parseObjectItem(in open: Token) throws(HCLError) -> Expression.ObjectItem {
    let isName = next == .identifier
    let keyToken = peek()
    let key = try parseExpression()
    guard next == .equals || next == .colon else { throw missingValue(in: open) }
    advance()
    let value = try parseExpression()
    // A key that is nothing but a word is a name, `true` and `null` too; in parentheses it is a reference.
    guard isName, key.range.bytes == keyToken.bytes else {
      return Expression.ObjectItem(key: .expression(key), value: value)
    }
    let name = Identifier(text: text(of: keyToken).inNormalForm, range: key.range)
    return Expression.ObjectItem(key: .name(name), value: value)
  }

  private func missingValue(in open: Token) -> HCLError {
    switch next {
    case .newline, .comma:
      return error(
        "Missing attribute value", "Expected an attribute value, introduced by an equals sign (\"=\").")
    case .endOfFile: return unterminatedObject(open)
    case .identifier:
      return error(
        "Missing key/value separator",
        "Expected an equals sign (\"=\") before the attribute's value. A name with dots or blanks in it must be quoted."
      )
    default:
      return error(
        "Missing key/value separator",
        "Expected an equals sign (\"=\") to mark the beginning of the attribute value.")
    }
  }

  private func unterminatedObject(_ open: Token) -> HCLError {
    error(
      "Unterminated object constructor expression",
      "There is no closing brace before the end of the file. One may be missing inside it.", at: open)
  }

  // MARK: For expressions

  private mutating func parseComprehension(after open: Token) throws(HCLError) -> Expression {
    advance()
    let (keyName, valueName) = try parseLoopNames(of: "'for' expression", called: "For expression")
    let collection = try parseExpression()
    guard advance(past: .colon) != nil else {
      throw invalidFor("For expression requires a colon after the collection expression.")
    }
    let result = try parseResult(in: open)
    var condition: Expression?
    if isAt(keyword: "if") {
      advance()
      condition = try parseExpression()
    }
    guard let close = advance(past: open.kind == .openBrace ? .closeBrace : .closeBracket) else {
      throw invalidFor("Extra characters after the end of the 'for' expression.")
    }
    let parts = Expression.Comprehension(
      keyName: keyName, valueName: valueName, collection: collection, result: result, condition: condition)
    return try expression(.comprehension(parts), at: range(from: open, to: close))
  }

  private mutating func parseResult(in open: Token) throws(HCLError) -> Expression.Comprehension.Result {
    let first = try parseExpression()
    let arrow = advance(past: .fatArrow)
    let value = arrow == nil ? first : try parseExpression()
    let ellipsis = advance(past: .ellipsis)
    if open.kind == .openBrace {
      guard arrow != nil else {
        throw HCLError(
          "Invalid 'for' expression", "Key expression is required when building an object.", at: first.range)
      }
      return ellipsis == nil ? .attribute(key: first, value: value) : .group(key: first, value: value)
    }
    if arrow != nil {
      throw HCLError("Invalid 'for' expression", "Key expression is not valid when building a tuple.", at: first.range)
    }
    if let ellipsis {
      throw error(
        "Invalid 'for' expression", "Grouping ellipsis (...) cannot be used when building a tuple.", at: ellipsis)
    }
    return .element(value)
  }

  private func invalidFor(_ detail: String) -> HCLError {
    error("Invalid 'for' expression", detail)
  }

  /// `value in` or `key, value in`.
  mutating func parseLoopNames(
    of construct: String, called subject: String
  ) throws(HCLError) -> (key: Identifier?, value: Identifier) {
    guard let first = advance(past: .identifier) else {
      throw error("Invalid \(construct)", "\(subject) requires variable name after 'for'.")
    }
    var names: (key: Identifier?, value: Identifier) = (nil, identifier(first))
    if advance(past: .comma) != nil {
      guard let second = advance(past: .identifier) else {
        throw error("Invalid \(construct)", "\(subject) requires value variable name after comma.")
      }
      names = (names.value, identifier(second))
    }
    guard isAt(keyword: "in") else {
      throw error("Invalid \(construct)", "\(subject) requires 'in' keyword after its names.")
    }
    advance()
    return names
  }

  // MARK: Calls

  mutating func parseCall(of first: Token) throws(HCLError) -> Expression {
    let name = try parseFunctionName(from: first)
    guard let open = advance(past: .openParenthesis) else {
      throw error("Missing open parenthesis", "The name of a function must be followed by an open parenthesis.")
    }
    return try with(newlines: .skipped) { parser throws(HCLError) in
      var arguments: [Expression] = []
      var expansion = Expression.FunctionCall.Expansion.none
      while parser.next != .closeParenthesis {
        arguments.append(try parser.parseExpression())
        if let ellipsis = parser.advance(past: .ellipsis) {
          expansion = .lastArgument
          guard parser.next == .closeParenthesis else { throw parser.notLast(ellipsis) }
        }
        guard parser.next != .closeParenthesis else { break }
        guard parser.advance(past: .comma) != nil else { throw parser.missingSeparator(inCallFrom: first, open) }
      }
      let close = parser.advance()
      let call = Expression.FunctionCall(
        name: name, arguments: arguments, expansion: expansion, closingRange: parser.range(of: close))
      return try parser.expression(.call(call), at: parser.range(from: first, to: close))
    }
  }

  private mutating func parseFunctionName(from first: Token) throws(HCLError) -> Identifier {
    var last = first
    var spelling = text(of: first)
    while advance(past: .doubleColon) != nil {
      guard let piece = advance(past: .identifier) else {
        throw error("Missing function name", "\"::\" must be followed by the name of a function.")
      }
      spelling += "::" + text(of: piece)
      last = piece
    }
    return Identifier(text: spelling, range: range(from: first, to: last))
  }

  private func notLast(_ ellipsis: Token) -> HCLError {
    error(
      "Missing closing parenthesis",
      "An expanded function argument (with ...) must be followed by the closing parenthesis.", at: ellipsis)
  }

  private func missingSeparator(inCallFrom name: Token, _ open: Token) -> HCLError {
    guard next == .endOfFile else {
      return error("Missing argument separator", "A comma is required between the arguments of a function.")
    }
    return HCLError(
      "Unterminated function call",
      "There is no closing parenthesis for this call before the end of the file. One may be missing inside it.",
      at: range(from: name, to: open))
  }
}
