/// Checks one value of any depth against JSON's grammar, over as many windows as it takes.
///
/// This is the reader's hot loop: iterative, one bit of a register a level, no end checks (see ``Lexer``). What is
/// common is asked first: no white space, a member that follows a member, a string.
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
  ///   - unfinishedEnd: Where the bytes end, if more of them may follow; else -1.
  /// - Returns: The end of the value; or a fault, and the position to go on from if it is that the bytes end.
  mutating func walk(_ bytes: RawSpan, from start: Int, unfinishedEnd: Int) -> Token {
    var position = start
    while true {
      let token = walkRegister(bytes, from: position, unfinishedEnd: unfinishedEnd)
      guard token.fault?.expected == .lessDepth || token.fault == nil else { return token }
      if token.fault == nil {
        if !nest.leaveRegister() { return token }
        place = .afterValue
      } else {
        if !nest.enterRegister() { return token }
        place = .beforeValue
      }
      position = token.end
    }
  }

  /// Walks within the levels of one register: to the end of the outermost value in it, to a fault, or to one level too
  /// many.
  @inline(never)
  private mutating func walkRegister(_ bytes: RawSpan, from start: Int, unfinishedEnd: Int) -> Token {
    let floor = nest.floor
    var levels = nest.levels
    var step =
      switch place {
      case .beforeValue: Step.beforeValue(start)
      case .afterValue: Step.afterValue(start)
      case .insideString: Self.string(bytes, start)
      }
    while true {
      switch step {
      case .beforeValue(let position):
        step = Self.value(bytes, position, &levels, unfinishedEnd)
      case .afterValue(let position):
        if levels == floor {
          nest.levels = levels
          return Token(end: position)
        }
        step = Self.afterValue(bytes, position, &levels)
      case .stopped(let token, let place):
        nest.levels = levels
        self.place = place
        return token
      }
    }
  }

  @inline(__always)
  private static func value(_ bytes: RawSpan, _ start: Int, _ levels: inout UInt64, _ unfinishedEnd: Int) -> Step {
    var position = start
    if bytes.byte(position) == .quote { return string(bytes, position &+ 1) }
    position = Lexer.skipSpace(bytes, position)
    switch bytes.byte(position) {
    case .quote:
      return string(bytes, position &+ 1)
    case .openingBrace:
      return object(bytes, position, &levels)
    case .openingBracket:
      return array(bytes, position, &levels)
    case UInt8(ascii: "t"), UInt8(ascii: "f"), UInt8(ascii: "n"):
      let word = Lexer.word(bytes, position)
      return word.fault == nil ? .afterValue(word.end) : .stopped(word, .beforeValue)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      let number = Lexer.number(bytes, position)
      if number.fault != nil { return .stopped(number, .beforeValue) }
      // Its next digit may stand behind the window.
      return number.end == unfinishedEnd ? stopped(position, .digit, at: number.end) : .afterValue(number.end)
    default:
      return stopped(position, .value, at: position)
    }
  }

  @inline(__always)
  private static func object(_ bytes: RawSpan, _ position: Int, _ levels: inout UInt64) -> Step {
    let inside = Lexer.skipSpace(bytes, position &+ 1)
    if bytes.byte(inside) == .closingBrace { return .afterValue(inside &+ 1) }
    if Nest.isFull(levels) { return stopped(position, .lessDepth, at: position) }
    let key = Lexer.keyAndColon(bytes, inside)
    if let fault = key.fault { return .stopped(Token(resumeAt: position, fault: fault), .beforeValue) }
    levels = levels << 1 | 1
    return .beforeValue(key.end)
  }

  @inline(__always)
  private static func array(_ bytes: RawSpan, _ position: Int, _ levels: inout UInt64) -> Step {
    let inside = Lexer.skipSpace(bytes, position &+ 1)
    let next = bytes.byte(inside)
    if next == .closingBracket { return .afterValue(inside &+ 1) }
    if next == 0 { return stopped(position, .value, at: inside) }
    if Nest.isFull(levels) { return stopped(position, .lessDepth, at: position) }
    levels <<= 1
    return .beforeValue(inside)
  }

  @inline(__always)
  private static func afterValue(_ bytes: RawSpan, _ start: Int, _ levels: inout UInt64) -> Step {
    let isInObject = levels & 1 == 1
    var position = start
    if bytes.byte(position) <= .space { position = Lexer.skipSpace(bytes, position) }
    let byte = bytes.byte(position)
    if byte == .comma {
      guard isInObject else { return .beforeValue(position &+ 1) }
      let key = Lexer.keyAndColon(bytes, position &+ 1)
      if let fault = key.fault { return .stopped(Token(resumeAt: position, fault: fault), .afterValue) }
      return .beforeValue(key.end)
    }
    if byte == .closingBracket | UInt8(truncatingIfNeeded: levels & 1) << 5 {
      levels >>= 1
      return .afterValue(position &+ 1)
    }
    return .stopped(
      Token(resumeAt: position, fault: Fault(at: position, expected: isInObject ? .commaOrBrace : .commaOrBracket)),
      .afterValue)
  }

  @inline(__always)
  private static func string(_ bytes: RawSpan, _ start: Int) -> Step {
    let string = Lexer.string(bytes, start)
    return string.fault == nil ? .afterValue(string.end) : .stopped(string, .insideString)
  }

  @inline(__always)
  private static func stopped(_ position: Int, _ expected: JSONExpectation, at place: Int) -> Step {
    .stopped(Token(resumeAt: position, fault: Fault(at: place, expected: expected)), .beforeValue)
  }
}

/// The containers that are open around a place, one bit each: 1 is an object, 0 an array.
///
/// The innermost levels are in one register, above them a 1 that says where they end: `floor` is that 1 with no level
/// below it, and the register is full when the 1 has reached its top.
private struct Nest {
  var levels: UInt64
  private(set) var floor: UInt64
  /// The full registers of the levels outside.
  private var outer: [UInt64] = []
  private let maximumDepth: Int

  private static let capacity = 63

  init(maximumDepth: Int) {
    self.maximumDepth = maximumDepth
    floor = Self.floor(forLevels: maximumDepth)
    levels = floor
  }

  @inline(__always)
  static func isFull(_ levels: UInt64) -> Bool { Int64(bitPattern: levels) < 0 }

  private static func floor(forLevels count: Int) -> UInt64 { 1 << UInt64(capacity - min(capacity, max(0, count))) }

  /// Makes room for more levels; false where there may be no more.
  mutating func enterRegister() -> Bool {
    let depth = (outer.count + 1) * Self.capacity
    guard depth < maximumDepth else { return false }
    outer.append(levels)
    floor = Self.floor(forLevels: maximumDepth - depth)
    levels = floor
    return true
  }

  /// Goes back to the levels outside; false where there are none.
  mutating func leaveRegister() -> Bool {
    guard let last = outer.popLast() else { return false }
    levels = last
    floor = Self.floor(forLevels: maximumDepth - outer.count * Self.capacity)
    return true
  }
}
