/// Where a token breaks off, and what was expected there.
struct Fault {
  let at: Int
  let expected: JSONExpectation
}

/// How far a token reaches.
///
/// With a fault, `end` is where its reading can go on once there are more bytes.
struct Token {
  let end: Int
  let fault: Fault?

  @inline(__always)
  init(end: Int) {
    self.end = end
    fault = nil
  }

  @inline(__always)
  init(resumeAt end: Int, fault: Fault) {
    self.end = end
    self.fault = fault
  }
}

extension UInt8 {
  static let quote = UInt8(ascii: "\"")
  static let backslash = UInt8(ascii: "\\")
  static let colon = UInt8(ascii: ":")
  static let comma = UInt8(ascii: ",")
  static let openingBrace = UInt8(ascii: "{")
  static let closingBrace = UInt8(ascii: "}")
  static let openingBracket = UInt8(ascii: "[")
  static let closingBracket = UInt8(ascii: "]")
  static let space = UInt8(ascii: " ")

  @inline(__always)
  var isDigit: Bool { self &- 0x30 < 10 }

  @inline(__always)
  var isHexadecimalDigit: Bool { isDigit || (self | 0x20) &- UInt8(ascii: "a") < 6 }
}

/// JSON's tokens over bytes that end in NULs: every token stops at one, so none asks where the bytes end.
///
/// What is common is inlined into the walker's loop; what is rare stands out of line. Positions are added to without a
/// check for overflow: they are places in memory.
enum Lexer {
  /// The first byte from a position that is not white space.
  @inline(__always)
  static func skipSpace(_ bytes: RawSpan, _ start: Int) -> Int {
    bytes.byte(start) > .space ? start : skipSpaceRun(bytes, start)
  }

  @inline(never)
  private static func skipSpaceRun(_ bytes: RawSpan, _ start: Int) -> Int {
    var position = start
    while true {
      switch bytes.byte(position) {
      case .space, 0x0A, 0x0D, 0x09: position &+= 1
      default: return position
      }
    }
  }

  /// A string from behind its opening quote to behind its closing one.
  @inline(__always)
  static func string(_ bytes: RawSpan, _ start: Int) -> Token {
    var position = start
    while true {
      let special = specialLanes(bytes.block(position))
      if special == 0 {
        position &+= 16
        continue
      }
      position &+= laneOfLowestBit(special)
      return bytes.byte(position) == .quote ? Token(end: position &+ 1) : specialString(bytes, position)
    }
  }

  /// How many plain characters stand from a position on: ASCII, no control, no quote, no backslash.
  @inline(__always)
  static func plainCount(_ bytes: RawSpan, _ start: Int) -> Int {
    var position = start
    while true {
      let special = specialLanes(bytes.block(position))
      if special != 0 { return position &- start &+ laneOfLowestBit(special) }
      position &+= 16
    }
  }

  /// A string's end, from a character on that is not plain.
  @inline(never)
  private static func specialString(_ bytes: RawSpan, _ start: Int) -> Token {
    var position = start
    while true {
      let byte = bytes.byte(position)
      switch byte {
      case .quote: return Token(end: position + 1)
      case .backslash:
        if let fault = escape(bytes, &position) { return Token(resumeAt: position, fault: fault) }
      case 0x80...:
        if let fault = beyondASCII(bytes, &position) { return Token(resumeAt: position, fault: fault) }
      case ..<0x20:
        return Token(resumeAt: position, fault: Fault(at: position, expected: .stringCharacter))
      default:
        position += plainCount(bytes, position)
      }
    }
  }

  private static func escape(_ bytes: RawSpan, _ position: inout Int) -> Fault? {
    switch bytes.byte(position + 1) {
    case .quote, .backslash, UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"), UInt8(ascii: "n"),
      UInt8(ascii: "r"), UInt8(ascii: "t"):
      position += 2
      return nil
    case UInt8(ascii: "u"):
      for place in position + 2..<position + 6 where !bytes.byte(place).isHexadecimalDigit {
        return Fault(at: place, expected: .hexadecimalDigit)
      }
      position += 6
      return nil
    default:
      return Fault(at: position + 1, expected: .escape)
    }
  }

  /// One character of two to four bytes, by Table 3-7 of the Unicode standard.
  private static func beyondASCII(_ bytes: RawSpan, _ position: inout Int) -> Fault? {
    let second: ClosedRange<UInt8>
    let count: Int
    switch bytes.byte(position) {
    case 0xC2...0xDF: (second, count) = (0x80...0xBF, 2)
    case 0xE0: (second, count) = (0xA0...0xBF, 3)
    case 0xED: (second, count) = (0x80...0x9F, 3)
    case 0xE1...0xEF: (second, count) = (0x80...0xBF, 3)
    case 0xF0: (second, count) = (0x90...0xBF, 4)
    case 0xF1...0xF3: (second, count) = (0x80...0xBF, 4)
    case 0xF4: (second, count) = (0x80...0x8F, 4)
    default: return Fault(at: position, expected: .utf8)
    }
    guard second.contains(bytes.byte(position + 1)) else { return Fault(at: position + 1, expected: .utf8) }
    for place in position + 2..<position + count where bytes.byte(place) & 0xC0 != 0x80 {
      return Fault(at: place, expected: .utf8)
    }
    position += count
    return nil
  }

