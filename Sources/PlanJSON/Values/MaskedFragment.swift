package import PlanModel

/// The text of a value with the texts of the masks that lie beside it.
package struct MaskedFragment: Sendable {
  /// The value.
  package var value: JSONFragment?
  /// What of it is known only after apply.
  package var unknown: JSONFragment?
  /// What of it is sensitive.
  package var sensitive: JSONFragment?

  /// A value with its masks, each of which may be absent.
  package init(value: JSONFragment?, unknown: JSONFragment? = nil, sensitive: JSONFragment? = nil) {
    self.value = value
    self.unknown = unknown
    self.sensitive = sensitive
  }

  /// The value with the masks folded in; nil where there is neither a value nor an unknown one.
  package func decode() -> Value? {
    // Most members are scalars without masks: nothing is laid out for them.
    if unknown == nil, let scalar = value?.scalar {
      return sensitive?.containsTrue ?? false ? scalar.markedSensitive() : scalar
    }
    if sensitive == nil, let unknown, unknown.boolean == true { return .unknown }
    return (value?.node).value(with: JSONMasks(unknown: unknown?.node, sensitive: sensitive?.node))
  }
}

extension JSONFragment {
  /// The value, if it is no container.
  fileprivate var scalar: Value? {
    switch kind {
    case .string: string.map { .string($0) }
    case .number: number.map { .number($0) }
    case .boolean: boolean.map { .boolean($0) }
    case .null: .null
    case .object, .array: nil
    }
  }
}

extension MaskedFragment {
  /// Both sides of a change without the members that surely are the same on both.
  ///
  /// Left out is a member that is spelled with the same bytes on both sides and that no mask marks: in most changes all but
  /// a few, which are then the only ones to be decoded.
  ///
  /// - Returns: nil where that can't be told member by member: a side is no object, a mask is of another shape, a key is
  ///   escaped, stands twice or out of order.
  package static func differing(
    _ before: MaskedFragment, _ after: MaskedFragment
  ) -> (before: Value, after: Value)? {
    guard let storage = before.value?.storage, after.value?.storage === storage else { return nil }
    return storage.withBytes { bytes in
      guard let left = MaskedMembers(of: before, within: storage, bytes),
        let right = MaskedMembers(of: after, within: storage, bytes)
      else { return nil }
      var walk = DifferingMembers(before: left, after: right)
      return walk.collect(in: bytes)
    }
  }
}

/// Goes through the members of both sides of a change and decodes those that may differ.
private struct DifferingMembers {
  private var before: MaskedMembers
  private var after: MaskedMembers

  init(before: MaskedMembers, after: MaskedMembers) {
    self.before = before
    self.after = after
  }

  mutating func collect(in bytes: RawSpan) -> (before: Value, after: Value)? {
    while let key = least(before.nextKey(in: bytes), after.nextKey(in: bytes), bytes) {
      let (old, new) = (before.take(key, in: bytes), after.take(key, in: bytes))
      if old.isUnmarked, new.isUnmarked, let left = old.value, let right = new.value,
        bytes.isEqual(left.start, left.count, to: bytes, right.start, right.count)
      {
        continue
      }
      before.decode(old, of: key, in: bytes)
      after.decode(new, of: key, in: bytes)
    }
    guard before.isOrdered, after.isOrdered else { return nil }
    return (.mapping(before.entries), .mapping(after.entries))
  }
}

/// The members of one side with what the masks say of each.
private struct MaskedMembers {
  private(set) var entries: [Mapping.Entry] = []
  private let storage: ByteStorage
  private var values: OrderedMembers
  /// The masks, without members where they mark nothing.
  private var unknowns: OrderedMembers
  private var sensitives: OrderedMembers

  /// One member of a side; an unknown one has no value.
  struct Part {
    var value: CheckedText?
    var unknown: CheckedText?
    var sensitive: CheckedText?

    var isUnmarked: Bool { unknown == nil && sensitive == nil }
  }

  init?(of side: MaskedFragment, within storage: ByteStorage, _ bytes: RawSpan) {
    guard let value = side.value, value.kind == .object,
      let unknowns = MaskedMembers.marks(side.unknown, within: storage, bytes),
      let sensitives = MaskedMembers.marks(side.sensitive, within: storage, bytes)
    else { return nil }
    self.storage = storage
    self.unknowns = unknowns
    self.sensitives = sensitives
    values = OrderedMembers(of: CheckedText(start: value.start, count: value.count), in: bytes)
  }

  /// The members of a mask; nil where it marks something and is no object.
  private static func marks(
    _ mask: JSONFragment?, within storage: ByteStorage, _ bytes: RawSpan
  ) -> OrderedMembers? {
    guard let mask else { return OrderedMembers() }
    guard mask.storage === storage else { return nil }
    let text = CheckedText(start: mask.start, count: mask.count)
    if !text.containsTrue(in: bytes) { return OrderedMembers() }
    return mask.kind == .object ? OrderedMembers(of: text, in: bytes) : nil
  }

  var isOrdered: Bool { values.isOrdered && unknowns.isOrdered && sensitives.isOrdered }

  /// The key that comes next among the values and what is unknown.
  func nextKey(in bytes: RawSpan) -> OrderedMembers.Member? { least(values.next, unknowns.next, bytes) }

  /// Takes the member of a key, which is this side's next one or stands before it.
  mutating func take(_ key: OrderedMembers.Member, in bytes: RawSpan) -> Part {
    Part(
      value: values.takeValue(of: key, in: bytes), unknown: marking(unknowns.takeValue(of: key, in: bytes), bytes),
      sensitive: marking(sensitives.takeValue(of: key, in: bytes), bytes))
  }

  private func marking(_ mask: CheckedText?, _ bytes: RawSpan) -> CheckedText? {
    guard let mask, mask.containsTrue(in: bytes) else { return nil }
    return mask
  }

  mutating func decode(_ part: Part, of key: OrderedMembers.Member, in bytes: RawSpan) {
    let member = MaskedFragment(
      value: fragment(part.value), unknown: fragment(part.unknown), sensitive: fragment(part.sensitive))
    if let value = member.decode() {
      entries.append(Mapping.Entry(bytes.text(key.keyStart, key.keyCount), value))
    }
  }

  private func fragment(_ text: CheckedText?) -> JSONFragment? {
    text.map { JSONFragment(storage, start: $0.start, count: $0.count, byte: 0) }
  }
}

/// The key that sorts first.
private func least(
  _ left: OrderedMembers.Member?, _ right: OrderedMembers.Member?, _ bytes: RawSpan
) -> OrderedMembers.Member? {
  guard let left else { return right }
  guard let right else { return left }
  return left.order(against: right, bytes) <= 0 ? left : right
}
