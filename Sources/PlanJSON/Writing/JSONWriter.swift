package import PlanModel

/// Writes JSON into bytes.
///
/// The caller opens and closes objects and arrays and writes keys before values; commas, escapes and line breaks are the
/// writer's. Text is UTF-8 as it is; quotes, backslashes and control characters are escaped.
package struct JSONWriter: Sendable {
  /// How the document is laid out.
  package enum Style: Sendable, Hashable {
    /// Without any white space.
    case compact
    /// A line a member and element, two spaces a level.
    case indented
  }

  /// What was written so far.
  package private(set) var bytes: [UInt8] = []

  private let style: Style
  private var depth = 0
  private var place = Place.start

  private enum Place {
    /// Behind an opening bracket, or at the start: no comma yet.
    case start
    case afterKey, afterValue
  }

  /// Makes a writer with nothing written.
  package init(style: Style = .compact) {
    self.style = style
  }

  // MARK: Containers

  /// Opens an object.
  package mutating func beginObject() { open(.openingBrace) }

  /// Closes the innermost object.
  package mutating func endObject() { close(.closingBrace) }

  /// Opens an array.
  package mutating func beginArray() { open(.openingBracket) }

  /// Closes the innermost array.
  package mutating func endArray() { close(.closingBracket) }

  /// Writes an object whose members the body writes.
  package mutating func object(_ body: (inout JSONWriter) throws -> Void) rethrows {
    beginObject()
    try body(&self)
    endObject()
  }

  /// Writes an array whose elements the body writes.
  package mutating func array(_ body: (inout JSONWriter) throws -> Void) rethrows {
    beginArray()
    try body(&self)
    endArray()
  }

  /// Writes a member's key; its value has to follow.
  package mutating func key(_ key: String) {
    separate()
    quote(key)
    endKey()
  }

  /// Writes a member's key that is spelled as a JSON string already, its quotes included.
  package mutating func key(literal: String) {
    separate()
    bytes.append(literal)
    endKey()
  }

  private mutating func endKey() {
    bytes.append(.colon)
    if style == .indented { bytes.append(.space) }
    place = .afterKey
  }

  // MARK: Values

  /// Writes a string.
  package mutating func string(_ text: String) {
    separate()
    quote(text)
    place = .afterValue
  }

  /// Writes a string, or null for none.
  package mutating func string(_ text: String?) {
    if let text { string(text) } else { null() }
  }

  /// Writes a number with its literal text.
  package mutating func number(_ number: Number) { raw(number.literal) }

  /// Writes a whole number.
  package mutating func integer(_ integer: Int) { raw(String(integer)) }

  /// Writes `true` or `false`.
  package mutating func boolean(_ flag: Bool) { raw(flag ? "true" : "false") }

  /// Writes `null`.
  package mutating func null() { raw("null") }

  /// Writes text that is one value of JSON already.
  package mutating func raw(_ text: String) {
    separate()
    bytes.append(text)
    place = .afterValue
  }

  /// Writes a value's text as it was read.
  package mutating func fragment(_ fragment: JSONFragment) {
    separate()
    fragment.storage.withBytes { bytes.append($0, fragment.start, fragment.count) }
    place = .afterValue
  }

  /// Ends the document with a line break.
  package mutating func endLine() { bytes.append(0x0A) }

  /// Takes out what was written so far, so that a long document need not be held whole.
  package mutating func takeBytes() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }

  // MARK: Layout

  private mutating func open(_ bracket: UInt8) {
    separate()
    bytes.append(bracket)
    depth += 1
    place = .start
  }

  private mutating func close(_ bracket: UInt8) {
    depth -= 1
    if place != .start { breakLine() }
    bytes.append(bracket)
    place = .afterValue
  }

  private mutating func separate() {
    switch place {
    case .afterKey: return
    case .afterValue: bytes.append(.comma)
    case .start: if depth == 0 { return }
    }
    breakLine()
  }

  private mutating func breakLine() {
    guard style == .indented else { return }
    bytes.append(0x0A)
    for _ in 0..<depth { bytes += [.space, .space] }
  }

  private mutating func quote(_ text: String) {
    bytes.append(.quote)
    bytes.appendEscaped(text)
    bytes.append(.quote)
  }
}

extension [UInt8] {
  /// Appends a text as it stands between the quotes of a JSON string.
  package mutating func appendEscaped(_ text: String) {
    text.withBytes { bytes in
      var run = 0
      while true {
        let special = bytes.firstToEscape(from: run)
        append(bytes, run, special - run)
        if special == bytes.byteCount { return }
        appendEscape(of: bytes.byte(special))
        run = special + 1
      }
    }
  }

  /// Appends a text's bytes.
  mutating func append(_ text: String) {
    text.withBytes { append($0, 0, $0.byteCount) }
  }

  private mutating func appendEscape(of byte: UInt8) {
    append(.backslash)
    switch byte {
    case .quote, .backslash: append(byte)
    case 0x0A: append(UInt8(ascii: "n"))
    case 0x0D: append(UInt8(ascii: "r"))
    case 0x09: append(UInt8(ascii: "t"))
    default:
      let digits = Array("0123456789abcdef".utf8)
      self += [UInt8(ascii: "u"), 0x30, 0x30, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
  }
}

extension RawSpan {
  /// The first byte from a place on that cannot stand in a JSON string, or the end.
  @inline(__always)
  fileprivate func firstToEscape(from start: Int) -> Int {
    var place = start
    while place + 16 <= byteCount {
      let lanes = lanesToEscape(block(place))
      if lanes != 0 { return place + laneOfLowestBit(lanes) }
      place += 16
    }
    while place < byteCount, !byte(place).needsEscape { place += 1 }
    return place
  }
}

extension String {
  /// Whether all of the text is ASCII.
  package var isASCII: Bool {
    withBytes { bytes in
      var place = 0
      while place + 8 <= bytes.byteCount {
        if bytes.longWord(place) & 0x8080_8080_8080_8080 != 0 { return false }
        place += 8
      }
      while place < bytes.byteCount {
        if bytes.byte(place) >= 0x80 { return false }
        place += 1
      }
      return true
    }
  }
}

extension UInt8 {
  @inline(__always)
  fileprivate var needsEscape: Bool { self < 0x20 || self == .quote || self == .backslash || self == 0x7F }
}
