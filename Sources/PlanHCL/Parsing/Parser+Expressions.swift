import PlanModel

/// Operators, terms and the steps after them.
extension Parser {
  mutating func parseExpression() throws(HCLError) -> Expression {
    try nested { parser throws(HCLError) in try parser.parseConditional() }
  }

  private mutating func parseConditional() throws(HCLError) -> Expression {
    let condition = try parseBinary(atLeast: .or)
    guard advance(past: .question) != nil else { return condition }
    let ifTrue = try parseExpression()
    guard advance(past: .colon) != nil else {
      throw error(
        "Missing false expression in conditional",
        "The conditional operator (...?...:...) requires a false expression, after a colon.")
    }
    let ifFalse = try parseExpression()
    let parts = Expression.Conditional(condition: condition, ifTrue: ifTrue, ifFalse: ifFalse)
    return try expression(.conditional(parts), at: condition.range.through(ifFalse.range))
  }

  // MARK: Operators

  /// How strongly an operator binds, weakest first.
  private enum Precedence: Int, Comparable {
    case or, and, equality, comparison, sum, product, unary

    static func < (left: Precedence, right: Precedence) -> Bool { left.rawValue < right.rawValue }

    var tighter: Precedence { Precedence(rawValue: rawValue + 1) ?? .unary }
  }

  private var nextOperator: (Expression.BinaryOperator, Precedence)? {
    switch next {
    case .or: (.or, .or)
    case .and: (.and, .and)
    case .equalTo: (.equal, .equality)
    case .notEqualTo: (.notEqual, .equality)
    case .lessThan: (.less, .comparison)
    case .lessOrEqual: (.lessOrEqual, .comparison)
    case .greaterThan: (.greater, .comparison)
    case .greaterOrEqual: (.greaterOrEqual, .comparison)
    case .plus: (.add, .sum)
    case .minus: (.subtract, .sum)
    case .star: (.multiply, .product)
    case .slash: (.divide, .product)
    case .percent: (.remainder, .product)
    default: nil
    }
  }

  /// Operands joined by operators that bind at least as strongly as given; equals are joined from the left.
  private mutating func parseBinary(atLeast minimum: Precedence) throws(HCLError) -> Expression {
    var left = try parseUnary()
    while let (operation, precedence) = nextOperator, precedence >= minimum {
      advance()
      let right = try parseBinary(atLeast: precedence.tighter)
      left = try expression(.binary(left, operation, right), at: left.range.through(right.range))
    }
    return left
  }

  private mutating func parseUnary() throws(HCLError) -> Expression {
    let operation: Expression.UnaryOperator
    switch next {
    case .minus: operation = .negate
    case .not: operation = .not
    default: return try parseSteps(after: try parseTerm())
    }
    let sign = advance()
    let operand = try nested { parser throws(HCLError) in try parser.parseUnary() }
    return try expression(.unary(operation, operand), at: range(of: sign).through(operand.range))
  }

  // MARK: Terms

  private mutating func parseTerm() throws(HCLError) -> Expression {
    switch next {
    case .openParenthesis: return try parseParenthesized()
    case .openBracket: return try parseTuple()
    case .openBrace: return try parseObject()
    case .openQuote, .openHeredoc: return try parseTemplate()
    case .number:
      let token = advance()
      return try expression(.literal(.number(try number(token))), at: range(of: token))
    case .identifier: return try parseName()
    case .endOfFile:
      throw error("Missing expression", "Expected the start of an expression, but found the end of the file.")
    default:
      throw error("Invalid expression", "Expected the start of an expression, but found an invalid expression token.")
    }
  }

  private mutating func parseParenthesized() throws(HCLError) -> Expression {
    let open = advance()
    let (inner, close) = try with(newlines: .skipped) { parser throws(HCLError) in
      let inner = try parser.parseExpression()
      guard let close = parser.advance(past: .closeParenthesis) else {
        throw parser.error("Unbalanced parentheses", "Expected a closing parenthesis to end the expression.")
      }
      return (inner, close)
    }
    return try expression(.parenthesized(inner), at: range(from: open, to: close))
  }

