import PlanModel

/// Walks two values side by side and notes where they differ, in path order.
///
/// Rows are leaves. Where one side is null, unknown, hidden or masked, the whole value is one row: nothing below a
/// sensitive mark is looked into one by one.
struct DifferenceWalker {
  private(set) var rows: [AttributeChange] = []
  private var steps: [AttributePath.Step] = []
  private let forcing: [AttributePath]

  /// Values deeper than this are compared as a whole, which keeps the stack bounded whatever the input is.
  private static let maximumDepth = 400

  /// Begins at the top of a resource.
  ///
  /// - Parameter forcing: the paths that force its replacement.
  init(forcing: [AttributePath]) {
    self.forcing = forcing
  }

  /// Notes the differences between two values.
  mutating func compare(_ before: Value, _ after: Value) {
    if before.isSensitive || after.isSensitive || steps.count >= DifferenceWalker.maximumDepth {
      return compareAsWhole(before, after)
    }
    switch (before.content, after.content) {
    case (.mapping(let left), .mapping(let right)): compareEntries(left, right)
    case (.sequence(let left), .sequence(let right)):
      compareElements(left, right, of: (before, after))
    case (.string(let left), .string(let right)):
      if !left.hasSameBytes(as: right) {
        addRow(
          .update, before, after,
          nested: EmbeddedJSON.differences(left, right, forcing: forcesReplacement ? [AttributePath()] : []))
      }
    case (.null, _), (.boolean, _), (.number, _), (.string, _), (.sequence, _), (.mapping, _), (.unknown, _),
      (.notShown, _):
      compareAsWhole(before, after)
    }
  }

  private mutating func compareEntries(_ left: Mapping, _ right: Mapping) {
    for pair in PairedEntries(left, right) {
      switch pair {
      case .both(let old, let new):
        // Most attributes are equal and simple: they are dismissed before a step is made.
        if left.entries[old].value.isSameLeaf(as: right.entries[new].value) { continue }
        descend(.name(left.entries[old].key)) { $0.compare(left.entries[old].value, right.entries[new].value) }
      case .before(let old):
        descend(.name(left.entries[old].key)) { $0.compareAsWhole(left.entries[old].value, .null) }
      case .after(let new):
        descend(.name(right.entries[new].key)) { $0.compareAsWhole(.null, right.entries[new].value) }
      }
    }
  }

  private mutating func compareAsWhole(_ before: Value, _ after: Value) {
    switch before.sameness(to: after) {
    case .same: break
    case .marksDiffer: addRow(.sensitivity, before, after)
    case .different: addRow(before.isNull ? .create : after.isNull ? .destroy : .update, before, after)
    }
  }

  private mutating func compareElements(
    _ left: Value.Sequence, _ right: Value.Sequence, of whole: (before: Value, after: Value)
  ) {
    switch SequenceAlignment(left, right, order: elementOrder).outcome {
    case .reordered: addRow(.update, whole.before, whole.after)
    case .edited(let edits):
      for edit in edits {
        switch edit {
        case .removed(let index): descend(.index(index)) { $0.addWhole(left.elements[index], on: .before) }
        case .added(let index): descend(.index(index)) { $0.addWhole(right.elements[index], on: .after) }
        case .changed(let old, let new):
          descend(.index(new)) { $0.compare(left.elements[old], right.elements[new]) }
        }
      }
    }
  }

  private mutating func descend(_ step: AttributePath.Step, _ visit: (inout DifferenceWalker) -> Void) {
    steps.append(step)
    visit(&self)
    steps.removeLast()
  }
}

// MARK: - Values that stand on one side only

extension DifferenceWalker {
  /// The side on which a value stands alone.
  enum Side {
    case before, after
  }

  /// Notes every leaf of an object that is created or destroyed; nulls and empty collections are no news.
  mutating func addLeaves(of value: Value, on side: Side) {
    if value.isSensitive || steps.count >= DifferenceWalker.maximumDepth { return addUnlessNull(value, on: side) }
    switch value.content {
    case .mapping(let mapping):
      for entry in mapping.entries { descend(.name(entry.key)) { $0.addLeaves(of: entry.value, on: side) } }
    case .sequence(let sequence):
      for (index, element) in sequence.elements.enumerated() {
        descend(.index(index)) { $0.addLeaves(of: element, on: side) }
      }
    case .null, .notShown: break
    case .boolean, .number, .string, .unknown: addWhole(value, on: side)
    }
  }

  private mutating func addUnlessNull(_ value: Value, on side: Side) {
    if !value.isNull { addWhole(value, on: side) }
  }

  /// Notes a value as a whole, a null among the elements of a list included.
  private mutating func addWhole(_ value: Value, on side: Side) {
    switch side {
    case .before: addRow(.destroy, value, .null)
    case .after: addRow(.create, .null, value)
    }
  }
}

// MARK: - Rows

extension DifferenceWalker {
  private mutating func addRow(
    _ action: AttributeChange.Action, _ before: Value, _ after: Value, nested: [AttributeChange]? = nil
  ) {
    rows.append(
      AttributeChange(
        path: AttributePath(steps), action: action, before: before, after: after,
        forcesReplacement: forcesReplacement, nested: nested))
  }

  private var forcesReplacement: Bool {
    forcing.contains { $0.steps.starts(with: steps) || steps.starts(with: $0.steps) }
  }

  /// A forcing path that goes on with an index from here says that the provider compares this list place by place.
  private var elementOrder: SequenceAlignment.Order {
    let isAddressed = forcing.contains { path in
      guard path.steps.count > steps.count, case .index = path.steps[steps.count] else { return false }
      return path.steps.starts(with: steps)
    }
    return isAddressed ? .byPlace : .byValue
  }
}
