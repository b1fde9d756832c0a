import PlanJSON
import PlanModel

/// Collects the texts that a document marks sensitive, decoding a part only where its mask holds a `true`.
struct SecretCollector {
  private(set) var texts = SensitiveTexts()

  /// Takes what a mask marks of a value.
  mutating func collect(_ value: JSONFragment?, mask: JSONFragment?) {
    guard let value, let mask, mask.containsTrue else { return }
    collect(value.node, mask: mask.node)
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

  /// Takes what a mask marks of a value; where the two have different shapes, the whole value.
  private mutating func collect(_ value: JSONNode, mask: JSONNode) {
    guard mask.containsTrue else { return }
    switch (value.kind, mask.kind) {
    case (.object, .object): collectMembers(of: value, mask: mask)
    case (.array, .array):
      let (elements, masks) = (value.elements, mask.elements)
      guard elements.count == masks.count else { return collectAll(of: value) }
      for (element, mask) in zip(elements, masks) { collect(element, mask: mask) }
    case (.object, _), (.array, _), (.string, _), (.number, _), (.boolean, _), (.null, _): collectAll(of: value)
    }
  }

  private mutating func collectMembers(of value: JSONNode, mask: JSONNode) {
    let masks = mask.members.filter { $0.value.containsTrue }
    if masks.count <= 4 {
      for (key, mask) in masks { if let member = value[key] { collect(member, mask: mask) } }
    } else {
      let marked = Dictionary(grouping: masks, by: \.key)
      for (key, member) in value.members {
        for mask in marked[key] ?? [] { collect(member, mask: mask.value) }
      }
    }
  }
}
