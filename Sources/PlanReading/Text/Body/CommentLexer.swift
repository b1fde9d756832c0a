/// Reads the comment lines inside a body: counters of what is hidden, and notes on sensitive values.
enum CommentLexer {
  /// Reads a line that begins with `#`.
  static func token(_ bytes: Span<UInt8>, start: Int, end: Int) -> BodyToken {
    let text = bytes.skippingSpaces(from: start + 1, to: end)
    if text < end, bytes[text] == UInt8(ascii: "(") { return counter(bytes, at: text + 1, end: end) }
    for (phrase, kind) in sentences where bytes.has(phrase, at: text) { return BodyToken(kind) }
    return BodyToken(.unrecognised)
  }

  /// How the lines of a note begin; the renderer breaks them itself, in two places over the years.
  private static let sentences: [(StaticString, BodyToken.Kind)] = [
    ("At least one attribute in this block is (or was) sensitive,", .sensitiveContents),
    ("so its contents will not be displayed.", .commentTail),
    ("Warning: this attribute value will be marked as sensitive and will", .becomesSensitive),
    ("Warning: this attribute value will no longer be marked as sensitive", .becomesPlain),
    ("Warning: this block will be marked as sensitive and will", .becomesSensitive),
    ("Warning: this block will no longer be marked as sensitive", .becomesPlain),
    ("display in UI output after applying this change.", .commentTail),
    ("not display in UI output after applying this change", .commentTail),
    ("after applying this change.", .commentTail),
    ("The value is unchanged.", .commentTail),
  ]

  private static let nouns: [(StaticString, BodyToken.Kind)] = [
    ("unchanged attribute", .hiddenAttributes), ("unchanged element", .hiddenElements),
    ("unchanged block", .hiddenBlocks),
  ]

  private static func counter(_ bytes: Span<UInt8>, at start: Int, end: Int) -> BodyToken {
    var position = start
    while position < end, bytes[position].isDigit { position += 1 }
    guard position > start, position < end, bytes[position] == UInt8(ascii: " ") else {
      return BodyToken(.unrecognised)
    }
    for (noun, kind) in nouns where bytes.has(noun, at: position + 1) {
      let behind = position + 1 + noun.utf8CodeUnitCount
      guard bytes.has(" hidden)", at: behind) || bytes.has("s hidden)", at: behind) else { break }
      var token = BodyToken(kind)
      token.name = ByteRange(start, position)
      return token
    }
    return BodyToken(.unrecognised)
  }
}
