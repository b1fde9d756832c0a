import PlanModel

/// Where a member of an element stands, counted from the element's first byte.
struct IndexedMember {
  /// What is between the key's quotes.
  let keyStart: UInt32
  let keyCount: UInt32
  let valueStart: UInt32
  var valueCount: UInt32
  /// The member whose value this one is in; -1 for one of the element itself.
  let parent: Int32
  /// Whether the key must be decoded to be compared.
  let isKeyEscaped: Bool
  /// The key's first eight bytes, zeros behind a shorter one: most comparisons end here.
  let keyPrefix: UInt64

  /// The first eight of some bytes that have padding behind them.
  @inline(__always)
  static func prefix(_ bytes: RawSpan, _ start: Int, _ count: Int) -> UInt64 {
    let all = bytes.longWord(start)
    return count >= 8 ? all : all & (1 << (UInt64(count) * 8) &- 1)
  }
}

/// How deep the members of an element are noted while it is checked.
package enum JSONIndexDepth: UInt8, Sendable {
  case none, members, membersOfMembers
}

/// Checks a value that is held whole, noting where its members stand.
struct ElementIndexer {
  private(set) var members: [IndexedMember] = []
  /// The members whose key an earlier one of the same object has.
  private(set) var duplicates: [Int] = []
  private var base = 0
  private var unfinishedEnd = -1

  /// Checks the value at a position, from its first byte; what was noted before is dropped.
  ///
  /// - Returns: The end of the value; or a fault. If it is that the bytes end, all has to be done again with more bytes.
  mutating func index(
    _ bytes: RawSpan, from start: Int, unfinishedEnd: Int, depth: JSONIndexDepth, maximumDepth: Int
  ) -> Token {
    members.removeAll(keepingCapacity: true)
    duplicates.removeAll(keepingCapacity: true)
    base = start
    self.unfinishedEnd = unfinishedEnd
    return value(bytes, start, levels: Int(depth.rawValue), parent: -1, maximumDepth: maximumDepth)
  }

  private mutating func value(_ bytes: RawSpan, _ start: Int, levels: Int, parent: Int32, maximumDepth: Int) -> Token {
    switch bytes.byte(start) {
    case .quote:
      return Lexer.string(bytes, start &+ 1)
    case UInt8(ascii: "t"), UInt8(ascii: "f"), UInt8(ascii: "n"):
      return Lexer.word(bytes, start)
    case .openingBrace where levels > 0 && maximumDepth > 0:
      return object(bytes, start, levels: levels, parent: parent, maximumDepth: maximumDepth - 1)
    default:
      var walker = ValueWalker(maximumDepth: maximumDepth)
      return walker.walk(bytes, from: start, unfinishedEnd: unfinishedEnd)
    }
  }

  private mutating func object(_ bytes: RawSpan, _ start: Int, levels: Int, parent: Int32, maximumDepth: Int) -> Token {
    var position = Lexer.skipSpace(bytes, start &+ 1)
    if bytes.byte(position) == .closingBrace { return Token(end: position &+ 1) }
    let first = members.count
    var seen: UInt64 = 0
    while true {
      position = Lexer.skipSpace(bytes, position)
      let key = Lexer.key(bytes, position)
      if let fault = key.fault { return Token(resumeAt: start, fault: fault) }
      let valueStart = Lexer.skipSpace(bytes, key.valueStart)
      let place = members.count
      note(bytes, key, keyStart: position &+ 1, valueStart: valueStart, parent: parent, first: first, &seen)
      let value = value(bytes, valueStart, levels: levels - 1, parent: Int32(place), maximumDepth: maximumDepth)
      if value.fault != nil { return value }
      members[place].valueCount = UInt32(truncatingIfNeeded: value.end &- valueStart)
      position = Lexer.skipSpace(bytes, value.end)
      switch bytes.byte(position) {
      case .comma: position &+= 1
      case .closingBrace: return Token(end: position &+ 1)
      default: return Token(resumeAt: start, fault: Fault(at: position, expected: .commaOrBrace))
      }
    }
  }

  /// Notes a member whose value is still to be checked, and whether an earlier one has its key.
  @inline(__always)
  private mutating func note(
    _ bytes: RawSpan, _ key: Lexer.Key, keyStart: Int, valueStart: Int, parent: Int32, first: Int, _ seen: inout UInt64
  ) {
    let prefix = IndexedMember.prefix(bytes, keyStart, key.count)
    // The window's limit keeps every place within 32 bits.
    members.append(
      IndexedMember(
        keyStart: UInt32(truncatingIfNeeded: keyStart &- base), keyCount: UInt32(truncatingIfNeeded: key.count),
        valueStart: UInt32(truncatingIfNeeded: valueStart &- base), valueCount: 0, parent: parent,
        isKeyEscaped: key.isEscaped, keyPrefix: prefix))
    // One bit a key, so that only an object with a bit set twice is looked at closely; escapes always are.
    let bit: UInt64 = 1 << (((prefix ^ UInt64(truncatingIfNeeded: key.count)) &* 0x9E37_79B9_7F4A_7C15) >> 58)
    if seen & (bit | Self.hasEscape) != 0 || key.isEscaped { noteIfDuplicate(bytes, first: first) }
    seen |= key.isEscaped ? bit | Self.hasEscape : bit
  }

  /// The bit that says that some key of the object has an escape; a key that shares it is merely looked at closely.
  private static let hasEscape: UInt64 = 1 << 63

  @inline(never)
  private mutating func noteIfDuplicate(_ bytes: RawSpan, first: Int) {
    let last = members.count - 1
    let member = members[last]
    let isTaken = members[first..<last].contains { other in
      guard other.parent == member.parent else { return false }
      if other.isKeyEscaped || member.isKeyEscaped {
        return Lexer.decode(bytes, base + Int(other.keyStart), Int(other.keyCount))
          .hasSameBytes(as: Lexer.decode(bytes, base + Int(member.keyStart), Int(member.keyCount)))
      }
      return bytes.isEqual(
        base + Int(other.keyStart), Int(other.keyCount), to: bytes, base + Int(member.keyStart), Int(member.keyCount))
    }
    if isTaken { duplicates.append(last) }
  }
}
