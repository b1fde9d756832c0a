package import PlanModel

/// The masks that plan JSON lays beside a value: trees of its shape in which `true` covers a node with all below it.
package struct JSONMasks: Sendable {
  /// What is known only after apply.
  package var unknown: JSONNode?
  /// What is sensitive.
  package var sensitive: JSONNode?

  /// No mask at all, or one, or both.
  package init(unknown: JSONNode? = nil, sensitive: JSONNode? = nil) {
    self.unknown = unknown
    self.sensitive = sensitive
  }
}

extension JSONNode {
  /// The value that this text stands for, without masks.
  package var value: Value { PlainValues(tape: tape).value(place) }

  /// The value with the masks folded in; see ``Optional/value(with:)`` for a value that is absent.
  package func value(with masks: JSONMasks) -> Value { MaskOverlay.value(of: self, masks) ?? .null }
}

extension Optional<JSONNode> {
  /// The value with the masks folded in; nil where there is neither a value nor an unknown one.
  ///
  /// - `true` in the unknown mask is ``Value/unknown``, whether or not a value stands there: an unknown member is absent
  ///   from its object, an unknown element is null in its array. `true` in the sensitive mask marks the node.
  /// - `false`, null, `{}` and `[]` mark nothing, at any depth.
  /// - A mask that marks something but has not the value's shape (an array of another length, an object beside a string)
  ///   covers the whole node: what it meant cannot be told.
  package func value(with masks: JSONMasks) -> Value? { MaskOverlay.value(of: self, masks) }
}

/// Values as the text spells them.
struct PlainValues {
  let tape: JSONTape

  func value(_ place: Int) -> Value {
    tape.fragment.storage.withBytes { value($0, place) }
  }

  private func value(_ bytes: RawSpan, _ place: Int) -> Value {
    let node = tape.nodes[place]
    switch node.kind {
    case .sortedObject, .object: return mapping(bytes, place, node)
    case .array: return sequence(bytes, place, node)
    case .string, .escapedString: return .string(text(bytes, node))
    case .number: return .number(Number(trusted: text(bytes, node)))
    case .true: return .boolean(true)
    case .false: return .boolean(false)
    case .null: return .null
    }
  }

  @inline(__always)
  private func text(_ bytes: RawSpan, _ node: TapeNode) -> String {
    let start = tape.fragment.start + Int(node.start)
    return node.kind == .escapedString
      ? Lexer.decode(bytes, start, Int(node.count)) : bytes.text(start, Int(node.count))
  }

  private func mapping(_ bytes: RawSpan, _ place: Int, _ node: TapeNode) -> Value {
    var entries: [Mapping.Entry] = []
    let end = Int(node.next)
    entries.reserveCapacity(tape.memberCount(place))
    var current = place + 1
    while current < end {
      entries.append(Mapping.Entry(text(bytes, tape.nodes[current]), value(bytes, current + 1)))
      current = Int(tape.nodes[current + 1].next)
    }
    return Value(.mapping(node.kind == .sortedObject ? Mapping(sorted: entries) : Mapping(entries)))
  }

  private func sequence(_ bytes: RawSpan, _ place: Int, _ node: TapeNode) -> Value {
    var elements: [Value] = []
    let end = Int(node.next)
    var current = place + 1
    while current < end {
      elements.append(value(bytes, current))
      current = Int(tape.nodes[current].next)
    }
    return .sequence(elements)
  }
}

extension JSONTape {
  /// How many members an object has.
  func memberCount(_ place: Int) -> Int {
    var count = 0
    let end = Int(nodes[place].next)
    var current = place + 1
    while current < end {
      count += 1
      current = Int(nodes[current + 1].next)
    }
    return count
  }
}
