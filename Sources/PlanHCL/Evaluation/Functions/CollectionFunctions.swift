import PlanModel

extension Function {
  /// The functions on lists, sets, tuples, maps and objects.
  static let collectionFunctions: [Function] = [
    Function("length", [Parameter(name: "value", type: .any)], body: length),
    Function("reverse", [Parameter(name: "list", type: .sequence)]) { arguments throws(Failure) in
      guard case .sequence(let sequence) = arguments[0].content else { return .unknown }
      let kind = sequence.kind == .set ? Value.Sequence.Kind.list : sequence.kind
      return Value(.sequence(Value.Sequence(sequence.elements.reversed(), kind: kind)))
    },
    Function("compact", [Parameter(name: "list", type: .strings)]) { arguments throws(Failure) in
      let elements = arguments[0].elements ?? []
      let isSensitive = elements.contains(where: \.isSensitive)
      guard !elements.contains(where: \.isUndetermined) else { return Value.unknown.marked(if: isSensitive) }
      return Value.list(elements.filter { !$0.isNull && $0.string != "" }).marked(if: isSensitive)
    },
    Function("coalesce", [], further: Parameter(name: "vals", type: .any), body: coalesce),
    Function(
      "contains", [Parameter(name: "list", type: .any), Parameter(name: "value", type: .any)], body: contains),
  ]

  private static func length(_ arguments: [Value]) throws(Failure) -> Value {
    switch arguments[0].content {
    case .unknown, .notShown: return .unknown
    case .string(let text): return .number(Number(text.count))
    case .mapping(let mapping): return .number(Number(mapping.entries.count))
    case .sequence(let sequence):
      // Two unknown elements of a set may turn out to be one.
      let isUncertain = sequence.kind == .set && sequence.elements.contains(where: \.containsUnknown)
      return isUncertain ? .unknown : .number(Number(sequence.elements.count))
    case .null: throw .argument(0, "argument must not be null")
    case .boolean, .number: throw .call("argument must be a string, a collection type, or a structural type")
    }
  }

  private static func coalesce(_ arguments: [Value]) throws(Failure) -> Value {
    guard !arguments.isEmpty else { throw .call("at least one argument is required") }
    guard let values = Value.unified(arguments) else { throw .call("all arguments must have the same type") }
    for value in values {
      if value.isUndetermined { return .unknown }
      if !value.isNull, value.string != "" { return value }
    }
    throw .call("no non-null, non-empty-string arguments")
  }

  private static func contains(_ arguments: [Value]) throws(Failure) -> Value {
    guard !arguments[0].isNull else { throw .argument(0, "argument must not be null") }
    guard !arguments[0].isUndetermined else { return .unknown }
    guard let elements = arguments[0].elements else { throw .call("argument must be list, tuple, or set") }
    guard !arguments[1].isNull else { throw .argument(1, "argument must not be null") }
    let marks = elements.contains(where: \.containsSensitive) || arguments[1].containsSensitive
    let answers = elements.map { $0.isSame(as: arguments[1]) }
    if answers.contains(true) { return Value.boolean(true).marked(if: marks) }
    return (answers.contains(nil) ? Value.unknown : .boolean(false)).marked(if: marks)
  }
}
