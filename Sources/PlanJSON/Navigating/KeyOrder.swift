import PlanModel

extension JSONFragment {
  /// The keys that an object here or below has twice.
  ///
  /// The paths lead from this value on. Where all keys stand in order, as Go writes its maps, nothing is laid out.
  package var duplicates: [JSONDuplicate] {
    let isInOrder = storage.withBytes { bytes in
      var order = KeyOrder()
      return order.holds(in: CheckedText(start: start, count: count), bytes)
    }
    return isInOrder ? [] : node.duplicates
  }
}

/// Tells whether the keys of all objects in checked text stand in the order of their bytes, each once.
private struct KeyOrder {
  /// A container that is open.
  private struct Level {
    let isObject: Bool
    var keyStart = 0
    var keyCount = 0
    /// The bytes that the last key begins with, the first one highest, so that they compare as keys do.
    var keyPrefix: UInt64 = 0
  }

  private var outer: [Level] = []
  private var level = Level(isObject: false)

  mutating func holds(in text: CheckedText, _ bytes: RawSpan) -> Bool {
    var position = text.start
    var isKey = false
    while position < text.end {
      switch bytes.byte(position) {
      case .quote:
        let end = Lexer.string(bytes, position &+ 1).end
        if isKey, !follows(bytes, position &+ 1, end &- position &- 2) { return false }
        isKey = false
        position = end
        continue
      case .comma: isKey = level.isObject
      case .openingBrace:
        enter(isObject: true)
        isKey = true
      case .openingBracket:
        enter(isObject: false)
        isKey = false
      case .closingBrace, .closingBracket:
        if let last = outer.popLast() { level = last }
        isKey = false
      default: break
      }
      position &+= 1
    }
    return true
  }

  @inline(__always)
  private mutating func enter(isObject: Bool) {
    outer.append(level)
    level = Level(isObject: isObject)
  }

  /// Whether a key sorts behind the one before it; of one with an escape that is not told.
  @inline(__always)
  private mutating func follows(_ bytes: RawSpan, _ start: Int, _ count: Int) -> Bool {
    let prefix = bytes.prefix(start, count).byteSwapped
    let follows =
      prefix > level.keyPrefix
      || prefix == level.keyPrefix && bytes.compare(level.keyStart, level.keyCount, with: bytes, start, count) < 0
    level.keyPrefix = prefix
    (level.keyStart, level.keyCount) = (start, count)
    return follows && Lexer.firstBackslash(bytes, start, count) == nil
  }
}
