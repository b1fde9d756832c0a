import PlanModel

/// Lays checked text out as a tape.
struct TapeBuilder {
  let nodes: NodeStorage
  private(set) var duplicates: [Int] = []
  private var outer: [Level] = []
  private var level = Level(place: -1, isObject: false)
  private let base: Int

  /// A container that is open.
  private struct Level {
    let place: Int
    let isObject: Bool
    var children = 0
    /// The bytes that the last key began with, the first one highest, so that they compare as keys do; the greatest
    /// number if it has more than plain ASCII.
    var lastPrefix: UInt64 = 0
    var lastKey = -1
    var isSorted = true
  }

  init(base: Int, count: Int) {
    self.base = base
    nodes = NodeStorage(capacity: count / 12 + 4)
  }

  /// Reads one value of `count` bytes.
  ///
  /// Colons and white space only stand between what is laid out, so they are passed over alike.
  mutating func build(_ bytes: RawSpan, count: Int) {
    var position = base
    let end = base + count
    var isKey = false
    while position < end {
      let byte = bytes.byte(position)
      if byte == .quote {
        if isKey { noteKey(bytes, position &+ 1) } else { level.children &+= 1 }
        isKey = false
        position = string(bytes, position &+ 1)
        continue
      }
      switch byte {
      case .comma:
        isKey = level.isObject
        position &+= 1
      case .openingBrace, .openingBracket:
        isKey = byte == .openingBrace
        enter(isObject: isKey, position)
        position &+= 1
      case .closingBrace, .closingBracket:
        position &+= 1
        isKey = false
        leave(bytes, position)
      case UInt8(ascii: "t"): position = scalar(.true, position, position &+ 4)
      case UInt8(ascii: "f"): position = scalar(.false, position, position &+ 5)
      case UInt8(ascii: "n"): position = scalar(.null, position, position &+ 4)
      case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        position = scalar(.number, position, Lexer.number(bytes, position).end)
      default: position &+= 1
      }
    }
  }

  @inline(__always)
  private mutating func string(_ bytes: RawSpan, _ start: Int) -> Int {
    let end = start &+ Lexer.plainCount(bytes, start)
    if bytes.byte(end) == .quote {
      append(.string, start, end &- start)
      return end &+ 1
    }
    return specialString(bytes, start, plainEnd: end)
  }

  @inline(never)
  private mutating func specialString(_ bytes: RawSpan, _ start: Int, plainEnd: Int) -> Int {
    let end = Lexer.string(bytes, start).end
    let isEscaped = Lexer.firstBackslash(bytes, plainEnd, end - 1 - plainEnd) != nil
    append(isEscaped ? .escapedString : .string, start, end - 1 - start)
    return end
  }

  @inline(__always)
  private mutating func scalar(_ kind: TapeNode.Kind, _ start: Int, _ end: Int) -> Int {
    level.children &+= 1
    append(kind, start, end &- start)
    return end
  }

  @inline(__always)
  private func append(_ kind: TapeNode.Kind, _ start: Int, _ count: Int) {
    // The window's limit keeps every place within 32 bits.
    nodes.append(
      TapeNode(
        start: UInt32(truncatingIfNeeded: start &- base), count: UInt32(truncatingIfNeeded: count),
        next: UInt32(truncatingIfNeeded: nodes.count &+ 1), kind: kind))
  }

  @inline(__always)
  private mutating func enter(isObject: Bool, _ position: Int) {
    level.children &+= 1
    outer.append(level)
    level = Level(place: nodes.count, isObject: isObject)
    append(isObject ? .sortedObject : .array, position, 0)
  }

  private mutating func leave(_ bytes: RawSpan, _ end: Int) {
    nodes[level.place].count = UInt32(truncatingIfNeeded: end &- base) &- nodes[level.place].start
    nodes[level.place].next = UInt32(truncatingIfNeeded: nodes.count)
    nodes[level.place].children = UInt16(clamping: level.children)
    if !level.isSorted { noteDuplicates(bytes, level.place) }
    if let outer = outer.popLast() { level = outer }
  }

  // MARK: Keys

  /// Compares a key that is about to be appended with the one before it.
  @inline(__always)
  private mutating func noteKey(_ bytes: RawSpan, _ start: Int) {
    let count = Lexer.plainCount(bytes, start)
    let isPlain = bytes.byte(start &+ count) == .quote
    let prefix = isPlain ? bytes.prefix(start, count).byteSwapped : .max
    if prefix <= level.lastPrefix || !isPlain { compareKey(bytes, start) }
    level.lastPrefix = prefix
    level.lastKey = nodes.count
  }

  @inline(never)
  private mutating func compareKey(_ bytes: RawSpan, _ start: Int) {
    let end = Lexer.string(bytes, start).end - 1
    guard level.lastKey >= 0 else { return }
    let last = nodes[level.lastKey]
    let isEscaped = last.kind == .escapedString || Lexer.firstBackslash(bytes, start, end - start) != nil
    if isEscaped || bytes.compare(base + last.offset, last.length, with: bytes, start, end - start) >= 0 {
      level.isSorted = false
    }
  }

  @inline(never)
  private mutating func noteDuplicates(_ bytes: RawSpan, _ object: Int) {
    nodes[object].kind = .object
    var keys: [Int] = []
    keys.reserveCapacity(level.children / 2)
    var current = object + 1
    while current < nodes.count {
      keys.append(current)
      current = nodes[current + 1].end
    }
    // Of equal keys the earlier stays first, so that it is the later ones that are noted.
    keys.sort { left, right in
      let order = compareKeys(bytes, left, right)
      return order == 0 ? left < right : order < 0
    }
    for (left, right) in zip(keys, keys.dropFirst()) where compareKeys(bytes, left, right) == 0 {
      duplicates.append(right)
    }
  }

  private func compareKeys(_ bytes: RawSpan, _ left: Int, _ right: Int) -> Int {
    let (left, right) = (nodes[left], nodes[right])
    if left.kind == .escapedString || right.kind == .escapedString {
      let leftText = Lexer.decode(bytes, base + left.offset, left.length)
      let rightText = Lexer.decode(bytes, base + right.offset, right.length)
      return leftText.hasSameBytes(as: rightText) ? 0 : leftText.bytesPrecede(rightText) ? -1 : 1
    }
    return bytes.compare(base + left.offset, left.length, with: bytes, base + right.offset, right.length)
  }
}
