/// The members of an object in checked text, one after the other, as long as each key sorts behind the one before it.
///
/// Go writes the keys of an object in the order of their bytes, so that several objects can be gone through side by side.
struct OrderedMembers {
  /// The member that is next; nil behind the last one.
  private(set) var next: Member?
  /// Whether all keys so far are plain ASCII and sort one behind the other.
  private(set) var isOrdered = true
  private var position: Int

  /// A key, and the text of its value.
  struct Member {
    let keyStart: Int
    let keyCount: Int
    /// The bytes that the key begins with, the first one highest, so that they compare as keys do.
    fileprivate let keyPrefix: UInt64
    let value: CheckedText
  }

  /// Begins at the first member.
  init(of object: CheckedText, in bytes: RawSpan) {
    position = Lexer.skipSpace(bytes, object.start &+ 1)
    advance(in: bytes)
  }

  /// Begins behind the last member: there is none.
  init() {
    position = 0
    next = nil
  }

  /// Moves on to the next member.
  mutating func advance(in bytes: RawSpan) {
    guard bytes.byte(position) != .closingBrace else {
      next = nil
      return
    }
    let key = Lexer.key(bytes, position)
    let value = CheckedText.value(in: bytes, from: Lexer.skipSpace(bytes, key.valueStart))
    let member = Member(
      keyStart: position &+ 1, keyCount: key.count,
      keyPrefix: bytes.prefix(position &+ 1, key.count).byteSwapped, value: value)
    if key.isEscaped || next.map({ member.order(against: $0, bytes) <= 0 }) ?? false { isOrdered = false }
    next = member
    position = CheckedText.next(in: bytes, after: value)
  }

  /// Takes the value of a key, leaving out keys that sort before it; nil where there is none.
  @inline(__always)
  mutating func takeValue(of key: Member, in bytes: RawSpan) -> CheckedText? {
    while let member = next {
      let order = member.order(against: key, bytes)
      if order > 0 { return nil }
      advance(in: bytes)
      if order == 0 { return member.value }
    }
    return nil
  }
}

extension OrderedMembers.Member {
  /// How two plain keys of one text sort: negative, zero or positive.
  @inline(__always)
  func order(against other: OrderedMembers.Member, _ bytes: RawSpan) -> Int {
    if keyPrefix != other.keyPrefix { return keyPrefix < other.keyPrefix ? -1 : 1 }
    if keyCount <= 8, other.keyCount <= 8 { return keyCount &- other.keyCount }
    return bytes.compare(keyStart, keyCount, with: bytes, other.keyStart, other.keyCount)
  }
}
