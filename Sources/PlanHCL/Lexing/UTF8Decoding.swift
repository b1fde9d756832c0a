/// Reads single scalars out of bytes that may not be UTF-8.
enum UTF8Decoding {
  /// The scalar that begins at an index, and its length in bytes; nil where the bytes are not well-formed UTF-8.
  static func scalar(in bytes: [UInt8], at index: Int) -> (scalar: Unicode.Scalar, length: Int)? {
    let length: Int
    switch bytes[index] {
    case 0x00..<0x80: length = 1
    case 0xC2..<0xE0: length = 2
    case 0xE0..<0xF0: length = 3
    case 0xF0..<0xF5: length = 4
    default: return nil
    }
    guard index + length <= bytes.count else { return nil }
    var value = UInt32(length == 1 ? bytes[index] : bytes[index] & (0xFF >> UInt8(length + 1)))
    for continuation in bytes[index + 1..<index + length] {
      guard continuation & 0xC0 == 0x80 else { return nil }
      value = value << 6 | UInt32(continuation & 0x3F)
    }
    // A longer form than needed is no UTF-8; surrogates are no scalars.
    let smallest: [UInt32] = [0, 0, 0x80, 0x800, 0x10000]
    guard value >= smallest[length], let scalar = Unicode.Scalar(value) else { return nil }
    return (scalar, length)
  }
}

extension UInt8 {
  var isDecimalDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }

  var isASCIILetter: Bool { self | 0x20 >= UInt8(ascii: "a") && self | 0x20 <= UInt8(ascii: "z") }

  /// White space other than a newline.
  var isBlankInLine: Bool { self == UInt8(ascii: " ") || self >= 0x09 && self <= 0x0D && self != 0x0A }
}
