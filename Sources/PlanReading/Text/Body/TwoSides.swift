import PlanModel

/// A value before and after the change; nil where there is none on that side.
struct TwoSides {
  var before: Value?
  var after: Value?

  /// The same value on both sides.
  init(both value: Value) {
    before = value
    after = value
  }

  init(before: Value?, after: Value?) {
    self.before = before
    self.after = after
  }

  /// Only the sides on which such a change has a value.
  func limited(to effect: Effect) -> TwoSides {
    switch effect {
    case .added: TwoSides(before: nil, after: after)
    case .removed: TwoSides(before: before, after: nil)
    case .changed, .unchanged: self
    }
  }
}

/// What happens to a value, by its own sign or by that of what it stands in.
enum Effect {
  case added, removed, changed, unchanged

  /// Whether there is something before.
  var hasBefore: Bool { self != .added }

  /// Whether there is something after.
  var hasAfter: Bool { self != .removed }

  /// The effect on a part with a sign of its own, or with none.
  func onPart(with marker: Marker) -> Effect {
    switch (marker, self) {
    case (.added, _): .added
    case (.removed, _): .removed
    case (.changed, _): .changed
    case (.none, .added): .added
    case (.none, .removed): .removed
    case (.none, .changed), (.none, .unchanged): .unchanged
    }
  }
}
