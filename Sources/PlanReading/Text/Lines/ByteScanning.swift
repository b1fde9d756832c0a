#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Looking at the bytes of a line: every position is a count from the start of the span.
///
/// This is the one file of the text reader that uses unsafe pointers. What makes them safe: no pointer leaves the closure
/// that it is given in, and every place and count is checked against the span before it is used.
extension Span<UInt8> {
  /// Whether a text stands at a position.
  @inline(__always)
  func has(_ text: StaticString, at position: Int) -> Bool {
    let length = text.utf8CodeUnitCount
    guard position >= 0, length > 0, position + length <= count else { return length == 0 }
    return text.withUTF8Buffer { text in
      unsafe withUnsafeBufferPointer { bytes in
        guard let bytes = bytes.baseAddress, let text = text.baseAddress else { return false }
        return unsafe memcmp(bytes + position, text, length) == 0
      }
    }
  }

  /// Whether the span begins with a text.
  @inline(__always)
  func starts(with text: StaticString) -> Bool { has(text, at: 0) }

  /// Whether the span ends with a text.
  func ends(with text: StaticString) -> Bool {
    count >= text.utf8CodeUnitCount && has(text, at: count - text.utf8CodeUnitCount)
  }

  /// The first position from the given one on, before the end, that holds no space; the end where there is none.
  @inline(__always)
  func skippingSpaces(from position: Int, to end: Int) -> Int {
    // Most often it is one space.
    guard position < end, self[position] == UInt8(ascii: " ") else { return Swift.min(position, end) }
    return firstPosition(from: position + 1, to: end, notPassing: { $0 .== SIMD16(repeating: 0x20) }) { $0 == 0x20 }
  }

  /// The first position of a byte from the given one on, before the end; the end where there is none.
  @inline(__always)
  func firstPosition(of byte: UInt8, from position: Int, to end: Int) -> Int {
    let lanes = SIMD16(repeating: Int8(bitPattern: byte))
    return firstPosition(from: position, to: end, notPassing: { $0 .!= lanes }) { $0 != byte }
  }

  /// The first position of a text from the given one on.
  func position(of text: StaticString, from start: Int = 0) -> Int? {
    position(of: text, in: start..<count)
  }

  /// The first position in a range of a text that begins there, and that ends in the range too.
  func position(of text: StaticString, in range: Range<Int>) -> Int? {
    let first = text.withUTF8Buffer { unsafe $0.first ?? 0 }
    let last = range.upperBound - text.utf8CodeUnitCount
    var position = range.lowerBound
    while position <= last {
      position = firstPosition(of: first, from: position, to: last + 1)
      if position <= last, has(text, at: position) { return position }
      position += 1
    }
    return nil
  }

  /// The bytes as text; what is no UTF-8 becomes U+FFFD.
  func text(_ range: Range<Int>) -> String {
    unsafe extracting(range).withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
  }

  /// All bytes as text.
  var text: String { text(0..<count) }

  /// The first position from the given one on, before the end, that does not pass a test; the end where there is none.
  ///
  /// `lanes` tests 16 bytes at once, as signed numbers, and `byte` one, for the span's last ones. In `lanes`, always
  /// `SIMD16(repeating:)`, and a type for each part: a scalar literal, `.!`, unsigned lanes or an inferred type pick generic
  /// overloads that go element by element.
  @inline(__always)
  func firstPosition(
    from start: Int, to end: Int, notPassing lanes: (SIMD16<Int8>) -> SIMDMask<SIMD16<Int8>>, _ byte: (UInt8) -> Bool
  ) -> Int {
    var position = start
    while position < end, position + 16 <= count {
      let block = unsafe bytes.unsafeLoadUnaligned(fromByteOffset: position, as: SIMD16<Int8>.self)
      // Lanes that pass are all ones: the first zero bit of a half tells the first lane that does not.
      let halves = unsafe unsafeBitCast(lanes(block), to: SIMD2<UInt64>.self)
      if ~halves.x != 0 {
        return Swift.min(position + UInt64(littleEndian: ~halves.x).trailingZeroBitCount >> 3, end)
      }
      if ~halves.y != 0 {
        return Swift.min(position + 8 + UInt64(littleEndian: ~halves.y).trailingZeroBitCount >> 3, end)
      }
      position += 16
    }
    while position < end, byte(self[position]) { position += 1 }
    return Swift.min(position, end)
  }
}

extension [UInt8] {
  /// Appends a part of other bytes.
  mutating func append(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    unsafe bytes.extracting(range).withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
  }
}

extension UInt8 {
  /// Whether it is an ASCII digit.
  var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }
}
