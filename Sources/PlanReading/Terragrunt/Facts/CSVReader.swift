import PlanModel

/// Takes a table in CSV (RFC 4180) apart: quoted fields may hold commas, quotes and line breaks.
struct CSVReader {
  /// One record, and the line on which it begins.
  struct Record {
    let fields: [String]
    let line: Int
  }

  private let bytes: [UInt8]
  private var position = 0
  private var line = 1

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  private static let quote = UInt8(ascii: "\"")
  private static let comma = UInt8(ascii: ",")
  private static let newline = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  /// The next record; nil at the end.
  ///
  /// Blank lines are none.
  ///
  /// - Throws: ``FactsError`` where a quoted field does not end, or something stands behind it.
  mutating func next() throws(FactsError) -> Record? {
    while atLineBreak { skipLineBreak() }
    guard current != nil else { return nil }
    let start = line
    var fields: [String] = []
    while true {
      fields.append(current == Self.quote ? try quotedField() : bareField())
      if current == Self.comma {
        position += 1
        continue
      }
      if current == nil || atLineBreak { break }
      throw FactsError("a comma or the end of the line behind a quoted field", line: line)
    }
    if atLineBreak { skipLineBreak() }
    return Record(fields: fields, line: start)
  }

  private var atLineBreak: Bool {
    guard let byte = current else { return false }
    if byte == Self.newline { return true }
    return byte == Self.carriageReturn && (position + 1 == bytes.count || bytes[position + 1] == Self.newline)
  }

  private mutating func skipLineBreak() {
    if current == Self.carriageReturn { position += 1 }
    if current == Self.newline { position += 1 }
    line += 1
  }

  private mutating func bareField() -> String {
    let start = position
    while let byte = current, byte != Self.comma, !atLineBreak {
      _ = byte
      position += 1
    }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func quotedField() throws(FactsError) -> String {
    let start = line
    var text: [UInt8] = []
    position += 1
    while let byte = current {
      position += 1
      if byte == Self.newline { line += 1 }
      if byte == Self.quote {
        guard current == Self.quote else { return String(decoding: text, as: UTF8.self) }
        position += 1
      }
      text.append(byte)
    }
    throw FactsError("the closing quote of the field that line \(start) begins", line: line)
  }
}
