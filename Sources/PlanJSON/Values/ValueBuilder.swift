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
  package var value: Value { PlainValues(tape).value(place) }

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
  private let storage: ByteStorage
  private let start: Int
  private let nodes: NodeStorage

  init(_ tape: JSONTape) {
    storage = tape.fragment.storage
    start = tape.fragment.start
    nodes = tape.nodes
  }

  func value(_ place: Int) -> Value {
    storage.withBytes { value($0, place) }
  }

  private func value(_ bytes: RawSpan, _ place: Int) -> Value {
    let node = nodes[place]
    switch node.kind {
    case .string: return .string(bytes.text(start + node.offset, node.length))
    case .sortedObject, .object: return mapping(bytes, place, node)
    case .array: return sequence(bytes, place, node)
    case .escapedString: return .string(Lexer.decode(bytes, start + node.offset, node.length))
    case .number: return .number(Number(trusted: bytes.text(start + node.offset, node.length)))
    case .true: return .boolean(true)
    case .false: return .boolean(false)
    case .null: return .null
    }
  }

  private func mapping(_ bytes: RawSpan, _ place: Int, _ node: TapeNode) -> Value {
    var entries: [Mapping.Entry] = []
    entries.reserveCapacity(Int(node.children))
    var current = place + 1
    while current < node.end {
      let key = nodes[current]
      let text =
        key.kind == .string
        ? bytes.text(start + key.offset, key.length) : Lexer.decode(bytes, start + key.offset, key.length)
      entries.append(Mapping.Entry(text, value(bytes, current + 1)))
      current = nodes[current + 1].end
    }
    return Value(.mapping(node.kind == .sortedObject ? Mapping(sorted: entries) : Mapping(entries)))
  }

  private func sequence(_ bytes: RawSpan, _ place: Int, _ node: TapeNode) -> Value {
    var elements: [Value] = []
    elements.reserveCapacity(Int(node.children))
    var current = place + 1
    while current < node.end {
      elements.append(value(bytes, current))
      current = nodes[current].end
    }
    return .sequence(elements)
  }
}