  private mutating func parseName() throws(HCLError) -> Expression {
    let token = advance()
    if next == .openParenthesis || next == .doubleColon { return try parseCall(of: token) }
    let kind: Expression.Kind =
      switch text(of: token) {
      case "true": .literal(.boolean(true))
      case "false": .literal(.boolean(false))
      case "null": .literal(.null)
      default: .variable(identifier(token))
      }
    return try expression(kind, at: range(of: token))
  }

  /// The number of a literal; leading zeros mean nothing.
  private func number(_ token: Token) throws(HCLError) -> Number {
    let digits = file.bytes[token.bytes]
    let zeros = digits.prefix { $0 == UInt8(ascii: "0") }.count
    let needsZero = zeros > 0 && !(digits.dropFirst(zeros).first?.isDecimalDigit ?? false)
    let spelling = String(decoding: digits.dropFirst(needsZero ? zeros - 1 : zeros), as: UTF8.self)
    guard let number = Number(spelling) else {
      throw error("Invalid number literal", "Failed to recognize the value of this number literal.", at: token)
    }
    return number
  }

  // MARK: Steps

  private mutating func parseSteps(after base: Expression) throws(HCLError) -> Expression {
    let steps = try parseSteps()
    guard let last = steps.last else { return base }
    return try expression(.traversal(base, steps), at: base.range.through(last.endRange))
  }

  private mutating func parseSteps() throws(HCLError) -> [Expression.Step] {
    var steps: [Expression.Step] = []
    while true {
      switch next {
      case .dot: steps.append(try parseDot())
      case .openBracket: steps.append(try parseBracket())
      default: return steps
      }
    }
  }

  /// `.name`, `.0` or `.*` with the names that follow it.
  private mutating func parseDot() throws(HCLError) -> Expression.Step {
    let dot = advance()
    guard next == .star else { return try parseName(after: dot) }
    let star = advance()
    var each: [Expression.Step] = []
    while next == .dot {
      let dot = advance()
      guard next != .star else {
        throw error(
          "Nested splat expression not allowed", "A splat (*) cannot be used inside another attribute-only splat.")
      }
      each.append(try parseName(after: dot))
    }
    return .splat(each: each, range: range(from: dot, to: star))
  }

  private mutating func parseName(after dot: Token) throws(HCLError) -> Expression.Step {
    switch next {
    case .identifier:
      let token = advance()
      let name = Identifier(text: text(of: token).inNormalForm, range: range(of: token))
      return .attribute(name, range: range(from: dot, to: token))
    case .number:
      let token = advance()
      let spelling = text(of: token)
      let pieces = spelling.split(separator: ".", omittingEmptySubsequences: false)
      guard pieces.count == 1 else {
        throw error(
          "Invalid legacy index syntax",
          "Two indexes of the old form cannot follow each other. Use the proper index syntax instead, like "
            + pieces.map { "[\($0)]" }.joined() + ".", at: token)
      }
      let key = try expression(.literal(.number(try number(token))), at: range(of: token))
      return .index(key, range: range(from: dot, to: token))
    default: throw error("Invalid attribute name", "An attribute name is required after a dot.")
    }
  }

  /// `[key]`, or `[*]` with all that follows it.
  private mutating func parseBracket() throws(HCLError) -> Expression.Step {
    let open = advance()
    return try nested { parser throws(HCLError) in
      let inner = try parser.with(newlines: .skipped) { parser throws(HCLError) in
        try parser.parseBracketContent(after: open)
      }
      guard case .splat(_, let range) = inner else { return inner }
      return .splat(each: try parser.parseSteps(), range: range)
    }
  }

  private mutating func parseBracketContent(after open: Token) throws(HCLError) -> Expression.Step {
    if advance(past: .star) != nil {
      guard let close = advance(past: .closeBracket) else {
        throw error(
          "Missing close bracket on splat index", "The star of a splat must be followed by a closing bracket (\"]\").")
      }
      return .splat(each: [], range: range(from: open, to: close))
    }
    let key = try parseExpression()
    guard let close = advance(past: .closeBracket) else {
      throw error("Missing close bracket on index", "The index operator must end with a closing bracket (\"]\").")
    }
    return .index(key, range: range(from: open, to: close))
  }
}

extension Expression.Step {
  /// The place of the last step that belongs to this one.
  fileprivate var endRange: SourceRange {
    switch self {
    case .attribute(_, let range), .index(_, let range): return range
    case .splat(let each, let range): return each.last?.endRange ?? range
    }
  }
}
