/// The escapes in literal text.
extension Parser {
  /// The text that a literal token stands for.
  func unescaped(_ token: Token) throws(HCLError) -> String {
    let source = file.bytes[token.bytes]
    let isQuoted = token.kind == .quotedText
    var result: [UInt8] = []
    result.reserveCapacity(source.count)
    var index = source.startIndex
    while index < source.endIndex {
      let byte = source[index]
      switch byte {
      case UInt8(ascii: "\\") where isQuoted:
        let escape = try self.escape(at: index, in: source)
        result += Array(String(escape.scalar).utf8)
        index = escape.end
      case UInt8(ascii: "$"), UInt8(ascii: "%"):
        result.append(byte)
        // `$${` stands for `${`, and only there is a doubled sign one sign.
        let doubled: [UInt8] = [byte, byte, UInt8(ascii: "{")]
        index += source[index...].starts(with: doubled) ? 2 : 1
      default:
        result.append(byte)
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self).inNormalForm
  }

  private func escape(
    at start: Int, in source: ArraySlice<UInt8>
  ) throws(HCLError) -> (scalar: Unicode.Scalar, end: Int) {
    let end = start + 2
    switch start + 1 < source.endIndex ? source[start + 1] : 0 {
    case UInt8(ascii: "n"): return ("\n", end)
    case UInt8(ascii: "r"): return ("\r", end)
    case UInt8(ascii: "t"): return ("\t", end)
    case UInt8(ascii: "\""): return ("\"", end)
    case UInt8(ascii: "\\"): return ("\\", end)
    case UInt8(ascii: "u"): return try codePoint(at: start, digits: 4, in: source)
    case UInt8(ascii: "U"): return try codePoint(at: start, digits: 8, in: source)
    default:
      let length = start + 1 < source.endIndex ? UTF8Decoding.scalar(in: file.bytes, at: start + 1)?.length ?? 1 : 0
      let range = SourceRange(file: file, bytes: start..<start + 1 + length)
      throw HCLError(
        "Invalid escape sequence",
        "\"\(range.text)\" is no escape sequence: there are \\n, \\r, \\t, \\\", \\\\, \\uNNNN and \\UNNNNNNNN.",
        at: range)
    }
  }

  private func codePoint(
    at start: Int, digits count: Int, in source: ArraySlice<UInt8>
  ) throws(HCLError) -> (scalar: Unicode.Scalar, end: Int) {
    let digits = source[(start + 2)...].prefix(count).prefix { $0.isHexadecimalDigit }
    let range = SourceRange(file: file, bytes: start..<digits.endIndex)
    guard digits.count == count, let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16) else {
      throw HCLError(
        "Invalid escape sequence",
        "The escape must be followed by \(count == 4 ? "four" : "eight") hexadecimal digits.", at: range)
    }
    guard let scalar = Unicode.Scalar(value) else {
      throw HCLError("Invalid escape sequence", "There is no Unicode character with this number.", at: range)
    }
    return (scalar, digits.endIndex)
  }
}

extension UInt8 {
  fileprivate var isHexadecimalDigit: Bool {
    isDecimalDigit || self | 0x20 >= UInt8(ascii: "a") && self | 0x20 <= UInt8(ascii: "f")
  }
}
