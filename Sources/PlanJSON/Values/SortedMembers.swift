import PlanModel

/// The members of an object in the order of their keys, to be gone through beside those of other objects.
struct SortedMembers {
  private let tape: JSONTape?
  /// The key that is next, if there is one.
  private var place = 0
  private var end = 0
  /// The bytes that the next key begins with, the first one highest.
  private var prefix: UInt64 = 0
  /// The keys in order, behind the next one, where they do not stand so on the tape.
  private var sorted: ArraySlice<Int>?
  /// How many members the object has, as far as the tape tells.
  let count: Int

  /// The members of an object; none of anything else.
  init(_ tape: JSONTape?, _ object: Int?) {
    guard let tape, let object else {
      (self.tape, count) = (nil, 0)
      return
    }
    let node = tape.nodes[object]
    self.tape = tape
    count = Int(node.children)
    switch node.kind {
    case .sortedObject: (place, end) = (object + 1, node.end)
    case .object:
      sorted = Self.sortedKeys(tape, object)[...]
      advanceSorted()
    case .array, .string, .escapedString, .number, .true, .false, .null: break
    }
    readPrefix()
  }

  private static func sortedKeys(_ tape: JSONTape, _ object: Int) -> [Int] {
    var keys: [Int] = []
    var current = object + 1
    while current < tape.nodes[object].end {
      keys.append(current)
      current = tape.nodes[current + 1].end
    }
    // Of equal keys the earlier stays first.
    return keys.sorted { left, right in
      let order = tape.compareKeys(left, with: tape, right)
      return order == 0 ? left < right : order < 0
    }
  }

  var hasNext: Bool { place < end }

  /// The next key.
  var text: String { tape?.text(place) ?? "" }

  /// How the next keys of both sort: negative, zero or positive.
  ///
  /// A key sorts before none.
  func order(against other: SortedMembers) -> Int {
    guard hasNext, let tape else { return other.hasNext ? 1 : 0 }
    guard other.hasNext, let otherTape = other.tape else { return -1 }
    // The first bytes decide, but for keys with escapes, whose bytes are not their text.
    if prefix != other.prefix, tape.isPlainKey(place), otherTape.isPlainKey(other.place) {
      return prefix < other.prefix ? -1 : 1
    }
    return tape.compareKeys(place, with: otherTape, other.place)
  }

  /// The place of the next key's value; where it stands twice the last one, as every reader of plans has it.
  mutating func takeLast() -> Int {
    var value = place + 1
    while advance() { value = place + 1 }
    step()
    return value
  }

  /// The place of the next key's mask; where it stands twice one that marks more, so that no second one lifts a mark.
  mutating func takeMask() -> Int {
    var mask = place + 1
    while advance() {
      guard let tape, tape.nodes[mask].kind != .true else { continue }
      if tape.nodes[place + 1].kind == .true || !tape.containsTrue(mask) { mask = place + 1 }
    }
    step()
    return mask
  }

  /// The same for the next key of another object; nil if this one does not have it.
  ///
  /// Keys that sort before are left out.
  mutating func takeMask(of other: SortedMembers) -> Int? {
    while hasNext {
      let order = order(against: other)
      if order > 0 { return nil }
      if order == 0 { return takeMask() }
      step()
    }
    return nil
  }

  /// Moves to the next key if it equals this one; only an object out of order can have such a key.
  private mutating func advance() -> Bool {
    guard let tape, let following = sorted?.first, tape.compareKeys(place, with: tape, following) == 0 else {
      return false
    }
    advanceSorted()
    return true
  }

  /// Moves to the next key.
  private mutating func step() {
    if sorted != nil {
      advanceSorted()
    } else if let tape {
      place = tape.nodes[place + 1].end
    }
    readPrefix()
  }

  private mutating func advanceSorted() {
    if let key = sorted?.popFirst() { (place, end) = (key, key + 1) } else { end = 0 }
  }

  private mutating func readPrefix() {
    if hasNext, let tape { prefix = tape.keyPrefix(place) }
  }
}

extension JSONTape {
  /// Whether a key's bytes are its text.
  @inline(__always)
  func isPlainKey(_ place: Int) -> Bool { nodes[place].kind == .string }

  /// The first eight bytes of a key, the first one highest, zeros behind a shorter one.
  @inline(__always)
  func keyPrefix(_ place: Int) -> UInt64 {
    let node = nodes[place]
    return fragment.storage.withBytes {
      $0.prefix(fragment.start + node.offset, node.length).byteSwapped
    }
  }
}
