/// Looking at the bytes of a line: every position is a count from the start of the span.
extension Span<UInt8> {
  /// Whether a text stands at a position.
  func has(_ text: String, at position: Int) -> Bool {
    guard position + text.utf8.count <= count else { return false }
    var position = position
    for byte in text.utf8 {
      guard self[position] == byte else { return false }
      position += 1
    }
    return true
  }

  /// Whether the span begins with a text.
  func starts(with text: String) -> Bool { has(text, at: 0) }

  /// Whether the span ends with a text.
  func ends(with text: String) -> Bool {
    count >= text.utf8.count && has(text, at: count - text.utf8.count)
  }

  /// The first position from the given one on, before the end, that holds no space; the end where there is none.
  func skippingSpaces(from position: Int, to end: Int) -> Int {
    var position = position
    while position < end, self[position] == UInt8(ascii: " ") { position += 1 }
    return position
  }

  /// The first position of a text from the given one on.
  func position(of text: String, from start: Int = 0) -> Int? {
    var position = start
    while position + text.utf8.count <= count {
      if has(text, at: position) { return position }
      position += 1
    }
    return nil
  }

  /// The bytes as text; what is no UTF-8 becomes U+FFFD.
  func text(_ range: Range<Int>) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(range.count)
    for index in range { bytes.append(self[index]) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// All bytes as text.
  var text: String { text(0..<count) }
}

extension UInt8 {
  /// Whether it is an ASCII digit.
  var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }
}
