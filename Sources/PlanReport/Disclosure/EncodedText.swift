/// Readings of a text that may hold another one in an encoded spelling.
///
/// A secret inside JSON inside a string is spelled with backslashes, one in a URL with percent signs, one in wrapped base64
/// has line breaks. All spellings of such encodings are found by undoing them, rather than by listing them.
enum EncodedText {
  /// The readings of the bytes that differ from themselves.
  static func readings(of bytes: [UInt8]) -> [[UInt8]] {
    var readings: [[UInt8]] = []
    var unescaped = bytes
    // JSON in JSON in JSON: each level doubles the backslashes; deeper ones do not occur.
    for _ in 0..<3 {
      guard let next = removingBackslashes(unescaped) else { break }
      readings.append(next)
      unescaped = next
    }
    for source in [bytes] + readings {
      readings += decodedURLs(source)
      if let spaced = replacingPluses(source) { readings += [spaced] + decodedURLs(spaced) }
    }
    for source in [bytes] + readings {
      if let joined = joiningLines(source) { readings.append(joined) }
    }
    return readings
  }

  /// The text with percent encoding undone once, and twice.
  private static func decodedURLs(_ bytes: [UInt8]) -> [[UInt8]] {
    guard let once = removingPercents(bytes) else { return [] }
    return [once] + (removingPercents(once).map { [$0] } ?? [])
  }

  /// The text with JSON's escapes undone; nil where there is no backslash.
  private static func removingBackslashes(_ bytes: [UInt8]) -> [UInt8]? {
    guard var place = bytes.firstIndex(of: UInt8(ascii: "\\")) else { return nil }
    var result = Array(bytes[..<place])
    result.reserveCapacity(bytes.count)
    while place < bytes.count {
      guard bytes[place] == UInt8(ascii: "\\"), place + 1 < bytes.count else {
        result.append(bytes[place])
        place += 1
        continue
      }
      let escape = bytes[place + 1]
      place += 2
      switch escape {
      case UInt8(ascii: "n"): result.append(0x0A)
      case UInt8(ascii: "r"): result.append(0x0D)
      case UInt8(ascii: "t"): result.append(0x09)
      case UInt8(ascii: "b"): result.append(0x08)
      case UInt8(ascii: "f"): result.append(0x0C)
      case UInt8(ascii: "u"): appendScalar(of: bytes, at: &place, to: &result)
      default: result.append(escape)
      }
    }
    return result
  }

  /// Reads the four digits behind `\u`, and the second half of a pair of surrogates.
  private static func appendScalar(of bytes: [UInt8], at place: inout Int, to result: inout [UInt8]) {
    guard var code = hexadecimal(bytes, at: place, count: 4) else { return result.append(UInt8(ascii: "u")) }
    place += 4
    if code & 0xFC00 == 0xD800, place + 1 < bytes.count, bytes[place] == UInt8(ascii: "\\"),
      bytes[place + 1] == UInt8(ascii: "u"), let low = hexadecimal(bytes, at: place + 2, count: 4),
      low & 0xFC00 == 0xDC00
    {
      code = 0x10000 + (code & 0x3FF) << 10 + low & 0x3FF
      place += 6
    }
    result += Array(String(Unicode.Scalar(code) ?? "\u{FFFD}").utf8)
  }

  /// The text with percent encoding undone; nil where there is none.
  private static func removingPercents(_ bytes: [UInt8]) -> [UInt8]? {
    guard var place = bytes.firstIndex(of: UInt8(ascii: "%")) else { return nil }
    var result = Array(bytes[..<place])
    result.reserveCapacity(bytes.count)
    var isEncoded = false
    while place < bytes.count {
      if bytes[place] == UInt8(ascii: "%"), let code = hexadecimal(bytes, at: place + 1, count: 2) {
        result.append(UInt8(code))
        place += 3
        isEncoded = true
      } else {
        result.append(bytes[place])
        place += 1
      }
    }
    return isEncoded ? result : nil
  }

  /// The text with the `+` of form encoding as spaces; nil where there is none.
  private static func replacingPluses(_ bytes: [UInt8]) -> [UInt8]? {
    guard bytes.contains(UInt8(ascii: "+")) else { return nil }
    return bytes.map { $0 == UInt8(ascii: "+") ? UInt8(ascii: " ") : $0 }
  }

  /// The text without line breaks and the blanks around them; nil where it is one line.
  static func joiningLines(_ bytes: [UInt8]) -> [UInt8]? {
    guard bytes.contains(0x0A) else { return nil }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    for line in bytes.split(separator: 0x0A) {
      let trimmed = line.drop(while: \.isBlank)
      result += trimmed[..<((trimmed.lastIndex { !$0.isBlank } ?? trimmed.startIndex - 1) + 1)]
    }
    return result
  }

  private static func hexadecimal(_ bytes: [UInt8], at place: Int, count: Int) -> UInt32? {
    guard place + count <= bytes.count else { return nil }
    var code: UInt32 = 0
    for byte in bytes[place..<place + count] {
      guard let digit = byte.hexadecimalDigit else { return nil }
      code = code << 4 | UInt32(digit)
    }
    return code
  }
}

extension UInt8 {
  /// Whether it is a space, a tab or a carriage return.
  fileprivate var isBlank: Bool { self == 0x20 || self == 0x09 || self == 0x0D }

  fileprivate var hexadecimalDigit: UInt8? {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
