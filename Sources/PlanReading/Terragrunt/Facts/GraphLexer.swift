import PlanModel

/// A token of Graphviz's language, as far as Terragrunt writes it.
struct GraphToken {
  enum Kind: Equatable {
    /// A word, or a text in quotes.
    case name(String)
    case opening, closing, openingBracket, closingBracket, arrow, equals, semicolon, end
  }

  let kind: Kind
  let line: Int
}

/// Takes the text of a graph apart.
struct GraphLexer {
  private let bytes: [UInt8]
  private var position = 0
  private var line = 1

  /// The tokens, the last of them the end.
  static func tokens(of bytes: [UInt8]) throws(FactsError) -> [GraphToken] {
    var lexer = GraphLexer(bytes: bytes)
    var tokens: [GraphToken] = []
    while true {
      let token = try lexer.next()
      tokens.append(token)
      if token.kind == .end { return tokens }
    }
  }

  private init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  private mutating func next() throws(FactsError) -> GraphToken {
    while position < bytes.count, bytes[position].isJSONSpace {
      if bytes[position] == UInt8(ascii: "\n") { line += 1 }
      position += 1
    }
    let start = line
    return GraphToken(kind: try kind(), line: start)
  }

  private mutating func kind() throws(FactsError) -> GraphToken.Kind {
    guard position < bytes.count else { return .end }
    let byte = bytes[position]
    position += 1
    switch byte {
    case UInt8(ascii: "{"): return .opening
    case UInt8(ascii: "}"): return .closing
    case UInt8(ascii: "["): return .openingBracket
    case UInt8(ascii: "]"): return .closingBracket
    case UInt8(ascii: "="): return .equals
    case UInt8(ascii: ";"), UInt8(ascii: ","): return .semicolon
    case UInt8(ascii: "\""): return .name(try quoted())
    case UInt8(ascii: "-") where position < bytes.count && bytes[position] == UInt8(ascii: ">"):
      position += 1
      return .arrow
    case _:
      position -= 1
      return .name(try word())
    }
  }

  /// A text up to its closing quote; Graphviz knows one escape, that of the quote.
  private mutating func quoted() throws(FactsError) -> String {
    let start = line
    var text: [UInt8] = []
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte == UInt8(ascii: "\"") { return String(decoding: text, as: UTF8.self) }
      if byte == UInt8(ascii: "\n") { line += 1 }
      if byte == UInt8(ascii: "\\"), position < bytes.count, bytes[position] == UInt8(ascii: "\"") {
        position += 1
        text.append(UInt8(ascii: "\""))
      } else {
        text.append(byte)
      }
    }
    throw FactsError("the closing quote of the text that line \(start) begins", line: line)
  }

  private mutating func word() throws(FactsError) -> String {
    let start = position
    while position < bytes.count, bytes[position].isWordByte { position += 1 }
    guard position > start else { throw FactsError("a unit or a brace", line: line) }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }
}

extension UInt8 {
  /// Whether it may stand in a word without quotes.
  fileprivate var isWordByte: Bool {
    isDigit || self == UInt8(ascii: "_") || self == UInt8(ascii: ".") || self >= 0x80
      || (self | 0x20 >= UInt8(ascii: "a") && self | 0x20 <= UInt8(ascii: "z"))
  }
}
