/// The bytes of a text that is part of the binary.
///
/// This is the only unsafe code of the module.
///
/// Safety: a `StaticString` made from a literal points to constant memory that lives as long as the process, never
/// changes, and holds `utf8CodeUnitCount` bytes; every access is checked against that count.
@safe struct StaticBytes {
  private let buffer: UnsafeBufferPointer<UInt8>

  init(_ text: StaticString) {
    precondition(text.hasPointerRepresentation, "a text of one character has no bytes in memory")
    unsafe buffer = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
  }

  var count: Int { unsafe buffer.count }

  subscript(index: Int) -> UInt8 {
    precondition(index >= 0 && index < count)
    return unsafe buffer[index]
  }

  /// A copy of some of the bytes.
  func copy(_ range: Range<Int>) -> [UInt8] {
    precondition(range.lowerBound >= 0 && range.upperBound <= count)
    return unsafe Array(UnsafeBufferPointer(rebasing: buffer[range]))
  }
}
