import PlanModel

extension Expression.UnaryOperator {
  func value(of operand: Expression, in scope: Scope, at range: SourceRange) throws(HCLError) -> Value {
    let value = try operand.value(in: scope)
    guard !value.isUndetermined else { return Value.unknown.marked(if: value.isSensitive) }
    guard !value.isNull else { throw .nullOperand(at: range) }
    do throws(ConversionFailure) {
      switch self {
      case .negate: return Value.number(try value.convertedToNumber().negated).marked(if: value.isSensitive)
      case .not: return Value.boolean(try !value.convertedToBoolean()).marked(if: value.isSensitive)
      }
    } catch {
      throw HCLError(
        "Invalid operand", "Unsuitable value for unary operand: \(error.wanted).", at: operand.range)
    }
  }
}

extension Expression {
  /// The value of operands joined by binary operators.
  ///
  /// `a + b + c` is nested to the left, as deep as it is long: it is walked in a loop, not by recursion.
  func chainValue(in scope: Scope) throws(HCLError) -> Value {
    var links: [(operation: BinaryOperator, right: Expression, range: SourceRange)] = []
    var first = self
    while case .binary(let left, let operation, let right) = first.kind {
      links.append((operation, right, first.range))
      first = left
    }
    var value = try first.value(in: scope)
    var leftRange = first.range
    for link in links.reversed() {
      let operands = Operands(
        left: value, leftRange: leftRange,
        right: try link.right.value(in: scope), rightRange: link.right.range, range: link.range)
      value = try link.operation.value(of: operands)
      leftRange = link.range
    }
    return value
  }
}

extension Expression.BinaryOperator {
  fileprivate func value(of operands: Operands) throws(HCLError) -> Value {
    switch self {
    case .equal: return operands.equality
    case .notEqual: return operands.equality.negatedBoolean
    case .and: return try operands.booleans { $0 && $1 }
    case .or: return try operands.booleans { $0 || $1 }
    case .less: return try operands.numbers { .boolean($0 < $1) }
    case .lessOrEqual: return try operands.numbers { .boolean($0 <= $1) }
    case .greater: return try operands.numbers { .boolean($0 > $1) }
    case .greaterOrEqual: return try operands.numbers { .boolean($0 >= $1) }
    case .add, .subtract, .multiply, .divide, .remainder:
      throw HCLError(
        "Unsupported operator", "Arithmetic is not evaluated by this version of planlint.", at: operands.range)
    }
  }
}

/// The two sides of an operator, evaluated: both always are.
private struct Operands {
  let left: Value
  let leftRange: SourceRange
  let right: Value
  let rightRange: SourceRange
  let range: SourceRange

  private var isSensitive: Bool { left.isSensitive || right.isSensitive }

  func booleans(_ combine: (Bool, Bool) -> Bool) throws(HCLError) -> Value {
    let left = try operand(left, "left", leftRange) { value throws(ConversionFailure) in try value.convertedToBoolean()
    }
    let right = try operand(right, "right", rightRange) { value throws(ConversionFailure) in
      try value.convertedToBoolean()
    }
    guard let left, let right else { return Value.unknown.marked(if: isSensitive) }
    return Value.boolean(combine(left, right)).marked(if: isSensitive)
  }

  func numbers(_ combine: (Number, Number) -> Value) throws(HCLError) -> Value {
    let left = try operand(left, "left", leftRange) { value throws(ConversionFailure) in try value.convertedToNumber() }
    let right = try operand(right, "right", rightRange) { value throws(ConversionFailure) in
      try value.convertedToNumber()
    }
    guard let left, let right else { return Value.unknown.marked(if: isSensitive) }
    return combine(left, right).marked(if: isSensitive)
  }

  /// One side, converted; nil where it is unknown.
  private func operand<Converted>(
    _ value: Value, _ side: String, _ place: SourceRange, _ convert: (Value) throws(ConversionFailure) -> Converted
  ) throws(HCLError) -> Converted? {
    guard !value.isUndetermined else { return nil }
    guard !value.isNull else { throw .nullOperand(at: range) }
    do throws(ConversionFailure) {
      return try convert(value)
    } catch {
      throw HCLError("Invalid operand", "Unsuitable value for \(side) operand: \(error.wanted).", at: place)
    }
  }

  /// Equality never converts and never fails.
  var equality: Value {
    let marks = left.containsSensitive || right.containsSensitive
    switch left.isSame(as: right) {
    case .some(let same): return Value.boolean(same).marked(if: marks)
    case nil: return Value.unknown.marked(if: marks)
    }
  }
}

extension Value {
  /// Whether both are the same value of the same type, as `==` means it; nil where unknown parts decide.
  func isSame(as other: Value) -> Bool? {
    switch (content, other.content) {
    case (.unknown, _), (.notShown, _), (_, .unknown), (_, .notShown): nil
    case (.null, .null): true
    case (.boolean(let left), .boolean(let right)): left == right
    case (.number(let left), .number(let right)): left == right
    case (.string(let left), .string(let right)): left.hasSameBytes(as: right)
    case (.sequence(let left), .sequence(let right)): left.isSame(as: right)
    case (.mapping(let left), .mapping(let right)): left.isSame(as: right)
    case (.null, _), (.boolean, _), (.number, _), (.string, _), (.sequence, _), (.mapping, _): false
    }
  }

  fileprivate var negatedBoolean: Value {
    boolean.map { Value.boolean(!$0).marked(if: isSensitive) } ?? self
  }
}

extension Value.Sequence {
  /// Kinds that a plan does not tell apart are taken for the same; a literal tuple is no list.
  fileprivate func isSame(as other: Value.Sequence) -> Bool? {
    guard kind == other.kind || kind == .undetermined || other.kind == .undetermined else { return false }
    guard elements.count == other.elements.count else { return false }
    // In order, as Terraform does: what stands before the first unknown decides.
    for (left, right) in zip(elements, other.elements) {
      guard let isSame = left.isSame(as: right) else { return nil }
      guard isSame else { return false }
    }
    return true
  }
}

extension Mapping {
  fileprivate func isSame(as other: Mapping) -> Bool? {
    guard kind == other.kind || kind == .undetermined || other.kind == .undetermined else { return false }
    guard entries.count == other.entries.count,
      zip(entries, other.entries).allSatisfy({ $0.key.hasSameBytes(as: $1.key) })
    else { return false }
    // A known difference wins over an unknown one.
    let answers = zip(entries, other.entries).map { $0.value.isSame(as: $1.value) }
    if answers.contains(false) { return false }
    return answers.contains(nil) ? nil : true
  }
}

extension Number {
  fileprivate var negated: Number {
    literal.hasPrefix("-") ? Number(trusted: String(literal.dropFirst())) : Number(trusted: "-" + literal)
  }
}

extension HCLError {
  fileprivate static func nullOperand(at range: SourceRange) -> HCLError {
    HCLError("Operation failed", "Error during operation: argument must not be null.", at: range)
  }
}
