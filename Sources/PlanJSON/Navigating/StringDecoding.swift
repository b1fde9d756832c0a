import PlanModel

extension Lexer {
  /// The text that a checked string stands for.
  ///
  /// A surrogate without its partner becomes U+FFFD, as Go has it.
  static func decode(_ bytes: RawSpan, _ start: Int, _ count: Int) -> String {
    guard let first = firstBackslash(bytes, start, count) else { return bytes.text(start, count) }
    var decoded: [UInt8] = []
    decoded.reserveCapacity(count)
    decoded.append(bytes, start, first - start)
    let end = start + count
    var position = first
    while position < end {
      let run = position
      while position < end, bytes.byte(position) != .backslash { position += 1 }
      decoded.append(bytes, run, position - run)
      if position < end { decodeEscape(bytes, &position, end: end, into: &decoded) }
    }
    return String(decoding: decoded, as: UTF8.self)
  }

  /// Where the first backslash of a range stands.
  static func firstBackslash(_ bytes: RawSpan, _ start: Int, _ count: Int) -> Int? {
    // A block reads on behind the string, where every string has its quote.
    var position = start + plainCount(bytes, start)
    while position < start + count {
      if bytes.byte(position) == .backslash { return position }
      position += 1
    }
    return nil
  }

  private static func decodeEscape(_ bytes: RawSpan, _ position: inout Int, end: Int, into text: inout [UInt8]) {
    let letter = bytes.byte(position + 1)
    position += 2
    switch letter {
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"): text += Array(String(codePoint(bytes, &position, end: end)).utf8)
    default: text.append(letter)  // a quote, a backslash or a slash stands for itself
    }
  }

  /// The character of `\uXXXX`, or of two of them, from behind the first `u`.
  private static func codePoint(_ bytes: RawSpan, _ position: inout Int, end: Int) -> Unicode.Scalar {
    let first = unit(bytes, position)
    position += 4
    if let scalar = Unicode.Scalar(first) { return scalar }
    guard first < 0xDC00, position + 6 <= end, bytes.byte(position) == .backslash,
      bytes.byte(position + 1) == UInt8(ascii: "u")
    else { return "\u{FFFD}" }
    let second = unit(bytes, position + 2)
    guard (0xDC00...0xDFFF).contains(second) else { return "\u{FFFD}" }
    position += 6
    return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)) ?? "\u{FFFD}"
  }

  private static func unit(_ bytes: RawSpan, _ start: Int) -> UInt32 {
    (start..<start + 4).reduce(0) { unit, place in
      let byte = bytes.byte(place)
      return unit << 4 | UInt32(byte.isDigit ? byte - 0x30 : (byte | 0x20) - UInt8(ascii: "a") + 10)
    }
  }
}

/// A key as a member of a set: its bytes, where Swift's strings would also be equal if merely canonically equivalent.
struct KeyBytes: Hashable {
  let text: String

  static func == (left: KeyBytes, right: KeyBytes) -> Bool {
    left.text.hasSameBytes(as: right.text)
  }

  func hash(into hasher: inout Hasher) {
    text.withBytes { bytes in bytes.feed(&hasher) }
  }
}
