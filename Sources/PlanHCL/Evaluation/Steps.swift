import PlanModel

extension [Expression.Step] {
  /// Goes the steps into a value.
  func apply(to start: Value, from base: Expression, in scope: Scope) throws(HCLError) -> Value {
    var current = start
    for step in self {
      let isSensitive = current.isSensitive
      switch step {
      case .attribute(let name, let range): current = try current.attribute(name.text, at: range)
      case .index(let key, let range):
        let index = try key.value(in: scope)
        current = try current.element(index, keyRange: key.range, at: range).marked(if: index.isSensitive)
      case .splat(let each, let range):
        current = try current.splat(at: range) { element throws(HCLError) in
          try each.apply(to: element, from: base, in: scope)
        }
      }
      current = current.marked(if: isSensitive)
    }
    return current
  }
}

extension Value {
  fileprivate func attribute(_ name: String, at range: SourceRange) throws(HCLError) -> Value {
    switch content {
    case .unknown, .notShown: return self
    case .null:
      throw HCLError(
        "Attempt to get attribute from null value", "This value is null, so it does not have any attributes.", at: range
      )
    case .mapping(let mapping):
      if let value = mapping[name] { return value }
      guard mapping.kind != .map else {
        throw HCLError("Missing map element", "This map does not have an element with the key \"\(name)\".", at: range)
      }
      throw HCLError(
        "Unsupported attribute",
        "This object does not have an attribute named \"\(name)\"." + didYouMean(name, among: mapping.keys), at: range)
    case .sequence:
      throw HCLError(
        "Unsupported attribute",
        "This value is a \(kindName) and does not have attributes. Did you mean one of its elements, like [0].\(name)?",
        at: range)
    case .boolean, .number, .string:
      throw HCLError(
        "Unsupported attribute", "Can't access attributes on a primitive-typed value (\(kindName)).", at: range)
    }
  }

  private static let notFound = "The given key does not identify an element in this collection value."

  fileprivate func element(_ key: Value, keyRange: SourceRange, at range: SourceRange) throws(HCLError) -> Value {
    guard !isNull else {
      throw HCLError(
        "Attempt to index null value", "This value is null, so it does not have any indices.", at: range)
    }
    guard !key.isNull else {
      throw HCLError("Invalid index", "Can't use a null value as an indexing key.", at: range)
    }
    switch content {
    case .unknown, .notShown: return self
    case .sequence(let sequence) where sequence.kind != .set:
      guard !key.isUndetermined else { return .unknown }
      guard let number = try? key.convertedToNumber() else {
        throw HCLError("Invalid index", "The index must be a whole number.", at: range)
      }
      guard let index = number.integer, sequence.elements.indices.contains(index) else {
        throw HCLError("Invalid index", Self.notFound, at: range)
      }
      return sequence.elements[index]
    case .mapping(let mapping):
      guard !key.isUndetermined else { return .unknown }
      guard let text = try? key.convertedToText() else {
        throw HCLError("Invalid index", "The key must be a string.", at: range)
      }
      guard let value = mapping[text] else { throw HCLError("Invalid index", Self.notFound, at: range) }
      return value
    case .null, .boolean, .number, .string, .sequence:
      throw HCLError("Invalid index", "This value (\(kindName)) does not have any indices.", at: range)
    }
  }

  /// Does something to each element; a value that is no list counts as the only element of one, null as none.
  fileprivate func splat(at range: SourceRange, _ transform: (Value) throws(HCLError) -> Value) throws(HCLError)
    -> Value
  {
    switch content {
    case .unknown, .notShown: return .unknown
    case .null(.list), .null(.set), .null(.tuple):
      throw HCLError(
        "Splat of null value", "Splat expressions (with the * symbol) cannot be applied to null sequences.", at: range)
    case .null: return .tuple([])
    case .sequence(let sequence):
      var elements: [Value] = []
      for element in sequence.elements { elements.append(try transform(element)) }
      switch sequence.kind {
      case .list, .set: return .list(elements)
      case .tuple, .undetermined: return .tuple(elements)
      }
    case .boolean, .number, .string, .mapping: return .tuple([try transform(self)])
    }
  }
}
