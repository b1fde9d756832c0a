import PlanModel

/// How alike two values are.
enum Sameness {
  case same
  /// The same content, but not everywhere the same sensitive marks.
  case marksDiffer
  /// Not the same content; an unknown is the same as nothing, itself included.
  case different
}

extension Value {
  /// Compares content and marks; a null is the same as an attribute that is absent.
  func sameness(to other: Value) -> Sameness {
    if isSensitive || other.isSensitive {
      guard contentSameness(to: other) != .different else { return .different }
      return isSensitive == other.isSensitive || isNull ? .same : .marksDiffer
    }
    return contentSameness(to: other)
  }

  private func contentSameness(to other: Value) -> Sameness {
    switch (content, other.content) {
    case (.null, .null), (.notShown, .notShown): return .same
    case (.boolean(let left), .boolean(let right)): return left == right ? .same : .different
    case (.number(let left), .number(let right)): return left == right ? .same : .different
    case (.string(let left), .string(let right)): return left.hasSameBytes(as: right) ? .same : .different
    case (.sequence(let left), .sequence(let right)): return left.sameness(to: right)
    case (.mapping(let left), .mapping(let right)): return left.sameness(to: right)
    case (.null, _), (.unknown, _), (.notShown, _), (.boolean, _), (.number, _), (.string, _), (.sequence, _),
      (.mapping, _):
      return .different
    }
  }
}

extension Value.Sequence {
  fileprivate func sameness(to other: Value.Sequence) -> Sameness {
    guard elements.count == other.elements.count else { return .different }
    var result = Sameness.same
    for index in elements.indices {
      switch elements[index].sameness(to: other.elements[index]) {
      case .same: break
      case .marksDiffer: result = .marksDiffer
      case .different: return .different
      }
    }
    return result
  }
}

extension Mapping {
  fileprivate func sameness(to other: Mapping) -> Sameness {
    var result = Sameness.same
    for pair in PairedEntries(self, other) {
      switch pair.before.sameness(to: pair.after) {
      case .same: break
      case .marksDiffer: result = .marksDiffer
      case .different: return .different
      }
    }
    return result
  }
}

/// The entries of two mappings side by side in key order; a key that one side lacks is null there.
struct PairedEntries: Sequence, IteratorProtocol {
  private let left: [Mapping.Entry]
  private let right: [Mapping.Entry]
  private var leftIndex = 0
  private var rightIndex = 0

  init(_ before: Mapping, _ after: Mapping) {
    left = before.entries
    right = after.entries
  }

  mutating func next() -> (key: String, before: Value, after: Value)? {
    switch (leftIndex < left.count, rightIndex < right.count) {
    case (false, false): return nil
    case (true, false): return takeLeft()
    case (false, true): return takeRight()
    case (true, true):
      let (key, otherKey) = (left[leftIndex].key, right[rightIndex].key)
      if key.hasSameBytes(as: otherKey) { return takeBoth() }
      return key.bytesPrecede(otherKey) ? takeLeft() : takeRight()
    }
  }

  private mutating func takeLeft() -> (key: String, before: Value, after: Value) {
    defer { leftIndex += 1 }
    return (left[leftIndex].key, left[leftIndex].value, .null)
  }

  private mutating func takeRight() -> (key: String, before: Value, after: Value) {
    defer { rightIndex += 1 }
    return (right[rightIndex].key, .null, right[rightIndex].value)
  }

  private mutating func takeBoth() -> (key: String, before: Value, after: Value) {
    defer {
      leftIndex += 1
      rightIndex += 1
    }
    return (left[leftIndex].key, left[leftIndex].value, right[rightIndex].value)
  }
}
