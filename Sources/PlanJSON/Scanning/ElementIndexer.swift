import PlanModel

/// Where the members of an element stand, counted from the element's first byte.
struct ElementIndex: Sendable {
  /// The place of a value; nothing where there is none, as no member begins where the element does.
  struct Place: Sendable {
    var start: UInt32 = 0
    var count: UInt32 = 0
  }

  /// What is between the quotes of a key.
  struct Key: Sendable {
    let start: UInt32
    let count: UInt32
    /// The member whose object it is in; nil for one of the element itself.
    let outer: Int?
  }

  /// Keys that few elements have.
  struct UnusualKeys: Sendable {
    /// Those that the shape does not have.
    var others: [Key] = []
    /// Those that an earlier one of the same object equals, in their order.
    var duplicates: [Key] = []
  }

  /// The members of the shape, by their place in it.
  var places: [Place] = []
  /// nil where there are none.
  var unusual: UnusualKeys?

  mutating func reset(count: Int) {
    unusual = nil
    if places.count != count {
      places = [Place](repeating: Place(), count: count)
    } else {
      for place in places.indices { places[place] = Place() }
    }
  }
}

/// Checks a value that is held whole, noting where the members of its shape stand.
struct ElementIndexer {
  private(set) var index = ElementIndex()
  private var base = 0
  private var unfinishedEnd = -1

  /// Checks the value at a position, from its first byte; what was noted before is dropped.
  ///
  /// - Returns: The end of the value; or a fault. If it is that the bytes end, all has to be done again with more bytes.
  mutating func index(
    _ bytes: RawSpan, from start: Int, unfinishedEnd: Int, as shape: JSONShape?, maximumDepth: Int
  ) -> Token {
    index.reset(count: shape?.members.count ?? 0)
    base = start
    self.unfinishedEnd = unfinishedEnd
    guard let shape, bytes.byte(start) == .openingBrace, maximumDepth > 0 else {
      return value(bytes, start, maximumDepth: maximumDepth)
    }
    return object(bytes, start, shape, shape.ownKeys, outer: nil, maximumDepth: maximumDepth - 1)
  }

  private func value(_ bytes: RawSpan, _ start: Int, maximumDepth: Int) -> Token {
    switch bytes.byte(start) {
    case .quote:
      return Lexer.string(bytes, start &+ 1)
    case UInt8(ascii: "t"), UInt8(ascii: "f"), UInt8(ascii: "n"):
      return Lexer.word(bytes, start)
    default:
      var walker = ValueWalker(maximumDepth: maximumDepth)
      return walker.walk(bytes, from: start, unfinishedEnd: unfinishedEnd)
    }
  }

  private mutating func object(
    _ bytes: RawSpan, _ start: Int, _ shape: JSONShape, _ keys: KeyTable, outer: Int?, maximumDepth: Int
  ) -> Token {
    var position = Lexer.skipSpace(bytes, start &+ 1)
    if bytes.byte(position) == .closingBrace { return Token(end: position &+ 1) }
    let firstOther = index.unusual?.others.count ?? 0
    var lastObject = CheckedText(start: start, count: 0)
    while true {
      position = Lexer.skipSpace(bytes, position)
      let key = Lexer.key(bytes, position)
      if let fault = key.fault { return Token(resumeAt: start, fault: fault) }
      let place = note(key, bytes, position &+ 1, shape, keys, outer: outer)
      let valueStart = Lexer.skipSpace(bytes, key.valueStart)
      let value: Token
      if bytes.byte(valueStart) != .openingBrace {
        value = self.value(bytes, valueStart, maximumDepth: maximumDepth)
      } else if let place, let inner = shape.innerKeys[place], maximumDepth > 0 {
        value = object(bytes, valueStart, shape, inner, outer: place, maximumDepth: maximumDepth - 1)
      } else if isRepeated(lastObject, bytes, at: valueStart) {
        value = Token(end: valueStart &+ lastObject.count)
      } else {
        value = self.value(bytes, valueStart, maximumDepth: maximumDepth)
        lastObject = CheckedText(start: valueStart, count: value.end &- valueStart)
      }
      if value.fault != nil { return value }
      if let place { index.places[place] = self.place(from: valueStart, to: value.end) }
      position = Lexer.skipSpace(bytes, value.end)
      switch bytes.byte(position) {
      case .comma: position &+= 1
      case .closingBrace:
        if index.unusual != nil { noteDuplicates(bytes, from: firstOther, outer: outer) }
        return Token(end: position &+ 1)
      default: return Token(resumeAt: start, fault: Fault(at: position, expected: .commaOrBrace))
      }
    }
  }

