import PlanModel

/// An element of a sequence as a key of a dictionary, equal as ``PlanModel/Value/sameness(to:)`` has it.
///
/// Marks do not count. An element that holds an unknown equals nothing, itself included: it may be looked up, to find
/// nothing, and must not be a key.
struct ComparedElement: Hashable {
  private let value: Value
  private let digest: Int

  init(_ value: Value) {
    self.value = value
    var hasher = Hasher()
    value.feed(&hasher)
    digest = hasher.finalize()
  }

  static func == (left: ComparedElement, right: ComparedElement) -> Bool {
    left.digest == right.digest && left.value.sameness(to: right.value) != .different
  }

  /// Feeds the digest, so that a growing dictionary does not walk the values again.
  func hash(into hasher: inout Hasher) {
    hasher.combine(digest)
  }
}

extension Value {
  /// Feeds what counts for sameness: no marks, and no members that are null.
  fileprivate func feed(_ hasher: inout Hasher) {
    switch content {
    case .null: hasher.combine(0)
    case .boolean(let flag): hasher.combine(flag)
    case .number(let number): hasher.combine(number)
    case .string(let text): hasher.combine(text)
    case .unknown: hasher.combine(1)
    case .notShown: hasher.combine(2)
    case .sequence(let sequence):
      hasher.combine(sequence.elements.count)
      for element in sequence.elements { element.feed(&hasher) }
    case .mapping(let mapping):
      for entry in mapping.entries where !entry.value.isNull {
        hasher.combine(entry.key)
        entry.value.feed(&hasher)
      }
      hasher.combine(3)
    }
  }
}
