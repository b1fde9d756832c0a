package import PlanModel

/// Writes JSON into bytes.
///
/// The caller opens and closes objects and arrays and writes keys before values; commas, escapes and line breaks are the
/// writer's. Text is UTF-8 as it is; quotes, backslashes and control characters are escaped.
///
/// A writer has one owner: a copy would go on writing the same document.
package struct JSONWriter {
  /// How the document is laid out.
  package enum Style: Sendable, Hashable {
    /// Without any white space.
    case compact
    /// A line a member and element, two spaces a level.
    case indented
  }

  private let output = WrittenBytes()
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

  /// What was written so far, and not taken out.
  package var bytes: [UInt8] { output.bytes }

  /// How many bytes that is.
  package var byteCount: Int { output.count }

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
    output.append(literal)
    endKey()
  }

  /// Writes a member's key of ours, which needs no escapes.
  package mutating func key(plain key: StaticString) {
    separate()
    output.append(.quote)
    output.append(key)
    output.append(.quote)
    endKey()
  }

  @inline(__always)
  private mutating func endKey() {
    output.append(.colon)
    if style == .indented { output.append(.space) }
    place = .afterKey
  }

  // MARK: Values

  /// Writes a string.
  package mutating func string(_ text: String) {
    separate()
    quote(text)
    place = .afterValue
  }

  /// Writes a string if all of its text is ASCII.
  ///
  /// - Returns: Whether it was written; if not, nothing was.
  package mutating func asciiString(_ text: String) -> Bool {
    guard quoteASCII(text) else { return false }
    place = .afterValue
    return true
  }

  /// Writes a member's key if all of its text is ASCII.
  ///
  /// - Returns: Whether it was written; if not, nothing was.
  package mutating func asciiKey(_ key: String) -> Bool {
    guard quoteASCII(key) else { return false }
    endKey()
    return true
  }

  private mutating func quoteASCII(_ text: String) -> Bool {
    let count = output.count
    separate()
    output.append(.quote)
    guard output.appendASCII(text) else {
      output.truncate(to: count)
      return false
    }
    output.append(.quote)
    return true
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
  package mutating func boolean(_ flag: Bool) { word(flag ? "true" : "false") }

  /// Writes `null`.
  package mutating func null() { word("null") }

  /// Writes text that is one value of JSON already.
  package mutating func raw(_ text: String) {
    separate()
    output.append(text)
    place = .afterValue
  }

  /// Writes bytes that are values of JSON already, with commas between them, as elements of the open array.
  package mutating func elements(_ bytes: [UInt8]) {
    if bytes.isEmpty { return }
    separate()
    output.append(bytes)
    place = .afterValue
  }

  private mutating func word(_ word: StaticString) {
    separate()
    output.append(word)
    place = .afterValue
  }

  /// Writes a value's text as it was read.
  package mutating func fragment(_ fragment: JSONFragment) {
    separate()
    fragment.storage.withBytes { output.append($0, fragment.start, fragment.count) }
    place = .afterValue
  }

  /// Ends the document with a line break.
  package mutating func endLine() { output.append(0x0A) }

  /// Takes out what was written so far, so that a long document need not be held whole.
  package mutating func takeBytes() -> [UInt8] {
    defer { output.truncate(to: 0) }
    return output.bytes
  }

  // MARK: Layout

  private mutating func open(_ bracket: UInt8) {
    separate()
    output.append(bracket)
    depth += 1
    place = .start
  }

  private mutating func close(_ bracket: UInt8) {
    depth -= 1
    if place != .start, style == .indented { breakLine() }
    output.append(bracket)
    place = .afterValue
  }

  @inline(__always)
  private mutating func separate() {
    switch place {
    case .afterKey: return
    case .afterValue: output.append(.comma)
    case .start: if depth == 0 { return }
    }
    if style == .indented { breakLine() }
  }

  private mutating func breakLine() {
    output.append(0x0A)
    for _ in 0..<depth { output.append("  " as StaticString) }
  }

  private mutating func quote(_ text: String) {
    output.append(.quote)
    if !output.appendASCII(text) { output.appendEscaped(text) }
    output.append(.quote)
  }
}
