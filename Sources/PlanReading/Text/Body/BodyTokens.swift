/// The tokens of the lines of a body, made one after the other.
struct BodyTokens: IteratorProtocol {
  private let bytes: [UInt8]
  private var lexer: BodyLexer
  private var position = 0

  /// Takes lines that were understood when they were read, each with its line break, and the lexer as it was at the first.
  init(_ bytes: [UInt8], lexer: BodyLexer) {
    self.bytes = bytes
    self.lexer = lexer
  }

  /// Whether the next line stands in no bracket but the body's own.
  var isAtTop: Bool { lexer.isAtTop }

  /// The token of the next line, its places those of the whole body.
  mutating func next() -> BodyToken? {
    guard position < bytes.count else { return nil }
    let bytes = bytes
    let span = bytes.span
    let end = span.firstPosition(of: UInt8(ascii: "\n"), from: position, to: span.count)
    let token = lexer.token(in: span, line: position..<end).token
    position = end + 1
    return token
  }
}
