import PlanModel

/// A value that the scanner handed over whole, with the places of the members of its shape.
package struct JSONElement: Sendable {
  /// The text of the value.
  package let fragment: JSONFragment
  private let shape: JSONShape
  private let index: ElementIndex

  init(fragment: JSONFragment, shape: JSONShape, index: ElementIndex) {
    self.fragment = fragment
    self.shape = shape
    self.index = index
  }

  /// The value of a member by its place in the shape; nil where the element does not have it.
  ///
  /// Of two with one key it is the last.
  package subscript(place: Int) -> JSONFragment? {
    let value = index.places[place]
    if value.count == 0 { return nil }
    return JSONFragment(
      fragment.storage, start: fragment.start + Int(value.start), count: Int(value.count),
      byte: fragment.byte + Int(value.start))
  }

  /// The keys that the shape does not have, in their order.
  package var otherKeys: [(outer: StaticString?, key: String)] {
    (index.unusual?.others ?? []).map { key in (key.outer.map { shape.members[$0].key }, text(of: key)) }
  }

  /// The keys that one of the shape's objects has twice.
  package var duplicates: [JSONDuplicate] {
    (index.unusual?.duplicates ?? []).map { key in
      let outer = key.outer.map { AttributePath.Step.name(shape.members[$0].key.description) }
      let path = AttributePath([outer, .name(text(of: key))].compactMap(\.self))
      return JSONDuplicate(path: path, byte: fragment.byte + Int(key.start) - 1)
    }
  }

  /// Whether it has keys that the shape does not have, or one twice.
  package var hasUnusualKeys: Bool { index.unusual != nil }

  /// The same element with bytes of its own.
  package func detached() -> JSONElement {
    JSONElement(fragment: fragment.detached(), shape: shape, index: index)
  }

  private func text(of key: ElementIndex.Key) -> String {
    fragment.storage.withBytes { Lexer.decode($0, fragment.start + Int(key.start), Int(key.count)) }
  }
}

/// What can be asked of a member without making a fragment of it: this is done for each of an array's many elements.
extension JSONElement {
  /// Whether the element has a member.
  package func has(_ place: Int) -> Bool { index.places[place].count > 0 }

  /// Whether a member is null or not there.
  package func isAbsent(_ place: Int) -> Bool {
    withText(of: place) { bytes, text in bytes.byte(text.start) == UInt8(ascii: "n") } ?? true
  }

  /// Whether a `true` stands anywhere in a member: whether a mask marks anything.
  package func containsTrue(_ place: Int) -> Bool {
    withText(of: place) { bytes, text in text.containsTrue(in: bytes) } ?? false
  }

  /// Whether a member is there and spelled like this text.
  package func isSpelled(_ place: Int, _ text: StaticString) -> Bool {
    withText(of: place) { bytes, value in
      text.withBytes { bytes.isEqual(value.start, value.count, to: $0, 0, $0.byteCount) }
    } ?? false
  }

  /// Whether two members are there and spelled with the same bytes.
  package func haveSameBytes(_ place: Int, _ other: Int) -> Bool {
    let (left, right) = (index.places[place], index.places[other])
    guard left.count == right.count, left.count > 0 else { return false }
    return fragment.storage.withBytes { bytes in
      bytes.isEqual(
        fragment.start + Int(left.start), Int(left.count), to: bytes,
        fragment.start + Int(right.start), Int(right.count))
    }
  }

  @inline(__always)
  private func withText<Result>(of place: Int, _ body: (RawSpan, CheckedText) -> Result) -> Result? {
    let value = index.places[place]
    if value.count == 0 { return nil }
    let text = CheckedText(start: fragment.start + Int(value.start), count: Int(value.count))
    return fragment.storage.withBytes { body($0, text) }
  }
}
