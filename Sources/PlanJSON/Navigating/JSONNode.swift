package import PlanModel

/// One value within a laid-out one.
package struct JSONNode: Sendable {
  let tape: JSONTape
  let place: Int

  /// What kind of value it is.
  package var kind: JSONKind {
    switch tape.nodes[place].kind {
    case .sortedObject, .object: .object
    case .array: .array
    case .string, .escapedString: .string
    case .number: .number
    case .true, .false: .boolean
    case .null: .null
    }
  }

  /// The text that it stands for, if it is a string.
  package var string: String? { kind == .string ? tape.text(place) : nil }

  /// The boolean, if it is one.
  package var boolean: Bool? { kind == .boolean ? tape.nodes[place].kind == .true : nil }

  /// The number with its literal text, if it is one.
  package var number: Number? { fragment.number }

  /// Whether it is null.
  package var isNull: Bool { kind == .null }

  /// The value of a key; nil where this is no object or has no such key.
  ///
  /// Of two with one key it is the last.
  package subscript(key: String) -> JSONNode? {
    var found: JSONNode?
    forEachMember { place, value in
      if tape.hasText(place, key) { found = value }
    }
    return found
  }

  /// The members in the order of the text; none where this is no object.
  package var members: [(key: String, value: JSONNode)] {
    var members: [(key: String, value: JSONNode)] = []
    forEachMember { place, value in members.append((tape.text(place), value)) }
    return members
  }

  /// The elements in their order; none where this is no array.
  package var elements: [JSONNode] {
    guard kind == .array else { return [] }
    var elements: [JSONNode] = []
    let end = tape.nodes[place].end
    var current = place + 1
    while current < end {
      elements.append(JSONNode(tape: tape, place: current))
      current = tape.nodes[current].end
    }
    return elements
  }

  /// Whether a `true` stands here or anywhere below: whether a mask marks anything.
  package var containsTrue: Bool {
    tape.containsTrue(place)
  }

  /// The text of the value.
  package var fragment: JSONFragment {
    let node = tape.nodes[place]
    let quote = kind == .string ? 1 : 0
    let offset = node.offset - quote
    return JSONFragment(
      tape.fragment.storage, start: tape.fragment.start + offset, count: node.length + 2 * quote,
      byte: tape.fragment.byte + offset)
  }

  /// The keys that an object here or below has twice.
  ///
  /// The paths lead from this value on.
  package var duplicates: [JSONDuplicate] {
    tape.duplicates.filter { $0 > place && $0 < tape.nodes[place].end }.map { key in
      JSONDuplicate(path: path(to: key), byte: tape.fragment.byte + Int(tape.nodes[key].start) - 1)
    }
  }

  private func forEachMember(_ body: (Int, JSONNode) -> Void) {
    guard kind == .object else { return }
    let end = tape.nodes[place].end
    var current = place + 1
    while current < end {
      body(current, JSONNode(tape: tape, place: current + 1))
      current = tape.nodes[current + 1].end
    }
  }

  /// The way from this value to a key below it.
  private func path(to target: Int) -> AttributePath {
    var path = AttributePath()
    var node = self
    descending: while true {
      for (index, element) in node.elements.enumerated() where target < tape.nodes[element.place].end {
        path.steps.append(.index(index))
        node = element
        continue descending
      }
      var inner: JSONNode?
      node.forEachMember { key, value in
        guard inner == nil, target >= key, target < tape.nodes[value.place].end else { return }
        path.steps.append(.name(tape.text(key)))
        inner = value
        if key == target { inner = JSONNode(tape: tape, place: target) }
      }
      guard let next = inner, next.place != target else { return path }
      node = next
    }
  }
}

extension JSONTape {
  /// Whether a `true` stands at a place or anywhere below.
  func containsTrue(_ place: Int) -> Bool {
    var current = place
    let end = nodes[place].end
    while current < end {
      if nodes[current].kind == .true { return true }
      current &+= 1
    }
    return false
  }

  /// Whether a key has a text.
  func hasText(_ place: Int, _ key: String) -> Bool {
    let node = nodes[place]
    if node.kind == .escapedString { return text(place).hasSameBytes(as: key) }
    return fragment.storage.withBytes { bytes in
      key.withBytes { bytes.isEqual(fragment.start + node.offset, node.length, to: $0, 0, $0.byteCount) }
    }
  }
}
