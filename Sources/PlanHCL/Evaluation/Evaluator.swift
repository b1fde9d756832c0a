public import PlanModel

extension Expression {
  /// Evaluates the expression.
  ///
  /// A value known only after apply, or one that the input does not show, makes unknown whatever needs it; a sensitive
  /// mark spreads to whatever is made of the marked value. Errors never quote values.
  ///
  /// - Parameter scope: The names that it may refer to.
  /// - Returns: Its value, which may be unknown or marked, as a whole or in parts.
  /// - Throws: ``HCLError`` that points to the part that has no value.
  public func value(in scope: Scope = Scope()) throws(HCLError) -> Value {
    switch kind {
    case .literal(let value): return value
    case .template(let template): return try template.value(in: scope)
    case .tuple(let elements):
      var values: [Value] = []
      for element in elements { values.append(try element.value(in: scope)) }
      return .tuple(values)
    case .object(let items): return try Self.object(items, in: scope)
    case .variable(let name): return try Self.variable(name, in: scope)
    case .traversal(let base, let steps): return try steps.apply(to: base.value(in: scope), from: base, in: scope)
    case .call(let call): return try call.value(at: range, in: scope)
    case .parenthesized(let inner): return try inner.value(in: scope)
    case .unary(let operation, let operand): return try operation.value(of: operand, in: scope, at: range)
    case .binary: return try chainValue(in: scope)
    case .conditional(let parts): return try parts.value(in: scope)
    case .comprehension(let parts): return try parts.value(in: scope)
    }
  }

  private static func variable(_ name: Identifier, in scope: Scope) throws(HCLError) -> Value {
    if let value = scope[name.text] { return value }
    throw HCLError(
      "Unknown variable",
      "There is no variable named \"\(name.text)\" here." + didYouMean(name.text, among: scope.names), at: name.range)
  }

  private static func object(_ items: [ObjectItem], in scope: Scope) throws(HCLError) -> Value {
    var entries: [Mapping.Entry] = []
    var (isUnknown, isSensitive) = (false, false)
    for item in items {
      let value = try item.value.value(in: scope)
      switch item.key {
      case .name(let name): entries.append(Mapping.Entry(name.text, value))
      case .expression(let expression):
        let key = try expression.value(in: scope)
        isSensitive = isSensitive || key.isSensitive
        guard let text = try key.objectKey(at: expression.range) else {
          isUnknown = true
          continue
        }
        entries.append(Mapping.Entry(text, value))
      }
    }
    let object = isUnknown ? Value.unknown : Value(.mapping(Mapping(entries, kind: .object)))
    return object.marked(if: isSensitive)
  }
}

// MARK: - Values as expressions make them

extension Value {
  /// Makes a tuple.
  static func tuple(_ elements: [Value]) -> Value { Value(.sequence(Sequence(elements, kind: .tuple))) }

  /// Makes a list.
  static func list(_ elements: [Value]) -> Value { Value(.sequence(Sequence(elements, kind: .list))) }

  /// Makes an object.
  static func object(_ entries: [Mapping.Entry]) -> Value { Value(.mapping(Mapping(entries, kind: .object))) }

  /// The same value, marked sensitive where the condition holds.
  func marked(if isSensitive: Bool) -> Value { isSensitive ? markedSensitive() : self }

  /// Whether nothing is known of the value: it comes after apply, or the input does not show it.
  var isUndetermined: Bool { isUnknown || isNotShown }

  /// The value as the key of an object; nil where it is unknown.
  func objectKey(at range: SourceRange) throws(HCLError) -> String? {
    switch content {
    case .unknown, .notShown: return nil
    case .null: throw HCLError("Null value as key", "Can't use a null value as a key.", at: range)
    case .boolean, .number, .string, .sequence, .mapping:
      guard let text = try? convertedToText() else {
        throw HCLError("Incorrect key type", "Can't use this value as a key: string required.", at: range)
      }
      return text
    }
  }
}
