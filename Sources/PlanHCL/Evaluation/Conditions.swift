import PlanModel

extension Expression {
  /// Whether this condition's value says yes; nil where it is unknown.
  func holds(_ value: Value) throws(HCLError) -> Bool? {
    guard !value.isUndetermined else { return nil }
    guard !value.isNull else {
      throw HCLError(
        "Null condition", "The condition value is null. Conditions must either be true or false.", at: range)
    }
    do {
      return try value.convertedToBoolean()
    } catch {
      throw HCLError("Incorrect condition type", "The condition expression must be of type bool.", at: range)
    }
  }
}

extension Expression.Conditional {
  /// One of the two values, in the type that both can have.
  ///
  /// The branch that is not taken may fail to evaluate; if it does not, its type counts.
  func value(in scope: Scope) throws(HCLError) -> Value {
    let test = try condition.value(in: scope)
    let holds = try condition.holds(test)
    let taken = holds == false ? ifFalse : ifTrue
    let other = holds == false ? ifTrue : ifFalse
    let result = try taken.value(in: scope)
    let alternative: Value
    do {
      alternative = try other.value(in: scope)
    } catch {
      // Unknown which of the two counts: then neither may fail.
      guard holds != nil else { throw error }
      return result.marked(if: test.isSensitive)
    }
    let marks = test.isSensitive || result.isSensitive || alternative.isSensitive
    guard let (value, converted) = Value.unified(result, alternative) else {
      throw HCLError(
        "Inconsistent conditional result types",
        "The true and false result expressions must have consistent types: one is \(result.kindName), the other "
          + "\(alternative.kindName).", at: ifTrue.range.through(ifFalse.range))
    }
    if holds == nil, value.isSame(as: converted) != true { return Value.unknown.marked(if: marks) }
    return value.marked(if: marks)
  }
}
