/// Checks one value of any depth against JSON's grammar, over as many windows as it takes.
///
/// This is the reader's hot loop: iterative, one bit of a register a level, no end checks (see ``Lexer``).
struct ValueWalker {
  private enum Place {
    case beforeValue, afterValue
    /// Within a string that is a value, so that a string need not be held whole to be checked.
    case insideString
  }

  /// What one step of the walk comes to; the positions are where the next one begins.
  private enum Step {
    case beforeValue(Int), afterValue(Int)
    case stopped(Token, Place)
  }

  private var place = Place.beforeValue
  private var nest: Nest

  init(maximumDepth: Int) {
    nest = Nest(maximumDepth: maximumDepth)
  }

  /// Walks on from a position to the end of the value.
  ///
  /// - Parameters:
  ///   - bytes: The window, padded.
  ///   - start: Where the value begins, or where the walk stopped.
  ///   - end: Where the bytes end and their padding begins.
  ///   - isFinal: Whether nothing follows these bytes.
  /// - Returns: The end of the value; or a fault, and the position to go on from if it is that the bytes end.
  @inline(never)
  mutating func walk(_ bytes: RawSpan, from start: Int, end: Int, isFinal: Bool) -> Token {
    var nest = nest
    defer { self.nest = nest }
    var step =
      switch place {
      case .beforeValue: Step.beforeValue(start)
      case .afterValue: Step.afterValue(start)
      case .insideString: Self.string(bytes, start)
      }
    while true {
      switch step {
      case .beforeValue(let position):
        step = Self.value(bytes, Lexer.skipSpace(bytes, position), &nest, end: isFinal ? -1 : end)
      case .afterValue(let position):
        if nest.depth == 0 { return Token(end: position) }
        step = Self.afterValue(bytes, Lexer.skipSpace(bytes, position), &nest)
      case .stopped(let token, let place):
        self.place = place
        return token
      }
    }
  }

  @inline(__always)
  private static func value(_ bytes: RawSpan, _ position: Int, _ nest: inout Nest, end: Int) -> Step {
    switch bytes.byte(position) {
    case .quote:
      return string(bytes, position + 1)
    case .openingBrace:
      let inside = Lexer.skipSpace(bytes, position + 1)
      if bytes.byte(inside) == .closingBrace { return .afterValue(inside + 1) }
      let key = Lexer.keyAndColon(bytes, inside)
      if let fault = key.fault { return .stopped(Token(resumeAt: position, fault: fault), .beforeValue) }
      return nest.push(isObject: 1) ? .beforeValue(key.end) : tooDeep(position)
    case .openingBracket:
      let inside = Lexer.skipSpace(bytes, position + 1)
      let next = bytes.byte(inside)
      if next == .closingBracket { return .afterValue(inside + 1) }
      if next == 0 {
        return .stopped(Token(resumeAt: position, fault: Fault(at: inside, expected: .value)), .beforeValue)
      }
      return nest.push(isObject: 0) ? .beforeValue(inside) : tooDeep(position)
    case UInt8(ascii: "t"), UInt8(ascii: "f"), UInt8(ascii: "n"):
      let word = Lexer.word(bytes, position)
      return word.fault == nil ? .afterValue(word.end) : .stopped(word, .beforeValue)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      let number = Lexer.number(bytes, position)
      if number.fault != nil { return .stopped(number, .beforeValue) }
      // Its next digit may stand behind the window.
      return number.end == end ? unfinished(position, end) : .afterValue(number.end)
    default:
      return .stopped(Token(resumeAt: position, fault: Fault(at: position, expected: .value)), .beforeValue)
    }
  }

  @inline(__always)
  private static func afterValue(_ bytes: RawSpan, _ position: Int, _ nest: inout Nest) -> Step {
    let byte = bytes.byte(position)
    if nest.isInObject {
      if byte == .comma {
        let key = Lexer.keyAndColon(bytes, position + 1)
        if let fault = key.fault { return .stopped(Token(resumeAt: position, fault: fault), .afterValue) }
        return .beforeValue(key.end)
      }
      if byte == .closingBrace {
        nest.pop()
        return .afterValue(position + 1)
      }
      return .stopped(Token(resumeAt: position, fault: Fault(at: position, expected: .commaOrBrace)), .afterValue)
    }
    if byte == .comma { return .beforeValue(position + 1) }
    if byte == .closingBracket {
      nest.pop()
      return .afterValue(position + 1)
    }
    return .stopped(Token(resumeAt: position, fault: Fault(at: position, expected: .commaOrBracket)), .afterValue)
  }

  @inline(__always)
  private static func string(_ bytes: RawSpan, _ start: Int) -> Step {
    let string = Lexer.string(bytes, start)
    return string.fault == nil ? .afterValue(string.end) : .stopped(string, .insideString)
  }

  @inline(never)
  private static func tooDeep(_ position: Int) -> Step {
    .stopped(Token(resumeAt: position, fault: Fault(at: position, expected: .lessDepth)), .beforeValue)
  }

  @inline(never)
  private static func unfinished(_ position: Int, _ end: Int) -> Step {
    .stopped(Token(resumeAt: position, fault: Fault(at: end, expected: .digit)), .beforeValue)
  }
}

/// The containers that are open around a place, one bit each.
private struct Nest {
  private(set) var depth = 0
  private let maximumDepth: Int
  /// The innermost 64 levels, the innermost one lowest: 1 is an object, 0 an array.
  private var inner: UInt64 = 0
  /// The full registers of the levels outside those.
  private var outer: [UInt64] = []

  init(maximumDepth: Int) {
    self.maximumDepth = maximumDepth
  }

  @inline(__always)
  var isInObject: Bool { inner & 1 == 1 }

  /// Opens a level; false where that would be one too many.
  @inline(__always)
  mutating func push(isObject: UInt64) -> Bool {
    if depth >= maximumDepth { return false }
    if depth & 63 == 0, depth > 0 { outer.append(inner) }
    inner = inner << 1 | isObject
    depth += 1
    return true
  }

  @inline(__always)
  mutating func pop() {
    inner >>= 1
    depth -= 1
    if depth & 63 == 0, let last = outer.popLast() { inner = last }
  }
}
