extension WrittenBytes {
  /// Appends a text as it stands between the quotes of a JSON string, if it is ASCII.
  ///
  /// - Returns: Whether it is; if not, nothing is appended.
  func appendASCII(_ text: String) -> Bool {
    text.withBytes { bytes in
      let first = count
      append(bytes, 0, bytes.byteCount)
      // Most texts are plain: they are copied as a whole, and looked at where they then stand.
      guard let special = firstNotPlain(from: first) else { return true }
      truncate(to: special)
      if appendEscaped(bytes, from: special - first, accepting: .ascii) { return true }
      truncate(to: first)
      return false
    }
  }

  /// Appends a text as it stands between the quotes of a JSON string.
  func appendEscaped(_ text: String) {
    text.withBytes { _ = appendEscaped($0, from: 0, accepting: .everything) }
  }

  private enum Accepted { case ascii, everything }

  /// Appends the rest of a text, as far as it may go.
  private func appendEscaped(_ bytes: RawSpan, from start: Int, accepting accepted: Accepted) -> Bool {
    var run = start
    while true {
      let special = bytes.firstNotPlain(from: run)
      append(bytes, run, special - run)
      if special == bytes.byteCount { return true }
      run = special + 1
      switch bytes.byte(special) {
      case 0x80...:
        if accepted == .ascii { return false }
        append(bytes.byte(special))
      case let byte: appendEscape(of: byte)
      }
    }
  }

  private func appendEscape(of byte: UInt8) {
    append(.backslash)
    switch byte {
    case .quote, .backslash: append(byte)
    case 0x0A: append(UInt8(ascii: "n"))
    case 0x0D: append(UInt8(ascii: "r"))
    case 0x09: append(UInt8(ascii: "t"))
    default:
      append("u00")
      append(byte >> 4 + UInt8(ascii: "0"))
      append(WrittenBytes.digit(byte & 15))
    }
  }

  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
  }
}

extension RawSpan {
  /// The first byte from a place on that is to be escaped in a JSON string or is beyond ASCII, or the end.
  @inline(__always)
  fileprivate func firstNotPlain(from start: Int) -> Int {
    var place = start
    while place + 16 <= byteCount {
      let lanes = lanesNotPlain(block(place))
      if lanes != 0 { return place + laneOfLowestBit(lanes) }
      place += 16
    }
    while place < byteCount, byte(place).isPlain { place += 1 }
    return place
  }
}

extension UInt8 {
  @inline(__always)
  fileprivate var isPlain: Bool { self >= 0x20 && self < 0x7F && self != .quote && self != .backslash }
}
