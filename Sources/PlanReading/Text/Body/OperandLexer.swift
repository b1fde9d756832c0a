/// Reads the values of a line: scalars, markers in brackets, empty collections and the openings of longer ones.
///
/// Strings are spelled as Go's `%q` does it, numbers as JSON does it; everything that is no string is one of few words.
enum OperandLexer {
  /// Reads one operand, and moves the position behind it; nil where no renderer prints what stands there.
  static func operand(_ bytes: Span<UInt8>, at position: inout Int, end: Int) -> Operand? {
    guard position < end else { return nil }
    let start = position
    switch bytes[position] {
    case UInt8(ascii: "\""):
      guard let close = closingQuote(bytes, from: position, end: end) else { return nil }
      position = close + 1
      return Operand(kind: .string, range: ByteRange(start + 1, close))
    case UInt8(ascii: "("): return parenthesised(bytes, at: &position, end: end)
    case UInt8(ascii: "{"): return opening(bytes, at: &position, end: end, "}", .emptyMapping, .opensMapping)
    case UInt8(ascii: "["): return opening(bytes, at: &position, end: end, "]", .emptySequence, .opensSequence)
    case UInt8(ascii: "<"): return heredoc(bytes, at: &position, end: end)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      return number(bytes, at: &position, end: end)
    case UInt8(ascii: "j"): return encodedJSON(bytes, at: &position, end: end)
    case _: return word(bytes, at: &position, end: end)
    }
  }

  /// The position of the quote that ends a string, given that of the one that begins it.
  static func closingQuote(_ bytes: Span<UInt8>, from start: Int, end: Int) -> Int? {
    var position = start + 1
    while true {
      position = bytes.firstPosition(
        from: position, to: end,
        notPassing: { ($0 .!= SIMD16(repeating: 0x22)) .& ($0 .!= SIMD16(repeating: 0x5C)) }
      ) { $0 != 0x22 && $0 != 0x5C }
      guard position < end else { return nil }
      if bytes[position] == UInt8(ascii: "\"") { return position }
      position += 2
    }
  }

  private static let parenthesised: [(StaticString, Operand.Kind)] = [
    ("(known after apply)", .unknown), ("(sensitive value)", .sensitive), ("(write-only attribute)", .writeOnly),
    ("(sensitive, write-only attribute)", .writeOnly), ("(sensitive)", .sensitive),
  ]

  private static func parenthesised(_ bytes: Span<UInt8>, at position: inout Int, end: Int) -> Operand? {
    for (text, kind) in parenthesised where position + text.utf8CodeUnitCount <= end && bytes.has(text, at: position) {
      position += text.utf8CodeUnitCount
      return Operand(kind: kind)
    }
    return nil
  }

  private static func opening(
    _ bytes: Span<UInt8>, at position: inout Int, end: Int, _ closing: Unicode.Scalar, _ empty: Operand.Kind,
    _ opens: Operand.Kind
  ) -> Operand {
    position += 1
    guard position < end, bytes[position] == UInt8(ascii: closing) else { return Operand(kind: opens) }
    position += 1
    return Operand(kind: empty)
  }

  private static func heredoc(_ bytes: Span<UInt8>, at position: inout Int, end: Int) -> Operand? {
    guard position + 3 < end, bytes.has("<<-", at: position) || bytes.has("<<~", at: position) else { return nil }
    let start = position + 3
    position = start
    position = bytes.endOfName(from: position, to: end)
    return position > start ? Operand(kind: .opensHeredoc, range: ByteRange(start, position)) : nil
  }

  private static func number(_ bytes: Span<UInt8>, at position: inout Int, end: Int) -> Operand? {
    let start = position
    var hasDigit = false
    while position < end {
      switch bytes[position] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): hasDigit = true
      case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"): break
      case _: return hasDigit ? Operand(kind: .number, range: ByteRange(start, position)) : nil
      }
      position += 1
    }
    return hasDigit ? Operand(kind: .number, range: ByteRange(start, position)) : nil
  }

  private static func encodedJSON(_ bytes: Span<UInt8>, at position: inout Int, end: Int) -> Operand? {
    guard bytes.has("jsonencode(", at: position) else { return nil }
    position += "jsonencode(".utf8.count
    if position == end || bytes[position] == UInt8(ascii: " ") { return Operand(kind: .opensJSON) }
    guard var value = operand(bytes, at: &position, end: end), !value.kind.opens, position < end,
      bytes[position] == UInt8(ascii: ")")
    else { return nil }
    position += 1
    value.isJSON = true
    return value
  }

  private static let words: [(StaticString, Operand.Kind)] = [("true", .boolean), ("false", .boolean), ("null", .null)]

  private static func word(_ bytes: Span<UInt8>, at position: inout Int, end: Int) -> Operand? {
    for (text, kind) in words where bytes.has(text, at: position) {
      let start = position
      position += text.utf8CodeUnitCount
      if position < end, bytes[position].isNameByte { return nil }
      return Operand(kind: kind, range: ByteRange(start, position))
    }
    return nil
  }
}

extension Operand.Kind {
  /// Whether the value goes on in the next lines.
  var opens: Bool {
    switch self {
    case .opensMapping, .opensSequence, .opensJSON, .opensHeredoc: true
    case .none, .string, .number, .boolean, .null, .unknown, .sensitive, .writeOnly, .emptyMapping, .emptySequence:
      false
    }
  }
}

extension Span<UInt8> {
  /// The first position from the given one on, before the end, that belongs to no bare name.
  @inline(__always)
  func endOfName(from start: Int, to end: Int) -> Int {
    firstPosition(
      from: start, to: end,
      notPassing: { block in
        // Letters of either case are one range, once the bit that tells them apart is set.
        let letters: SIMD16<Int8> = block | SIMD16(repeating: 0x20)
        let isLetter: Lanes = (letters .> SIMD16(repeating: 0x60)) .& (letters .< SIMD16(repeating: 0x7B))
        let isDigit: Lanes = (block .> SIMD16(repeating: 0x2F)) .& (block .< SIMD16(repeating: 0x3A))
        let isSign: Lanes = (block .== SIMD16(repeating: 0x5F)) .| (block .== SIMD16(repeating: 0x2D))
        let isBeyondASCII: Lanes = block .< SIMD16(repeating: 0)
        return isLetter .| isDigit .| isSign .| isBeyondASCII
      }
    ) { $0.isNameByte }
  }

  private typealias Lanes = SIMDMask<SIMD16<Int8>>
}

extension UInt8 {
  /// Whether it may stand in a bare name: a letter, a digit, `_`, `-`, or a byte of a letter beyond ASCII.
  var isNameByte: Bool {
    isDigit || (self | 0x20 >= UInt8(ascii: "a") && self | 0x20 <= UInt8(ascii: "z")) || self == UInt8(ascii: "_")
      || self == UInt8(ascii: "-") || self >= 0x80
  }
}
