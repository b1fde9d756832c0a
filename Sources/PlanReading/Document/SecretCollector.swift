import PlanJSON
import PlanModel

/// Collects the texts that a document marks sensitive, decoding a part only where its mask holds a `true`.
struct SecretCollector {
  private(set) var texts = SensitiveTexts()

  /// Takes what a mask marks of a value.
  mutating func collect(_ value: JSONFragment?, mask: JSONFragment?) {
    guard let value, let mask, mask.containsTrue else { return }
    for part in value.parts(markedBy: mask) {
      if let text = part.string { texts.insert(text) } else { collectAll(of: part.node) }
    }
  }

  /// Takes what the masks of a change mark on both sides.
  mutating func collectSides(of change: JSONElement) {
    let (before, after) = (change["change", "before"], change["change", "after"])
    let (beforeMask, afterMask) = (change["change", "before_sensitive"], change["change", "after_sensitive"])
    collect(before, mask: beforeMask)
    // Both sides of a no-op are the same bytes: once is enough.
    if let before, let after, let beforeMask, let afterMask, before.hasSameBytes(as: after),
      beforeMask.hasSameBytes(as: afterMask)
    {
      return
    }
    collect(after, mask: afterMask)
  }

  /// Takes all texts of a value.
  mutating func collectAll(of value: JSONNode) {
    switch value.kind {
    case .string: if let text = value.string { texts.insert(text) }
    case .number: if let number = value.number { texts.insert(number.literal) }
    case .array: for element in value.elements { collectAll(of: element) }
    case .object: for member in value.members { collectAll(of: member.value) }
    case .boolean, .null: break
    }
  }
}
