extension Value: Equatable {
  /// Whether two values have the same content; marks and the kinds of collections do not count.
  ///
  /// Numbers compare as decimals, strings and keys by their bytes. Two unknowns are equal here, though not to an engine:
  /// ask ``isUnknown`` first where that matters.
  public static func == (left: Value, right: Value) -> Bool {
    left.content == right.content
  }
}

extension Value.Content: Equatable {
  /// Whether two contents are the same; see ``Value/==(_:_:)``.
  public static func == (left: Value.Content, right: Value.Content) -> Bool {
    switch (left, right) {
    case (.null, .null), (.unknown, .unknown), (.notShown, .notShown): true
    case (.boolean(let left), .boolean(let right)): left == right
    case (.number(let left), .number(let right)): left == right
    case (.string(let left), .string(let right)): left.hasSameBytes(as: right)
    case (.sequence(let left), .sequence(let right)): left.elements == right.elements
    case (.mapping(let left), .mapping(let right)): left == right
    case (.null, _), (.unknown, _), (.notShown, _), (.boolean, _), (.number, _), (.string, _), (.sequence, _),
      (.mapping, _):
      false
    }
  }
}

extension Mapping: Equatable {
  /// Whether both hold the same keys with equal values.
  public static func == (left: Mapping, right: Mapping) -> Bool {
    left.entries.count == right.entries.count
      && zip(left.entries, right.entries).allSatisfy { $0.key.hasSameBytes(as: $1.key) && $0.value == $1.value }
  }
}
