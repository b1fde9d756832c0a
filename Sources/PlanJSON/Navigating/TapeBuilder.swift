import PlanModel

/// Lays checked text out as a tape.
struct TapeBuilder {
  private(set) var nodes: [TapeNode] = []
  private(set) var duplicates: [Int] = []
  /// The places of the open containers, outermost first.
  private var open: [Int] = []
  private let base: Int

  init(base: Int) {
    self.base = base
  }

  /// Reads one value of `count` bytes.
  ///
  /// Commas, colons and white space only stand between what is laid out, so they are all passed over alike.
  mutating func build(_ bytes: RawSpan, count: Int) {
    nodes.reserveCapacity(count / 12 + 4)
    var position = base
    let end = base + count
    while position < end {
      switch bytes.byte(position) {
      case .quote: position = string(bytes, position)
      case .openingBrace: position = enter(.sortedObject, position)
      case .openingBracket: position = enter(.array, position)
      case .closingBrace:
        position = leave(position)
        checkKeys(bytes)
      case .closingBracket: position = leave(position)
      case UInt8(ascii: "t"): position = scalar(.true, position, position + 4)
      case UInt8(ascii: "f"): position = scalar(.false, position, position + 5)
      case UInt8(ascii: "n"): position = scalar(.null, position, position + 4)
      case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        position = scalar(.number, position, Lexer.number(bytes, position).end)
      default: position += 1
      }
    }
  }

  @inline(__always)
  private mutating func string(_ bytes: RawSpan, _ position: Int) -> Int {
    let start = position + 1
    let plain = Lexer.plainCount(bytes, start)
    if bytes.byte(start + plain) == .quote {
      append(.string, start, plain)
      return start + plain + 1
    }
    let end = Lexer.string(bytes, start).end
    let isEscaped = Lexer.firstBackslash(bytes, start + plain, end - 1 - start - plain) != nil
    append(isEscaped ? .escapedString : .string, start, end - 1 - start)
    return end
  }

  @inline(__always)
  private mutating func scalar(_ kind: TapeNode.Kind, _ start: Int, _ end: Int) -> Int {
    append(kind, start, end - start)
    return end
  }

  @inline(__always)
  private mutating func append(_ kind: TapeNode.Kind, _ start: Int, _ count: Int) {
    nodes.append(
      TapeNode(start: UInt32(start - base), count: UInt32(count), next: UInt32(nodes.count + 1), kind: kind))
  }

  @inline(__always)
  private mutating func enter(_ kind: TapeNode.Kind, _ position: Int) -> Int {
    open.append(nodes.count)
    append(kind, position, 0)
    return position + 1
  }

  @inline(__always)
  private mutating func leave(_ position: Int) -> Int {
    let place = open.removeLast()
    nodes[place].count = UInt32(position + 1 - base) - nodes[place].start
    nodes[place].next = UInt32(nodes.count)
    closed = place
    return position + 1
  }

  /// The container that was closed last.
  private var closed = 0

  /// Finds out whether the keys of the object that was closed last are in order.
  @inline(__always)
  private mutating func checkKeys(_ bytes: RawSpan) {
    var previous = closed + 1
    guard previous < nodes.count else { return }
    var current = Int(nodes[previous + 1].next)
    while current < nodes.count {
      let (left, right) = (nodes[previous], nodes[current])
      let isAscending =
        left.kind == .string && right.kind == .string
        && bytes.compare(
          base + Int(left.start), Int(left.count), with: bytes, base + Int(right.start), Int(right.count)) < 0
      if !isAscending { return checkUnsortedKeys(bytes) }
      previous = current
      current = Int(nodes[current + 1].next)
    }
  }

  @inline(never)
  private mutating func checkUnsortedKeys(_ bytes: RawSpan) {
    nodes[closed].kind = .object
    var seen: Set<KeyBytes> = []
    var current = closed + 1
    while current < nodes.count {
      let key = Lexer.decode(bytes, base + Int(nodes[current].start), Int(nodes[current].count))
      if !seen.insert(KeyBytes(text: key)).inserted { duplicates.append(current) }
      current = Int(nodes[current + 1].next)
    }
  }
}