  /// Whether the bytes of an object that was checked stand here once more, as both sides of what does not change do.
  ///
  /// They are an object again, and end where it does: that is told by its own bytes alone.
  @inline(__always)
  private func isRepeated(_ object: CheckedText, _ bytes: RawSpan, at start: Int) -> Bool {
    object.count > 16 && start &+ object.count <= bytes.byteCount
      && bytes.longWord(start) == bytes.longWord(object.start)
      && bytes.isEqual(start, object.count, to: bytes, object.start, object.count)
  }

  /// The window's limit keeps every place within 32 bits.
  @inline(__always)
  private func place(from start: Int, to end: Int) -> ElementIndex.Place {
    ElementIndex.Place(
      start: UInt32(truncatingIfNeeded: start &- base), count: UInt32(truncatingIfNeeded: end &- start))
  }

  // MARK: Keys

  /// Notes a key whose value is still to be checked.
  ///
  /// - Returns: Its place in the shape, nil if it has none.
  @inline(__always)
  private mutating func note(
    _ key: Lexer.Key, _ bytes: RawSpan, _ start: Int, _ shape: JSONShape, _ keys: KeyTable, outer: Int?
  ) -> Int? {
    let place =
      key.isEscaped
      ? keys.place(of: Lexer.decode(bytes, start, key.count)) : keys.place(bytes, start, key.count)
    if let place, index.places[place].count == 0 { return place }
    noteUnusual(place, self.key(start, key.count, outer: outer), shape)
    return place
  }

  /// Notes a key that the shape does not have, or that is there for the second time.
  @inline(never)
  private mutating func noteUnusual(_ place: Int?, _ key: ElementIndex.Key, _ shape: JSONShape) {
    if place == nil && shape.others == .ignored { return }
    var unusual = index.unusual ?? ElementIndex.UnusualKeys()
    if place == nil { unusual.others.append(key) } else { unusual.duplicates.append(key) }
    index.unusual = unusual
    // Of two the last counts, and nothing of the first.
    guard let place, shape.innerKeys[place] != nil else { return }
    for (inner, member) in shape.members.enumerated()
    where member.outer?.description == shape.members[place].key.description {
      index.places[inner] = ElementIndex.Place()
    }
  }

  private func key(_ start: Int, _ count: Int, outer: Int?) -> ElementIndex.Key {
    ElementIndex.Key(
      start: UInt32(truncatingIfNeeded: start &- base), count: UInt32(truncatingIfNeeded: count), outer: outer)
  }

  /// Looks for equal ones among an object's keys that the shape does not have.
  @inline(never)
  private mutating func noteDuplicates(_ bytes: RawSpan, from first: Int, outer: Int?) {
    guard var unusual = index.unusual, unusual.others.count > first + 1 else { return }
    var seen: Set<KeyBytes> = []
    for key in unusual.others[first...] where key.outer == outer {
      let text = Lexer.decode(bytes, base + Int(key.start), Int(key.count))
      if !seen.insert(KeyBytes(text: text)).inserted { unusual.duplicates.append(key) }
    }
    unusual.duplicates.sort { $0.start < $1.start }
    index.unusual = unusual
  }
}
