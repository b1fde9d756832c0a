import PlanModel

/// JSON text that is handed on in pieces of about 64 KB while it grows.
///
/// Compact: one line, no space between tokens. Strings are UTF-8; besides what JSON wants escaped, so are characters that
/// nobody sees (controls, formatting and bidirectional characters), so that a report can be shown in a terminal as it is.
struct JSONText {
  /// How much is gathered before it is handed on, in bytes.
  private static let pieceSize = 64 << 10

  private var bytes: [UInt8] = []
  private let sink: ([UInt8]) throws -> Void
  /// Whether the next member or element is the first of its container.
  private var isFirst = true

  init(sink: @escaping ([UInt8]) throws -> Void) {
    self.sink = sink
    bytes.reserveCapacity(JSONText.pieceSize + JSONText.pieceSize / 4)
  }

  /// Hands on what was gathered, if that is enough; called between the elements of long arrays.
  mutating func flushIfFull() throws {
    if bytes.count >= JSONText.pieceSize { try flush() }
  }

  /// Hands on all that was gathered.
  mutating func flush() throws {
    try sink(bytes)
    bytes.removeAll(keepingCapacity: true)
  }

  // MARK: - Structure

  mutating func object(_ members: (inout JSONText) throws -> Void) rethrows {
    bytes.append(UInt8(ascii: "{"))
    isFirst = true
    try members(&self)
    bytes.append(UInt8(ascii: "}"))
    isFirst = false
  }

  mutating func array<Element>(
    _ elements: some Sequence<Element>, _ write: (inout JSONText, Element) throws -> Void
  ) rethrows {
    bytes.append(UInt8(ascii: "["))
    isFirst = true
    for element in elements {
      separate()
      try write(&self, element)
      isFirst = false
    }
    bytes.append(UInt8(ascii: "]"))
    isFirst = false
  }

  /// Writes the comma before all members and elements but the first.
  private mutating func separate() {
    if isFirst { isFirst = false } else { bytes.append(UInt8(ascii: ",")) }
  }

  /// Begins a member; its value is to follow.
  mutating func name(_ name: String) {
    separate()
    string(name)
    bytes.append(UInt8(ascii: ":"))
  }

  /// Appends text that is JSON already.
  mutating func raw(_ json: String) {
    bytes.append(contentsOf: json.utf8)
  }

  // MARK: - Scalars

  mutating func null() { raw("null") }

  mutating func boolean(_ flag: Bool) { raw(flag ? "true" : "false") }

  mutating func integer(_ number: Int) { raw(String(number)) }

  mutating func string(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    let start = bytes.count
    bytes.append(contentsOf: text.utf8)
    if JSONText.needsEscapes(bytes.span, from: start) {
      bytes.removeSubrange(start...)
      for scalar in text.unicodeScalars { append(scalar) }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func needsEscapes(_ bytes: Span<UInt8>, from start: Int) -> Bool {
    for place in start..<bytes.count {
      let byte = bytes[place]
      // Printable ASCII but for the two; what is beyond ASCII is looked at one by one.
      if byte &- 0x20 >= 0x5F || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return true }
    }
    return false
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\"", "\\": bytes += [UInt8(ascii: "\\"), UInt8(truncatingIfNeeded: scalar.value)]
    case "\n": raw("\\n")
    case "\r": raw("\\r")
    case "\t": raw("\\t")
    default:
      if scalar.isInvisible {
        for unit in String(scalar).utf16 { appendEscape(unit) }
      } else {
        bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
  }

  private mutating func appendEscape(_ unit: UInt16) {
    let digits = String(unit, radix: 16)
    raw("\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits)
  }
}

// MARK: - Members

extension JSONText {
  mutating func member(_ name: String, _ text: String) {
    self.name(name)
    string(text)
  }

  mutating func member(_ name: String, _ text: String?) {
    self.name(name)
    if let text { string(text) } else { null() }
  }

  mutating func member(_ name: String, _ number: Int?) {
    self.name(name)
    if let number { integer(number) } else { null() }
  }

  mutating func member(_ name: String, _ flag: Bool?) {
    self.name(name)
    if let flag { boolean(flag) } else { null() }
  }

  mutating func member(_ name: String, _ texts: [String]?) {
    self.name(name)
    if let texts { array(texts) { $0.string($1) } } else { null() }
  }

  /// Writes an object, or null where there is nothing to write.
  mutating func member<Contents>(
    _ name: String, _ contents: Contents?, _ members: (inout JSONText, Contents) throws -> Void
  ) rethrows {
    self.name(name)
    if let contents { try object { try members(&$0, contents) } } else { null() }
  }

  /// Writes an array of objects.
  mutating func members<Element>(
    _ name: String, _ elements: [Element], _ members: (inout JSONText, Element) throws -> Void
  ) rethrows {
    self.name(name)
    try array(elements) { text, element in try text.object { try members(&$0, element) } }
  }
}
