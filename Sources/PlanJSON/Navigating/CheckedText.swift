import PlanModel

/// Where the text of a value stands that was checked to be JSON, in bytes that are given each time.
struct CheckedText {
  let start: Int
  let count: Int

  var end: Int { start &+ count }
}

/// One member of an object in checked text.
struct CheckedMember {
  /// What is between the key's quotes.
  fileprivate let keyStart: Int
  fileprivate let keyCount: Int
  fileprivate let isKeyEscaped: Bool
  let value: CheckedText

  func key(in bytes: RawSpan) -> String { Lexer.decode(bytes, keyStart, keyCount) }

  /// Whether this member and one of another text have the same key.
  @inline(__always)
  func hasSameKey(_ bytes: RawSpan, as other: CheckedMember, _ otherBytes: RawSpan) -> Bool {
    if isKeyEscaped || other.isKeyEscaped { return key(in: bytes).hasSameBytes(as: other.key(in: otherBytes)) }
    return keyCount == other.keyCount && bytes.isEqual(keyStart, keyCount, to: otherBytes, other.keyStart, keyCount)
  }
}

extension CheckedText {
  /// Goes through the members of an object, without looking into them.
  @inline(__always)
  func forEachMember(in bytes: RawSpan, _ body: (CheckedMember) -> Void) {
    var position = Lexer.skipSpace(bytes, start &+ 1)
    while bytes.byte(position) != .closingBrace {
      let key = Lexer.key(bytes, position)
      let value = Self.value(in: bytes, from: Lexer.skipSpace(bytes, key.valueStart))
      body(CheckedMember(keyStart: position &+ 1, keyCount: key.count, isKeyEscaped: key.isEscaped, value: value))
      position = Self.next(in: bytes, after: value)
    }
  }

  /// The elements of an array.
  func elements(in bytes: RawSpan) -> [CheckedText] {
    var elements: [CheckedText] = []
    var position = Lexer.skipSpace(bytes, start &+ 1)
    while bytes.byte(position) != .closingBracket {
      let element = Self.value(in: bytes, from: position)
      elements.append(element)
      position = Self.next(in: bytes, after: element)
    }
    return elements
  }

  /// Where the next member or element begins, or the closing bracket stands.
  @inline(__always)
  static func next(in bytes: RawSpan, after value: CheckedText) -> Int {
    let position = Lexer.skipSpace(bytes, value.end)
    return bytes.byte(position) == .comma ? Lexer.skipSpace(bytes, position &+ 1) : position
  }

  /// The value that begins at a place.
  @inline(__always)
  static func value(in bytes: RawSpan, from start: Int) -> CheckedText {
    let end = bytes.byte(start) == .quote ? Lexer.string(bytes, start &+ 1).end : endOfOther(bytes, start)
    return CheckedText(start: start, count: end &- start)
  }

  /// Where a value ends that is no string.
  private static func endOfOther(_ bytes: RawSpan, _ start: Int) -> Int {
    var position = start
    var depth = 0
    repeat {
      switch bytes.byte(position) {
      case .quote: position = Lexer.string(bytes, position &+ 1).end
      case .openingBrace, .openingBracket:
        depth &+= 1
        position &+= 1
      case .closingBrace, .closingBracket:
        depth &-= 1
        position &+= 1
      case UInt8(ascii: "t"), UInt8(ascii: "n"): position &+= 4
      case UInt8(ascii: "f"): position &+= 5
      case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): position = Lexer.number(bytes, position).end
      default: position &+= 1
      }
    } while depth > 0
    return position
  }

  /// Whether a `true` stands anywhere in it: whether a mask marks anything.
  func containsTrue(in bytes: RawSpan) -> Bool {
    if count <= 2 || !mayContainTrue(bytes) { return false }
    var position = start
    while position < end {
      switch bytes.byte(position) {
      case UInt8(ascii: "t"): return true
      case .quote: position = Lexer.string(bytes, position &+ 1).end
      case UInt8(ascii: "f"): position &+= 5
      case UInt8(ascii: "n"): position &+= 4
      default: position &+= 1
      }
    }
    return false
  }

  /// Whether the letters of `true` stand anywhere in it, if only in a string; there may be a false alarm at its end.
  private func mayContainTrue(_ bytes: RawSpan) -> Bool {
    var position = start
    while position < end {
      let (t, r) = (bytes.block(position), bytes.block(position &+ 1))
      if lanesOfTrue(t, r, bytes.block(position &+ 2), bytes.block(position &+ 3)) != 0 { return true }
      position &+= 16
    }
    return false
  }
}