  /// A number from its first byte.
  ///
  /// One that ends where the bytes end may go on behind them: the caller has to ask.
  @inline(never)
  static func number(_ bytes: RawSpan, _ start: Int) -> Token {
    var position = start
    if bytes.byte(position) == UInt8(ascii: "-") { position += 1 }
    if bytes.byte(position) == UInt8(ascii: "0") {
      position += 1
    } else if let fault = digits(bytes, &position) {
      return Token(resumeAt: start, fault: fault)
    }
    if bytes.byte(position) == UInt8(ascii: ".") {
      position += 1
      if let fault = digits(bytes, &position) { return Token(resumeAt: start, fault: fault) }
    }
    if bytes.byte(position) | 0x20 == UInt8(ascii: "e") {
      position += 1
      if bytes.byte(position) == UInt8(ascii: "+") || bytes.byte(position) == UInt8(ascii: "-") { position += 1 }
      if let fault = digits(bytes, &position) { return Token(resumeAt: start, fault: fault) }
    }
    return Token(end: position)
  }

  private static func digits(_ bytes: RawSpan, _ position: inout Int) -> Fault? {
    guard bytes.byte(position).isDigit else { return Fault(at: position, expected: .digit) }
    while bytes.byte(position).isDigit { position += 1 }
    return nil
  }

  /// `true`, `false` or `null` from its first byte.
  @inline(__always)
  static func word(_ bytes: RawSpan, _ start: Int) -> Token {
    switch bytes.word(start) {
    case 0x6575_7274, 0x6C6C_756E: Token(end: start &+ 4)
    case 0x736C_6166 where bytes.byte(start &+ 4) == UInt8(ascii: "e"): Token(end: start &+ 5)
    default: wordFault(bytes, start)
    }
  }

  @inline(never)
  private static func wordFault(_ bytes: RawSpan, _ start: Int) -> Token {
    let expected: [UInt8] =
      switch bytes.byte(start) {
      case UInt8(ascii: "t"): Array("true".utf8)
      case UInt8(ascii: "f"): Array("false".utf8)
      default: Array("null".utf8)
      }
    var place = 0
    while place < expected.count, bytes.byte(start + place) == expected[place] { place += 1 }
    return Token(resumeAt: start, fault: Fault(at: start + place, expected: .word))
  }

  /// A key that is to be looked at, and where its value may begin.
  struct Key {
    /// How many bytes stand between its quotes.
    let count: Int
    /// Whether there may be escapes among them.
    let isEscaped: Bool
    let valueStart: Int
    let fault: Fault?
  }

  /// A key and its colon, from the opening quote on.
  @inline(__always)
  static func key(_ bytes: RawSpan, _ start: Int) -> Key {
    func failure(_ fault: Fault) -> Key { Key(count: 0, isEscaped: false, valueStart: start, fault: fault) }
    guard bytes.byte(start) == .quote else { return failure(Fault(at: start, expected: .key)) }
    var end = start &+ 1 &+ plainCount(bytes, start &+ 1)
    let isEscaped = bytes.byte(end) != .quote
    if isEscaped {
      let rest = specialString(bytes, end)
      if let fault = rest.fault { return failure(fault) }
      end = rest.end &- 1
    }
    let colon = skipSpace(bytes, end &+ 1)
    guard bytes.byte(colon) == .colon else { return failure(Fault(at: colon, expected: .colon)) }
    return Key(count: end &- start &- 1, isEscaped: isEscaped, valueStart: colon &+ 1, fault: nil)
  }

  /// A key and its colon, from before any white space to behind the colon.
  @inline(__always)
  static func keyAndColon(_ bytes: RawSpan, _ start: Int) -> Token {
    var opening = start
    if bytes.byte(opening) != .quote {
      opening = skipSpace(bytes, opening)
      guard bytes.byte(opening) == .quote else {
        return Token(resumeAt: start, fault: Fault(at: opening, expected: .key))
      }
    }
    let key = string(bytes, opening &+ 1)
    if let fault = key.fault { return Token(resumeAt: start, fault: fault) }
    var colon = key.end
    if bytes.byte(colon) != .colon {
      colon = skipSpace(bytes, colon)
      guard bytes.byte(colon) == .colon else {
        return Token(resumeAt: start, fault: Fault(at: colon, expected: .colon))
      }
    }
    return Token(end: colon &+ 1)
  }
}
