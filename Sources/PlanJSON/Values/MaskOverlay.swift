import PlanModel

/// Folds the masks into a value; the rules stand at ``Optional/value(with:)``.
///
/// The three are gone through side by side; a place is nil where a tree has nothing.
struct MaskOverlay {
  private let values: JSONTape?
  private let unknowns: JSONTape?
  private let sensitives: JSONTape?

  static func value(of node: JSONNode?, _ masks: JSONMasks) -> Value? {
    let (unknown, sensitive) = (marking(masks.unknown), marking(masks.sensitive))
    let overlay = MaskOverlay(values: node?.tape, unknowns: unknown?.tape, sensitives: sensitive?.tape)
    return overlay.fold(node?.place, unknown?.place, sensitive?.place)
  }

  /// The mask, if it marks anything.
  private static func marking(_ mask: JSONNode?) -> JSONNode? {
    guard let mask, mask.containsTrue else { return nil }
    return mask
  }

  private func fold(_ value: Int?, _ unknown: Int?, _ sensitive: Int?) -> Value? {
    if unknown == nil && sensitive == nil { return plain(value) }
    if isTrue(sensitives, sensitive) { return fold(value, unknown, nil)?.markedSensitive() }
    if isTrue(unknowns, unknown) { return .unknown }
    switch kind(values, value) {
    case .object:
      return marksOtherwise(unknowns, unknown, than: .object) ? .unknown : mapping(value, unknown, sensitive)
    case .array:
      return marksOtherwise(unknowns, unknown, than: .array) ? .unknown : sequence(value, unknown, sensitive)
    case .string, .number, .boolean, .null, nil:
      return scalar(value, unknown, sensitive)
    }
  }

  private func plain(_ value: Int?) -> Value? {
    guard let values, let value else { return nil }
    return PlainValues(values).value(value)
  }

  /// A scalar, null or absent value under masks that are containers or mark nothing.
  private func scalar(_ value: Int?, _ unknown: Int?, _ sensitive: Int?) -> Value? {
    if marks(unknowns, unknown) {
      if value != nil, kind(values, value) != .null { return .unknown }
      // All that the value holds is unknown: its shape is the mask's.
      return kind(unknowns, unknown) == .object ? mapping(nil, unknown, sensitive) : sequence(nil, unknown, sensitive)
    }
    guard let result = plain(value) else { return nil }
    return marks(sensitives, sensitive) ? result.markedSensitive() : result
  }

  // MARK: Objects

  private func mapping(_ value: Int?, _ unknown: Int?, _ sensitive: Int?) -> Value {
    let coversAll = marksOtherwise(sensitives, sensitive, than: .object)
    var members = SortedMembers(values, value)
    var unknownMembers = SortedMembers(unknowns, unknown)
    var sensitiveMembers = SortedMembers(sensitives, coversAll ? nil : sensitive)
    var entries: [Mapping.Entry] = []
    entries.reserveCapacity(members.count)
    while members.hasNext || unknownMembers.hasNext {
      let order = members.order(against: unknownMembers)
      let key = order <= 0 ? members.text : unknownMembers.text
      let mark = order <= 0 ? sensitiveMembers.takeMask(of: members) : sensitiveMembers.takeMask(of: unknownMembers)
      let unknown = order >= 0 ? unknownMembers.takeMask() : nil
      let value = order <= 0 ? members.takeLast() : nil
      if let folded = fold(value, unknown, mark) { entries.append(Mapping.Entry(key, folded)) }
    }
    let result = Value(.mapping(Mapping(sorted: entries)))
    return coversAll ? result.markedSensitive() : result
  }

  // MARK: Arrays

  private func sequence(_ value: Int?, _ unknown: Int?, _ sensitive: Int?) -> Value {
    let elements = values.elements(value)
    let unknownElements = unknowns.elements(unknown)
    let sensitiveElements = sensitives.elements(sensitive)
    // Masks of another length may be of other elements: nothing tells which.
    let marksAll = marks(sensitives, sensitive) && sensitiveElements.count != elements.count
    if value != nil, marks(unknowns, unknown), unknownElements.count != elements.count {
      return marksAll ? Value.unknown.markedSensitive() : .unknown
    }
    let count = value == nil ? unknownElements.count : elements.count
    let folded = (0..<count).map { index in
      fold(elements[at: index], unknownElements[at: index], marksAll ? nil : sensitiveElements[at: index]) ?? .null
    }
    return marksAll ? Value.sequence(folded).markedSensitive() : .sequence(folded)
  }

  // MARK: Asking

  private func kind(_ tape: JSONTape?, _ place: Int?) -> JSONKind? {
    guard let tape, let place else { return nil }
    return JSONNode(tape: tape, place: place).kind
  }

  private func isTrue(_ tape: JSONTape?, _ place: Int?) -> Bool {
    guard let tape, let place else { return false }
    return tape.nodes[place].kind == .true
  }

  /// Whether a mask marks anything.
  private func marks(_ tape: JSONTape?, _ place: Int?) -> Bool {
    guard let tape, let place else { return false }
    return tape.containsTrue(place)
  }

  /// Whether a mask marks something but is no container of this kind.
  private func marksOtherwise(_ tape: JSONTape?, _ place: Int?, than expected: JSONKind) -> Bool {
    kind(tape, place) != expected && marks(tape, place)
  }
}

extension Optional<JSONTape> {
  /// The places of an array's elements; none of anything else.
  fileprivate func elements(_ place: Int?) -> [Int] {
    guard let tape = self, let place, tape.nodes[place].kind == .array else { return [] }
    var elements: [Int] = []
    elements.reserveCapacity(Int(tape.nodes[place].children))
    var current = place + 1
    while current < tape.nodes[place].end {
      elements.append(current)
      current = tape.nodes[current].end
    }
    return elements
  }
}

extension [Int] {
  fileprivate subscript(at index: Int) -> Int? { index < count ? self[index] : nil }
}
