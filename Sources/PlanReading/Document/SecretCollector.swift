import PlanJSON
import PlanModel

/// Collects the texts that a document marks sensitive, decoding a part only where its mask holds a `true`.
struct SecretCollector {
  private var found = SensitiveTexts()
  private var marked = OrderedWork { (part: MarkedValue) in part.texts }

  /// Takes what a mask marks of a value.
  mutating func collect(_ value: JSONFragment?, mask: JSONFragment?) {
    guard let value, let mask, mask.containsTrue else { return }
    marked.add(
      MarkedValue(value: value.detached(), mask: mask.detached()), weighing: value.count + mask.count)
  }

  /// Takes what one member of an element marks of another one.
  mutating func collect<Name: ElementMember>(_ value: Name, markedBy mask: Name, of element: JSONElement) {
    if element.containsTrue(mask) { collect(element[value], mask: element[mask]) }
  }

  /// Takes what the masks of a change mark on both sides.
  mutating func collectSides(of change: JSONElement) {
    collect(EntryMember.before, markedBy: .beforeSensitive, of: change)
    // Both sides of a no-op are the same bytes: once is enough.
    if change.haveSameBytes(EntryMember.beforeSensitive, .afterSensitive),
      change.haveSameBytes(EntryMember.before, .after)
    {
      return
    }
    collect(EntryMember.after, markedBy: .afterSensitive, of: change)
  }

  /// Takes all texts of a value.
  mutating func collectAll(of value: JSONNode) { found.insert(allOf: value) }

  /// All that was taken.
  mutating func finish() -> SensitiveTexts {
    marked.finish { found.formUnion($0) }
    return found
  }
}

/// A value and the mask that marks something of it, with bytes of their own.
private struct MarkedValue: Sendable {
  let value: JSONFragment
  let mask: JSONFragment

  var texts: SensitiveTexts {
    var texts = SensitiveTexts()
    for part in value.parts(markedBy: mask) {
      if let text = part.string { texts.insert(text) } else { texts.insert(allOf: part.node) }
    }
    return texts
  }
}

extension SensitiveTexts {
  fileprivate mutating func insert(allOf value: JSONNode) {
    switch value.kind {
    case .string: if let text = value.string { insert(text) }
    case .number: if let number = value.number { insert(number.literal) }
    case .array: for element in value.elements { insert(allOf: element) }
    case .object: for member in value.members { insert(allOf: member.value) }
    case .boolean, .null: break
    }
  }
}
