import PlanHCL
import PlanModel

extension Expression {
  /// Whether it uses only what this version evaluates: no arithmetic, none of the functions that are still to come.
  var isSupported: Bool {
    switch kind {
    case .literal, .variable: true
    case .template(let template): template.isSupported
    case .tuple(let elements): elements.allSatisfy(\.isSupported)
    case .object(let items): items.allSatisfy { $0.key.isSupported && $0.value.isSupported }
    case .traversal(let base, let steps): base.isSupported && steps.allSatisfy(\.isSupported)
    case .call(let call): Self.isSupported(call)
    case .parenthesized(let inner), .unary(_, let inner): inner.isSupported
    case .binary(let left, let operation, let right):
      operation.isSupported && left.isSupported && right.isSupported
    case .conditional(let parts):
      parts.condition.isSupported && parts.ifTrue.isSupported && parts.ifFalse.isSupported
    case .comprehension(let parts):
      parts.collection.isSupported && parts.condition?.isSupported ?? true && parts.result.isSupported
    }
  }

  private static let functions: Set = [
    "try", "can", "startswith", "endswith", "reverse", "split", "join", "compact", "coalesce", "lower", "upper",
    "length",
    "contains", "replace",
  ]

  private static func isSupported(_ call: FunctionCall) -> Bool {
    functions.contains(call.name.text) && call.arguments.allSatisfy(\.isSupported)
      && !(call.name.text == "replace" && call.arguments.count > 1
        && call.arguments[1].literalString?.hasPrefix("/") ?? true)
  }
}

extension Expression.BinaryOperator {
  fileprivate var isSupported: Bool {
    switch self {
    case .or, .and, .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: true
    case .add, .subtract, .multiply, .divide, .remainder: false
    }
  }
}

extension Expression.ObjectKey {
  fileprivate var isSupported: Bool {
    switch self {
    case .name: true
    case .expression(let expression): expression.isSupported
    }
  }
}

extension Expression.Step {
  fileprivate var isSupported: Bool {
    switch self {
    case .attribute: true
    case .index(let key, _): key.isSupported
    case .splat(let each, _): each.allSatisfy(\.isSupported)
    }
  }
}

extension Expression.Comprehension.Result {
  fileprivate var isSupported: Bool {
    switch self {
    case .element(let element): element.isSupported
    case .attribute(let key, let value), .group(let key, let value): key.isSupported && value.isSupported
    }
  }
}

extension Template {
  fileprivate var isSupported: Bool {
    parts.allSatisfy { part in
      switch part {
      case .literal: true
      case .interpolation(let expression): expression.isSupported
      case .condition(let condition, let ifTrue, let ifFalse):
        condition.isSupported && ifTrue.isSupported && ifFalse.isSupported
      case .loop(let loop): loop.collection.isSupported && loop.content.isSupported
      }
    }
  }
}
