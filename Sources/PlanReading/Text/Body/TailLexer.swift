/// Reads what may follow a value or a closing bracket: `# forces replacement`, an arrow with its target, a comma.
enum TailLexer {
  /// Reads to the end of the line.
  ///
  /// - Returns: false where something else stands there.
  static func read(_ bytes: Span<UInt8>, at start: Int, end: Int, into token: inout BodyToken) -> Bool {
    var position = start
    while position < end {
      switch bytes[position] {
      case UInt8(ascii: ","), UInt8(ascii: " "): position += 1
      case UInt8(ascii: "#"):
        guard comment(bytes, at: &position, end: end, into: &token) else { return false }
      case UInt8(ascii: "-"):
        guard token.target.kind == .none, bytes.has("-> ", at: position) else { return false }
        position += 3
        guard let target = OperandLexer.operand(bytes, at: &position, end: end) else { return false }
        token.target = target
      case _: return false
      }
    }
    // Only one side of an arrow can go on in the next lines.
    return token.target.kind == .none || !token.value.kind.opens
  }

  private static func comment(
    _ bytes: Span<UInt8>, at position: inout Int, end: Int, into token: inout BodyToken
  ) -> Bool {
    if bytes.has("# forces replacement", at: position) {
      token.forcesReplacement = true
      position += "# forces replacement".utf8.count
      return true
    }
    if bytes.has("# whitespace changes", at: position) {
      token.changesOnlyWhitespace = true
      position += "# whitespace changes".utf8.count
      if bytes.has(" force replacement", at: position) {
        token.forcesReplacement = true
        position += " force replacement".utf8.count
      }
      return true
    }
    return false
  }
}
