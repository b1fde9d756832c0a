import PlanJSON
import PlanModel

/// Both sides of a change as the document has them, with bytes of their own, decoded when asked for and as far as asked for.
final class EncodedSides: Sendable {
  private let before: MaskedFragment
  private let after: MaskedFragment

  /// Copies the bytes of an element's change, and nothing else of it.
  init(_ element: JSONElement) {
    let element = element.detached()
    before = MaskedFragment(value: element["change", "before"], sensitive: element["change", "before_sensitive"])
    after = MaskedFragment(
      value: element["change", "after"], unknown: element["change", "after_unknown"],
      sensitive: element["change", "after_sensitive"])
  }

  /// Decodes both sides, their masks folded in.
  func decode() -> ResourceChange.Sides {
    ResourceChange.Sides(before: decodeBefore(), after: after.decode() ?? .null)
  }

  /// Decodes the side before, its mask folded in.
  func decodeBefore() -> Value { before.decode() ?? .null }

  /// Decodes what may not be the same on both sides.
  func decodeDiffering() -> ResourceChange.Sides {
    guard let differing = MaskedFragment.differing(before, after) else { return decode() }
    return ResourceChange.Sides(before: differing.before, after: differing.after)
  }
}
