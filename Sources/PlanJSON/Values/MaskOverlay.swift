import PlanModel

/// Folds the masks into a value; the rules stand at ``Optional/value(with:)``.
enum MaskOverlay {
  static func value(of node: JSONNode?, _ masks: JSONMasks) -> Value? {
    fold(node, unknown: marking(masks.unknown), sensitive: marking(masks.sensitive))
  }

  /// The mask, if it marks anything.
  private static func marking(_ mask: JSONNode?) -> JSONNode? {
    guard let mask, mask.containsTrue else { return nil }
    return mask
  }

  private static func fold(_ node: JSONNode?, unknown: JSONNode?, sensitive: JSONNode?) -> Value? {
    if unknown == nil && sensitive == nil { return node?.value }
    if sensitive?.boolean == true {
      return fold(node, unknown: unknown, sensitive: nil)?.markedSensitive()
    }
    if unknown?.boolean == true { return .unknown }
    switch node?.kind {
    case .object:
      return hasOtherShape(unknown, than: .object)
        ? .unknown : mapping(node, unknown: unknown, sensitive: sensitive)
    case .array:
      return hasOtherShape(unknown, than: .array) ? .unknown : sequence(node, unknown: unknown, sensitive: sensitive)
    case .string, .number, .boolean, .null, nil:
      return scalar(node, unknown: unknown, sensitive: sensitive)
    }
  }

  /// Whether a mask marks something but is no container of this kind.
  private static func hasOtherShape(_ mask: JSONNode?, than kind: JSONKind) -> Bool {
    guard let mask, mask.kind != kind else { return false }
    return mask.containsTrue
  }

  /// A scalar, null or absent value under masks that are containers or mark nothing.
  private static func scalar(_ node: JSONNode?, unknown: JSONNode?, sensitive: JSONNode?) -> Value? {
    if let unknown, unknown.containsTrue {
      if let node, !node.isNull { return .unknown }
      // All that the value holds is unknown: its shape is the mask's.
      return unknown.kind == .object
        ? mapping(nil, unknown: unknown, sensitive: sensitive) : sequence(nil, unknown: unknown, sensitive: sensitive)
    }
    guard let value = node?.value else { return nil }
    return sensitive?.containsTrue == true ? value.markedSensitive() : value
  }

  // MARK: Objects

  private static func mapping(_ node: JSONNode?, unknown: JSONNode?, sensitive: JSONNode?) -> Value {
    let coversAll = hasOtherShape(sensitive, than: .object)
    var values = SortedMembers(node)
    var unknowns = SortedMembers(unknown)
    var sensitives = SortedMembers(coversAll ? nil : sensitive)
    var entries: [Mapping.Entry] = []
    while let key = values.lesserKey(than: unknowns) {
      let value = values.takeLast(of: key)
      let mask = unknowns.takeMask(of: key)
      sensitives.skip(before: key)
      let mark = sensitives.takeMask(of: key)
      if let folded = fold(value, unknown: mask, sensitive: mark) { entries.append(Mapping.Entry(key.text, folded)) }
    }
    let value = Value(.mapping(Mapping(sorted: entries)))
    return coversAll ? value.markedSensitive() : value
  }

  // MARK: Arrays

  private static func sequence(_ node: JSONNode?, unknown: JSONNode?, sensitive: JSONNode?) -> Value {
    let nodes = node?.elements ?? []
    let unknowns = unknown?.elements ?? []
    let sensitives = sensitive?.elements ?? []
    // Masks of another length may be of other elements: nothing tells which.
    let marksAll = sensitive?.containsTrue == true && sensitives.count != nodes.count
    if node != nil, unknown?.containsTrue == true, unknowns.count != nodes.count {
      return marksAll ? Value.unknown.markedSensitive() : .unknown
    }
    let count = node == nil ? unknowns.count : nodes.count
    let elements = (0..<count).map { index in
      let mark = marksAll || !sensitives.indices.contains(index) ? nil : sensitives[index]
      return fold(
        nodes.indices.contains(index) ? nodes[index] : nil,
        unknown: unknowns.indices.contains(index) ? unknowns[index] : nil, sensitive: mark) ?? .null
    }
    return marksAll ? Value.sequence(elements).markedSensitive() : .sequence(elements)
  }
}

/// A key of an object, which compares without being decoded where it has no escape.
private struct MemberKey {
  let tape: JSONTape
  let place: Int

  var text: String { tape.text(place) }

  func order(against other: MemberKey) -> Int { tape.compareKeys(place, with: other.tape, other.place) }
}

/// The members of an object in the order of their keys, to be gone through beside those of other objects.
private struct SortedMembers {
  private var keys: ArraySlice<MemberKey> = []

  /// The members of an object; none of anything else.
  init(_ node: JSONNode?) {
    guard let node, node.kind == .object else { return }
    let tape = node.tape
    var found: [MemberKey] = []
    let end = Int(tape.nodes[node.place].next)
    var current = node.place + 1
    while current < end {
      found.append(MemberKey(tape: tape, place: current))
      current = Int(tape.nodes[current + 1].next)
    }
    if tape.nodes[node.place].kind != .sortedObject {
      // Of equal keys the earlier stays first.
      found.sort { left, right in
        let order = left.order(against: right)
        return order == 0 ? left.place < right.place : order < 0
      }
    }
    keys = found[...]
  }

  /// The next key of both, nil when there is none any more.
  func lesserKey(than other: SortedMembers) -> MemberKey? {
    guard let first = keys.first else { return other.keys.first }
    guard let second = other.keys.first else { return first }
    return first.order(against: second) <= 0 ? first : second
  }

  /// Leaves out the keys that sort before this one.
  mutating func skip(before key: MemberKey) {
    keys = keys.drop { $0.order(against: key) < 0 }
  }

  /// The values of the next key, if it is this one: several where the object has it twice.
  private mutating func take(_ key: MemberKey) -> [JSONNode] {
    let taken = keys.prefix { $0.order(against: key) == 0 }
    keys = keys.dropFirst(taken.count)
    return taken.map { JSONNode(tape: $0.tape, place: $0.place + 1) }
  }

  /// The value of a key; of two the last, as every reader of plans has it.
  mutating func takeLast(of key: MemberKey) -> JSONNode? { take(key).last }

  /// The mask of a key; of two one that marks something, so that no second one can lift a mark.
  mutating func takeMask(of key: MemberKey) -> JSONNode? {
    let masks = take(key)
    return masks.first { $0.boolean == true } ?? masks.first(where: \.containsTrue) ?? masks.last
  }
}
