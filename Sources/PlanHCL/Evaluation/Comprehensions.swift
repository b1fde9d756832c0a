import PlanModel

extension Value {
  /// The keys and values that a `for` goes through; nil where they are unknown.
  func items(of collection: Expression) throws(HCLError) -> [(key: Value, value: Value)]? {
    switch content {
    case .unknown, .notShown: return nil
    case .sequence(let sequence) where sequence.kind == .set:
      return sequence.elements.map { ($0.marked(if: isSensitive), $0.marked(if: isSensitive)) }
    case .sequence(let sequence):
      return sequence.elements.enumerated().map { (.number(Number($0)), $1.marked(if: isSensitive)) }
    case .mapping(let mapping):
      return mapping.entries.map { (.string($0.key), $0.value.marked(if: isSensitive)) }
    case .null:
      throw HCLError(
        "Iteration over null value", "A null value cannot be used as the collection in a 'for' expression.",
        at: collection.range)
    case .boolean, .number, .string:
      throw HCLError(
        "Iteration over non-iterable value",
        "A value of type \(kindName) cannot be used as the collection in a 'for' expression.", at: collection.range)
    }
  }

  /// The name of the value's type for an error.
  var kindName: String {
    switch content {
    case .null: "null"
    case .boolean: "bool"
    case .number: "number"
    case .string: "string"
    case .sequence(let sequence):
      switch sequence.kind {
      case .list: "list"
      case .set: "set"
      case .tuple, .undetermined: "tuple"
      }
    case .mapping(let mapping): mapping.kind == .map ? "map" : "object"
    case .unknown, .notShown: "unknown"
    }
  }
}

extension Expression.Comprehension {
  /// The tuple or object that the elements make.
  func value(in scope: Scope) throws(HCLError) -> Value {
    let source = try collection.value(in: scope)
    guard let items = try source.items(of: collection) else { return Value.unknown.marked(if: source.isSensitive) }
    var made = Made(isSensitive: source.isSensitive)
    for item in items {
      var inner = scope
      if let keyName { inner = inner.binding(keyName.text, to: item.key) }
      inner = inner.binding(valueName.text, to: item.value)
      try take(&made, in: inner)
    }
    return try made.value(of: result).marked(if: made.isSensitive)
  }

  /// What the elements have become so far.
  private struct Made {
    var isSensitive: Bool
    var isUnknown = false
    var elements: [Value] = []
    var entries: [Mapping.Entry] = []
    /// Where each key stands in `entries`, by its bytes.
    var places: [[UInt8]: Int] = [:]
    var groups: [[Value]] = []

    func value(of result: Result) throws(HCLError) -> Value {
      guard !isUnknown else { return .unknown }
      switch result {
      case .element: return .tuple(elements)
      case .attribute: return .object(entries)
      case .group: return .object(zip(entries, groups).map { Mapping.Entry($0.key, .tuple($1)) })
      }
    }
  }

  private func take(_ made: inout Made, in scope: Scope) throws(HCLError) {
    if let condition {
      let test = try condition.value(in: scope)
      made.isSensitive = made.isSensitive || test.isSensitive
      guard !test.isNull else {
        throw HCLError("Condition is null", "The value of the 'if' clause must not be null.", at: condition.range)
      }
      guard !test.isUndetermined else {
        made.isUnknown = true
        return
      }
      guard let holds = try? test.convertedToBoolean() else {
        throw HCLError(
          "Invalid 'for' condition", "The 'if' clause value is invalid: bool required.", at: condition.range)
      }
      guard holds else { return }
    }
    switch result {
    case .element(let element): made.elements.append(try element.value(in: scope))
    case .attribute(let key, let value): try takeEntry(key, value, into: &made, in: scope)
    case .group(let key, let value): try takeEntry(key, value, into: &made, in: scope)
    }
  }

  private func takeEntry(
    _ keyExpression: Expression, _ valueExpression: Expression, into made: inout Made, in scope: Scope
  ) throws(HCLError) {
    let keyValue = try keyExpression.value(in: scope)
    made.isSensitive = made.isSensitive || keyValue.isSensitive
    guard !keyValue.isNull else {
      throw HCLError("Invalid object key", "Key expression must not produce a null value.", at: keyExpression.range)
    }
    let value = try valueExpression.value(in: scope)
    guard !keyValue.isUndetermined else {
      made.isUnknown = true
      return
    }
    guard let key = try? keyValue.convertedToText() else {
      throw HCLError("Invalid object key", "The key must be a string.", at: keyExpression.range)
    }
    let place = made.places[Array(key.utf8)]
    switch (result, place) {
    case (.group, .some(let place)): made.groups[place].append(value)
    case (.element, .some), (.attribute, .some):
      throw HCLError(
        "Duplicate object key",
        "Two different items produced the same key in this 'for' expression. If duplicates are expected, use the ellipsis "
          + "(...) after the value expression to enable grouping by key.", at: keyExpression.range)
    case (_, nil):
      made.places[Array(key.utf8)] = made.entries.count
      made.entries.append(Mapping.Entry(key, value))
      made.groups.append([value])
    }
  }
}
