/// The text of quoted strings and heredocs, up to the sequences in it.
extension Lexer {
  mutating func scanQuoted() {
    let length = lengthOfQuotedText()
    if length > 0 { emit(.quotedText, length: length) }
    guard cursor < bytes.count else { return }
    switch peek() {
    case UInt8(ascii: "\""):
      emit(.closeQuote, length: 1)
      modes.removeLast()
    case UInt8(ascii: "$"), UInt8(ascii: "%"): scanSequenceOpening()
    case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
      var length = 1
      while peek(length) == UInt8(ascii: "\n") || peek(length) == UInt8(ascii: "\r") { length += 1 }
      emit(.newlineInQuotes, length: length)
    case UInt8(ascii: "\\"): emit(.invalid, length: 1)
    default: emit(.invalidUTF8, length: 1)
    }
  }

  /// The bytes from the cursor to what ends the text: a quote, a sequence, a raw newline, a dangling backslash or bytes
  /// that are not UTF-8.
  private func lengthOfQuotedText() -> Int {
    var index = cursor
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\""), UInt8(ascii: "\n"), UInt8(ascii: "\r"): return index - cursor
      case UInt8(ascii: "\\"):
        guard let length = lengthOfScalar(at: index + 1), !isLineEnd(bytes[index + 1]) else { return index - cursor }
        index += 1 + length
      case UInt8(ascii: "$"), UInt8(ascii: "%"):
        guard let length = lengthOfMark(at: index) else { return index - cursor }
        index += length
      default:
        guard let length = lengthOfScalar(at: index) else { return index - cursor }
        index += length
      }
    }
    return index - cursor
  }

  /// Opens a heredoc if the cursor is at `<<NAME` or `<<-NAME` and the line's end.
  ///
  /// - Returns: Whether it was one.
  mutating func scanHeredocOpening() -> Bool {
    let start = cursor + (peek(2) == UInt8(ascii: "-") ? 3 : 2)
    let marker = start..<start + lengthOfIdentifier(at: start)
    guard !marker.isEmpty, marker.upperBound < bytes.count else { return false }
    let newline = bytes[marker.upperBound] == UInt8(ascii: "\r") ? marker.upperBound + 1 : marker.upperBound
    guard newline < bytes.count, bytes[newline] == UInt8(ascii: "\n") else { return false }
    emit(.openHeredoc, length: newline + 1 - cursor)
    modes.append(.heredoc(marker: marker, isAtLineStart: true))
    return true
  }

  mutating func scanHeredoc(marker: Range<Int>, isAtLineStart: Bool) {
    if isAtLineStart, let length = lengthOfClosingLine(marker) {
      emit(.closeHeredoc, length: length)
      modes.removeLast()
      return
    }
    var index = cursor
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\n"):
        setMode(.heredoc(marker: marker, isAtLineStart: true))
        return emit(.heredocText, length: index + 1 - cursor)
      case UInt8(ascii: "$"), UInt8(ascii: "%"):
        guard let length = lengthOfMark(at: index) else {
          if index > cursor { emit(.heredocText, length: index - cursor) }
          setMode(.heredoc(marker: marker, isAtLineStart: false))
          return scanSequenceOpening()
        }
        index += length
      default:
        guard let length = lengthOfScalar(at: index) else {
          if index > cursor { emit(.heredocText, length: index - cursor) }
          setMode(.heredoc(marker: marker, isAtLineStart: false))
          return emit(.invalidUTF8, length: 1)
        }
        index += length
      }
    }
    emit(.heredocText, length: index - cursor)
  }

  /// The length, without its newline, of the line at the cursor if that is the marker with nothing but blanks around.
  private func lengthOfClosingLine(_ marker: Range<Int>) -> Int? {
    var index = cursor
    while index < bytes.count, bytes[index].isBlankInLine { index += 1 }
    guard bytes[index...].starts(with: bytes[marker]) else { return nil }
    index += marker.count
    while index < bytes.count, bytes[index].isBlankInLine { index += 1 }
    guard index < bytes.count, bytes[index] == UInt8(ascii: "\n") else { return nil }
    if bytes[index - 1] == UInt8(ascii: "\r") { index -= 1 }
    return index - cursor
  }

  /// `${`, `${~`, `%{` or `%{~` at the cursor: code follows.
  private mutating func scanSequenceOpening() {
    let kind: Token.Kind = peek() == UInt8(ascii: "$") ? .templateInterpolation : .templateControl
    emit(kind, length: peek(2) == UInt8(ascii: "~") ? 3 : 2)
    modes.append(.code(openBraces: 0))
  }

  /// The length of a `$` or `%` that is text: 3 where it escapes a sequence (`$${`), else 1; nil where it opens one.
  private func lengthOfMark(at index: Int) -> Int? {
    guard index + 1 < bytes.count else { return 1 }
    if bytes[index + 1] == UInt8(ascii: "{") { return nil }
    let isEscape = bytes[index + 1] == bytes[index] && index + 2 < bytes.count && bytes[index + 2] == UInt8(ascii: "{")
    return isEscape ? 3 : 1
  }

  private func lengthOfScalar(at index: Int) -> Int? {
    guard index < bytes.count else { return nil }
    return bytes[index] < 0x80 ? 1 : UTF8Decoding.scalar(in: bytes, at: index)?.length
  }

  private func isLineEnd(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }
}
