import PlanJSON
import PlanModel

/// Both sides of a change as the document has them, with bytes of their own, decoded when asked for and as far as asked for.
final class EncodedSides: Sendable {
  private let before: MaskedFragment
  private let after: MaskedFragment

  /// Takes the sides of an entry that has bytes of its own.
  init(_ element: JSONElement) {
    before = MaskedFragment(
      value: element[EntryMember.before], sensitive: element[EntryMember.beforeSensitive])
    after = MaskedFragment(
      value: element[EntryMember.after], unknown: element[EntryMember.afterUnknown],
      sensitive: element[EntryMember.afterSensitive])
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
