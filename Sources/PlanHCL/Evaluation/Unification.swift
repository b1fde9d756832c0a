import PlanModel

/// Bringing values to one type, as the branches of a conditional and the elements of a list are.
extension Value {
  /// Both values in the type that both can have; nil where there is none.
  ///
  /// Equal kinds stay, a null takes the other's type, a string pulls numbers and booleans to strings, tuples of one length
  /// and objects of equal keys are unified part by part, all other mixes of collections become a list, a set or a map.
  static func unified(_ left: Value, _ right: Value) -> (Value, Value)? {
    switch (left.content, right.content) {
    case (.unknown, _), (.notShown, _), (_, .unknown), (_, .notShown): return (left, right)
    case (.null(let type), _): return (left.typed(type, like: right), right)
    case (_, .null(let type)): return (left, right.typed(type, like: left))
    case (.boolean, .boolean), (.number, .number), (.string, .string): return (left, right)
    case (.string, .number), (.string, .boolean): return right.asText.map { (left, $0) }
    case (.number, .string), (.boolean, .string): return left.asText.map { ($0, right) }
    case (.sequence(let first), .sequence(let second)): return unifiedSequences(left, first, right, second)
    case (.mapping(let first), .mapping(let second)): return unifiedMappings(left, first, right, second)
    case (.boolean, _), (.number, _), (.string, _), (.sequence, _), (.mapping, _): return nil
    }
  }

  /// The values in the type that all can have; nil where there is none.
  static func unified(_ values: [Value]) -> [Value]? {
    guard var common = values.first(where: { !$0.isNull && !$0.isUndetermined }) else { return values }
    for value in values {
      guard let (first, _) = unified(common, value) else { return nil }
      common = first
    }
    var result: [Value] = []
    for value in values {
      guard let (_, second) = unified(common, value) else { return nil }
      result.append(second)
    }
    return result
  }

  private func typed(_ type: ValueType?, like other: Value) -> Value {
    type == nil ? Value(.null(other.type)).marked(if: isSensitive) : self
  }

  /// The type of the value, as far as it shows; nil where nothing does.
  private var type: ValueType? {
    switch content {
    case .boolean: return .bool
    case .number: return .number
    case .string: return .string
    case .null(let type): return type
    case .unknown, .notShown: return nil
    case .sequence(let sequence):
      let types = sequence.elements.map { $0.type ?? .any }
      switch sequence.kind {
      case .tuple, .undetermined: return .tuple(types)
      case .list: return .list(types.first ?? .any)
      case .set: return .set(types.first ?? .any)
      }
    case .mapping(let mapping):
      let types = mapping.entries.map { ($0.key, $0.value.type ?? .any) }
      if mapping.kind == .map { return .map(types.first?.1 ?? .any) }
      return .object(Dictionary(types) { first, _ in first })
    }
  }

  private var asText: Value? {
    (try? convertedToText()).map { Value.string($0).marked(if: isSensitive) }
  }

  // MARK: Collections

  private static func unifiedSequences(
    _ left: Value, _ first: Sequence, _ right: Value, _ second: Sequence
  ) -> (Value, Value)? {
    if first.kind == .tuple, second.kind == .tuple, first.elements.count == second.elements.count {
      return unifiedParts(first.elements, second.elements).map {
        (left.replacing(.sequence(Sequence($0, kind: .tuple))), right.replacing(.sequence(Sequence($1, kind: .tuple))))
      }
    }
    guard let all = unified(first.elements + second.elements) else { return nil }
    let kind: Sequence.Kind =
      switch (first.kind, second.kind) {
      case (.undetermined, _), (_, .undetermined): .undetermined
      case (.set, .set), (.set, .tuple), (.tuple, .set): .set
      case (.list, _), (_, .list), (.tuple, .tuple): .list
      }
    let count = first.elements.count
    return (
      left.replacing(.sequence(Sequence(Array(all[..<count]), kind: kind))),
      right.replacing(.sequence(Sequence(Array(all[count...]), kind: kind)))
    )
  }

  private static func unifiedMappings(
    _ left: Value, _ first: Mapping, _ right: Value, _ second: Mapping
  ) -> (Value, Value)? {
    let hasSameKeys =
      first.entries.count == second.entries.count
      && zip(first.entries, second.entries).allSatisfy { $0.key.hasSameBytes(as: $1.key) }
    let (firstValues, secondValues) = (first.entries.map(\.value), second.entries.map(\.value))
    if first.kind == .object, second.kind == .object, hasSameKeys {
      return unifiedParts(firstValues, secondValues).map {
        (left.replacing(.mapping(first.with($0, .object))), right.replacing(.mapping(second.with($1, .object))))
      }
    }
    guard let all = unified(firstValues + secondValues) else { return nil }
    let isUndetermined = first.kind == .undetermined || second.kind == .undetermined
    let kind: Mapping.Kind = isUndetermined ? .undetermined : .map
    return (
      left.replacing(.mapping(first.with(Array(all[..<firstValues.count]), kind))),
      right.replacing(.mapping(second.with(Array(all[firstValues.count...]), kind)))
    )
  }

  private static func unifiedParts(_ left: [Value], _ right: [Value]) -> ([Value], [Value])? {
    var result: ([Value], [Value]) = ([], [])
    for (left, right) in zip(left, right) {
      guard let (first, second) = unified(left, right) else { return nil }
      result.0.append(first)
      result.1.append(second)
    }
    return result
  }

  private func replacing(_ content: Content) -> Value {
    var copy = self
    copy.content = content
    return copy
  }
}

extension Mapping {
  /// The same keys with other values.
  fileprivate func with(_ values: [Value], _ kind: Kind) -> Mapping {
    Mapping(zip(entries, values).map { Entry($0.key, $1) }, kind: kind)
  }
}
