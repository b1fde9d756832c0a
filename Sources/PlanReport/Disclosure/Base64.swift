/// What a text looks like inside base64, wherever in the encoded bytes it begins.
enum Base64 {
  private static let standard = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// The runs of base64 digits that the bytes alone decide, one for each of the three ways they can fall into groups,
  /// in the standard alphabet and, where it differs, in that for URLs.
  static func spellings(of bytes: ArraySlice<UInt8>) -> [[UInt8]] {
    var result: [[UInt8]] = []
    for offset in 0..<3 {
      let digits = innerDigits(of: bytes, offset: offset)
      result.append(digits)
      let forURLs = digits.map(urlDigit)
      if forURLs != digits { result.append(forURLs) }
    }
    return result
  }

  /// The digits that hold no bit of what stands before or behind the bytes.
  private static func innerDigits(of bytes: ArraySlice<UInt8>, offset: Int) -> [UInt8] {
    let bits = bytes.count * 8
    // The first digit that starts inside the bytes: 0, 4 or 2 bits in.
    let firstBit = [0, 4, 2][offset]
    var digits: [UInt8] = []
    digits.reserveCapacity(bits / 6)
    var bit = firstBit
    while bit + 6 <= bits {
      let place = bytes.startIndex + bit / 8
      let pair = UInt16(bytes[place]) << 8 | UInt16(place + 1 < bytes.endIndex ? bytes[place + 1] : 0)
      digits.append(standard[Int(pair >> UInt16(10 - bit % 8) & 0x3F)])
      bit += 6
    }
    return digits
  }

  private static func urlDigit(_ digit: UInt8) -> UInt8 {
    switch digit {
    case UInt8(ascii: "+"): UInt8(ascii: "-")
    case UInt8(ascii: "/"): UInt8(ascii: "_")
    default: digit
    }
  }
}
