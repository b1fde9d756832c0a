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
    // Plan text prints `(sensitive value)` for both sides of what changes, and hides what does not.
    if isSensitive, other.isSensitive, isNotShown, other.isNotShown { return .different }
    if isSensitive || other.isSensitive {
      guard contentSameness(to: other) != .different else { return .different }
      return isSensitive == other.isSensitive || isNull ? .same : .marksDiffer
    }
    return contentSameness(to: other)
  }

  /// Whether both are the same scalar or empty with the same mark; what collections hold is not looked into.
  func isSameLeaf(as other: Value) -> Bool {
    guard isSensitive == other.isSensitive else { return false }
    switch content {
    case .null: return other.isNull
    case .boolean(let flag):
      guard case .boolean(flag) = other.content else { return false }
      return true
    case .string(let text):
      guard case .string(let otherText) = other.content else { return false }
      return text.hasSameBytes(as: otherText)
    case .number(let number):
      guard case .number(let otherNumber) = other.content else { return false }
      return number == otherNumber
    case .sequence(let sequence): return sequence.elements.isEmpty && other.elements?.isEmpty == true
    case .mapping(let mapping): return mapping.entries.isEmpty && other.mapping?.entries.isEmpty == true
    case .unknown, .notShown: return false
    }
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
  func sameness(to other: Mapping) -> Sameness {
    var result = Sameness.same
    for pair in PairedEntries(self, other) {
      switch sameness(of: pair, in: other) {
      case .same: break
      case .marksDiffer: result = .marksDiffer
      case .different: return .different
      }
    }
    return result
  }

  /// Compares one pair of entries; a key that one side lacks is null there.
  func sameness(of pair: PairedEntries.Pair, in other: Mapping) -> Sameness {
    switch pair {
    case .both(let left, let right): entries[left].value.sameness(to: other.entries[right].value)
    case .before(let left): entries[left].value.isNull ? .same : .different
    case .after(let right): other.entries[right].value.isNull ? .same : .different
    }
  }
}

/// The entries of two mappings side by side in key order, by their places: handing the values out would copy each.
struct PairedEntries: Sequence, IteratorProtocol {
  /// The places of an entry; one side may lack its key.
  enum Pair {
    case both(Int, Int)
    case before(Int)
    case after(Int)
  }

  private let left: [Mapping.Entry]
  private let right: [Mapping.Entry]
  private var leftIndex = 0
  private var rightIndex = 0

  init(_ before: Mapping, _ after: Mapping) {
    left = before.entries
    right = after.entries
  }

  mutating func next() -> Pair? {
    switch (leftIndex < left.count, rightIndex < right.count) {
    case (false, false): return nil
    case (true, false): return takeLeft()
    case (false, true): return takeRight()
    case (true, true):
      if left[leftIndex].key.hasSameBytes(as: right[rightIndex].key) { return takeBoth() }
      return left[leftIndex].key.bytesPrecede(right[rightIndex].key) ? takeLeft() : takeRight()
    }
  }

  private mutating func takeLeft() -> Pair {
    defer { leftIndex += 1 }
    return .before(leftIndex)
  }

  private mutating func takeRight() -> Pair {
    defer { rightIndex += 1 }
    return .after(rightIndex)
  }

  private mutating func takeBoth() -> Pair {
    defer {
      leftIndex += 1
      rightIndex += 1
    }
    return .both(leftIndex, rightIndex)
  }
}
