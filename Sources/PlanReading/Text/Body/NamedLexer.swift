/// Reads lines that begin with a name: attributes, entries of maps, and blocks.
enum NamedLexer {
  /// Reads the name and what belongs to it, and moves the position behind the value or the bracket.
  ///
  /// - Returns: false where the line begins with no name, or goes on as no renderer prints it; then nothing is changed.
  static func read(_ bytes: Span<UInt8>, at position: inout Int, end: Int, into token: inout BodyToken) -> Bool {
    var behind = position
    let name: ByteRange
    if bytes[position] == UInt8(ascii: "\"") {
      guard let close = OperandLexer.closingQuote(bytes, from: position, end: end) else { return false }
      name = ByteRange(position, close + 1)
      behind = close + 1
    } else {
      behind = bytes.endOfName(from: behind, to: end)
      name = ByteRange(position, behind)
    }
    let next = bytes.skippingSpaces(from: behind, to: end)
    guard !name.isEmpty, next > behind, next < end else { return false }
    let isRead =
      switch bytes[next] {
      case UInt8(ascii: "="): readAttribute(bytes, at: &behind, from: next, end: end, into: &token)
      case UInt8(ascii: "{"): readBlock(bytes, at: &behind, from: next, end: end, into: &token)
      case UInt8(ascii: "\""): readLabelledBlock(bytes, at: &behind, from: next, end: end, into: &token)
      case UInt8(ascii: "("): readUnknownBlock(bytes, at: &behind, from: next, end: end, into: &token)
      case _: false
      }
    guard isRead else { return false }
    token.name = name
    position = behind
    return true
  }

  private static func readAttribute(
    _ bytes: Span<UInt8>, at behind: inout Int, from equals: Int, end: Int, into token: inout BodyToken
  ) -> Bool {
    var position = bytes.skippingSpaces(from: equals + 1, to: end)
    guard position > equals + 1, let value = OperandLexer.operand(bytes, at: &position, end: end) else { return false }
    behind = position
    token.kind = .attribute
    token.value = value
    return true
  }

  private static func readBlock(
    _ bytes: Span<UInt8>, at behind: inout Int, from brace: Int, end: Int, into token: inout BodyToken
  ) -> Bool {
    var position = brace
    guard let value = OperandLexer.operand(bytes, at: &position, end: end) else { return false }
    behind = position
    token.kind = .block
    token.value = value
    return true
  }

  private static func readLabelledBlock(
    _ bytes: Span<UInt8>, at behind: inout Int, from quote: Int, end: Int, into token: inout BodyToken
  ) -> Bool {
    guard let close = OperandLexer.closingQuote(bytes, from: quote, end: end) else { return false }
    let brace = bytes.skippingSpaces(from: close + 1, to: end)
    guard brace < end, bytes[brace] == UInt8(ascii: "{"),
      readBlock(bytes, at: &behind, from: brace, end: end, into: &token)
    else { return false }
    token.label = ByteRange(quote + 1, close)
    return true
  }

  private static func readUnknownBlock(
    _ bytes: Span<UInt8>, at behind: inout Int, from paren: Int, end: Int, into token: inout BodyToken
  ) -> Bool {
    var position = paren
    guard let value = OperandLexer.operand(bytes, at: &position, end: end),
      value.kind == .unknown || value.kind == .sensitive
    else { return false }
    behind = position
    token.kind = .unknownBlock
    token.value = value
    return true
  }
}
