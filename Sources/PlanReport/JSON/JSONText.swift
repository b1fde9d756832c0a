import PlanJSON
import PlanModel

/// The JSON of a report, handed on in pieces of about 64 KB while it grows.
///
/// Besides what JSON wants escaped, characters that nobody sees (formatting and bidirectional ones, controls of every
/// kind) are written as escapes, so that a report can be shown in a terminal as it is.
struct JSONText {
  /// How much is gathered before it is handed on, in bytes.
  private static let pieceSize = 64 << 10

  private var writer = JSONWriter()
  private let sink: ([UInt8]) throws -> Void

  init(sink: @escaping ([UInt8]) throws -> Void) {
    self.sink = sink
  }

  /// Hands on what was gathered, if that is enough; called between the elements of long arrays.
  mutating func flushIfFull() throws {
    if writer.byteCount >= JSONText.pieceSize { try flush() }
  }

  /// How much is gathered and not handed on, in bytes.
  var byteCount: Int { writer.byteCount }

  /// Hands on what was gathered.
  mutating func flush() throws { try sink(writer.takeBytes()) }

  /// Ends the document and hands on the rest of it.
  mutating func finish() throws {
    writer.endLine()
    try flush()
  }

  // MARK: - Structure

  mutating func object(_ members: (inout JSONText) throws -> Void) rethrows {
    writer.beginObject()
    try members(&self)
    writer.endObject()
  }

  mutating func beginArray() { writer.beginArray() }

  mutating func endArray() { writer.endArray() }

  /// Writes elements that are spelled already, with commas between them.
  mutating func elements(_ text: [UInt8]) { writer.elements(text) }

  mutating func array<Element>(
    _ elements: [Element], _ write: (inout JSONText, Element) throws -> Void
  ) rethrows {
    writer.beginArray()
    for element in elements { try write(&self, element) }
    writer.endArray()
  }

  /// Begins a member of the schema; its value is to follow.
  mutating func name(_ name: StaticString) { writer.key(plain: name) }

  /// Begins a member whose name is the plan's, or made at run time; its value is to follow.
  mutating func name(text name: String) {
    if writer.asciiKey(name) { return }
    if name.isVisible { writer.key(name) } else { writer.key(literal: JSONText.escaped(name)) }
  }

  // MARK: - Scalars

  mutating func null() { writer.null() }

  mutating func boolean(_ flag: Bool) { writer.boolean(flag) }

  mutating func integer(_ number: Int) { writer.integer(number) }

  /// Writes a number's literal.
  mutating func number(_ literal: String) { writer.raw(literal) }

  mutating func string(_ text: String) {
    if writer.asciiString(text) { return }
    if text.isVisible { writer.string(text) } else { writer.raw(JSONText.escaped(text)) }
  }

  /// The text as a JSON string in which all that is invisible is an escape.
  private static func escaped(_ text: String) -> String {
    var literal = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" || scalar == "\\" {
        literal += "\\"
        literal.unicodeScalars.append(scalar)
      } else if scalar.isInvisible {
        for unit in String(scalar).utf16 { literal += escape(unit) }
      } else {
        literal.unicodeScalars.append(scalar)
      }
    }
    return literal + "\""
  }

  private static func escape(_ unit: UInt16) -> String {
    switch unit {
    case 0x0A: return "\\n"
    case 0x0D: return "\\r"
    case 0x09: return "\\t"
    default:
      let digits = String(unit, radix: 16)
      return "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
    }
  }
}

extension String {
  /// Whether JSON's own escapes make all of it visible: it has no invisible character beyond ASCII.
  fileprivate var isVisible: Bool {
    unicodeScalars.allSatisfy { $0.isASCII || !$0.isInvisible }
  }
}

// MARK: - Members

extension JSONText {
  mutating func member(_ name: StaticString, _ text: String) {
    self.name(name)
    string(text)
  }

  mutating func member(_ name: StaticString, _ text: String?) {
    self.name(name)
    if let text { string(text) } else { null() }
  }

  mutating func member(_ name: StaticString, _ number: Int?) {
    self.name(name)
    if let number { integer(number) } else { null() }
  }

  mutating func member(_ name: StaticString, _ flag: Bool?) {
    self.name(name)
    if let flag { boolean(flag) } else { null() }
  }

  mutating func member(_ name: StaticString, _ texts: [String]?) {
    self.name(name)
    if let texts { array(texts) { $0.string($1) } } else { null() }
  }

  /// Writes an object, or null where there is nothing to write.
  mutating func member<Contents>(
    _ name: StaticString, _ contents: Contents?, _ members: (inout JSONText, Contents) throws -> Void
  ) rethrows {
    self.name(name)
    if let contents { try object { try members(&$0, contents) } } else { null() }
  }

  /// Writes an array of objects.
  mutating func members<Element>(
    _ name: StaticString, _ elements: [Element], _ members: (inout JSONText, Element) throws -> Void
  ) rethrows {
    self.name(name)
    try array(elements) { text, element in try text.object { try members(&$0, element) } }
  }
}
