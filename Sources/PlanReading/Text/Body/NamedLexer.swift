/// Reads lines that begin with a name: attributes, entries of maps, and blocks.
enum NamedLexer {
  /// Reads the name and what belongs to it; nil where the line begins with no name, or goes on as no renderer prints it.
  ///
  /// The position moves behind the value or the bracket, and stays where there is no such line.
  static func token(_ bytes: Span<UInt8>, at position: inout Int, end: Int) -> BodyToken? {
    var behind = position
    let name: ByteRange
    if bytes[position] == UInt8(ascii: "\"") {
      guard let close = OperandLexer.closingQuote(bytes, from: position, end: end) else { return nil }
      name = ByteRange(position, close + 1)
      behind = close + 1
    } else {
      behind = bytes.endOfName(from: behind, to: end)
      name = ByteRange(position, behind)
    }
    let next = bytes.skippingSpaces(from: behind, to: end)
    guard !name.isEmpty, next > behind, next < end else { return nil }
    var token: BodyToken?
    switch bytes[next] {
    case UInt8(ascii: "="): token = attribute(bytes, at: &behind, from: next, end: end)
    case UInt8(ascii: "{"): token = block(bytes, at: &behind, from: next, end: end)
    case UInt8(ascii: "\""): token = labelledBlock(bytes, at: &behind, from: next, end: end)
    case UInt8(ascii: "("): token = unknownBlock(bytes, at: &behind, from: next, end: end)
    case _: return nil
    }
    guard var token else { return nil }
    token.name = name
    position = behind
    return token
  }

  private static func attribute(_ bytes: Span<UInt8>, at behind: inout Int, from equals: Int, end: Int) -> BodyToken? {
    var position = bytes.skippingSpaces(from: equals + 1, to: end)
    guard position > equals + 1, let value = OperandLexer.operand(bytes, at: &position, end: end) else { return nil }
    behind = position
    var token = BodyToken(.attribute)
    token.value = value
    return token
  }

  private static func block(_ bytes: Span<UInt8>, at behind: inout Int, from brace: Int, end: Int) -> BodyToken? {
    var position = brace
    guard let value = OperandLexer.operand(bytes, at: &position, end: end) else { return nil }
    behind = position
    var token = BodyToken(.block)
    token.value = value
    return token
  }

  private static func labelledBlock(_ bytes: Span<UInt8>, at behind: inout Int, from quote: Int, end: Int) -> BodyToken?
  {
    guard let close = OperandLexer.closingQuote(bytes, from: quote, end: end) else { return nil }
    let brace = bytes.skippingSpaces(from: close + 1, to: end)
    guard brace < end, bytes[brace] == UInt8(ascii: "{") else { return nil }
    var token = block(bytes, at: &behind, from: brace, end: end)
    token?.label = ByteRange(quote + 1, close)
    return token
  }

  private static func unknownBlock(_ bytes: Span<UInt8>, at behind: inout Int, from paren: Int, end: Int) -> BodyToken?
  {
    var position = paren
    guard let value = OperandLexer.operand(bytes, at: &position, end: end),
      value.kind == .unknown || value.kind == .sensitive
    else { return nil }
    behind = position
    var token = BodyToken(.unknownBlock)
    token.value = value
    return token
  }
}
