import PlanModel

/// What an expression refers to: a root name and the fixed steps after it, `module.db.endpoint`, `aws_x.y[0].id`.
public struct Reference: Sendable {
  /// The first name.
  public let root: Identifier
  /// The steps whose names, numbers or plain strings stand in the text; the rest is computed.
  public let steps: [Step]

  /// A fixed step.
  public enum Step: Sendable, Hashable {
    /// `.name`.
    case attribute(String)
    /// `["key"]`.
    case key(String)
    /// `[0]`, or the old `.0`.
    case index(Int)
  }

  /// The names and keys among the steps.
  public var names: [String] {
    steps.compactMap { step in
      switch step {
      case .attribute(let name), .key(let name): name
      case .index: nil
      }
    }
  }
}

extension Reference: CustomStringConvertible {
  /// The reference without blanks, the old `.0` as `[0]`, a string index as a string index.
  public var description: String {
    steps.reduce(into: root.text) { text, step in
      switch step {
      case .attribute(let name): text += "." + name
      case .key(let key): text += "[" + QuotedText.quote(key) + "]"
      case .index(let index): text += "[\(index)]"
      }
    }
  }
}

extension Expression {
  /// Everything that the expression refers to, in the order of the text.
  ///
  /// Names that a `for` inside it binds are no references, nor are bare object keys and names of functions.
  public var references: [Reference] {
    var collector = ReferenceCollector()
    collector.visit(self)
    return collector.found
  }
}

/// Walks an expression and keeps the names that an enclosing `for` binds.
private struct ReferenceCollector {
  var found: [Reference] = []
  private var bound: [String] = []

  mutating func visit(_ expression: Expression) {
    switch expression.kind {
    case .literal: break
    case .template(let template): visit(template)
    case .tuple(let elements): elements.forEach { visit($0) }
    case .object(let items):
      for item in items {
        if case .expression(let key) = item.key { visit(key) }
        visit(item.value)
      }
    case .variable(let name): refer(to: name, steps: [])
    case .traversal(let base, let steps): visit(base, steps)
    case .call(let call): call.arguments.forEach { visit($0) }
    case .parenthesized(let inner): visit(inner)
    case .unary(_, let operand): visit(operand)
    case .binary(let left, _, let right):
      visit(left)
      visit(right)
    case .conditional(let parts):
      visit(parts.condition)
      visit(parts.ifTrue)
      visit(parts.ifFalse)
    case .comprehension(let parts): visit(parts)
    }
  }

  private mutating func refer(to name: Identifier, steps: [Reference.Step]) {
    guard !bound.contains(where: { $0.hasSameBytes(as: name.text) }) else { return }
    found.append(Reference(root: name, steps: steps))
  }

  private mutating func visit(_ base: Expression, _ steps: [Expression.Step]) {
    guard case .variable(let name) = base.kind else {
      visit(base)
      return visitKeys(of: steps[...])
    }
    let fixed = steps.map(\.fixed).prefix { $0 != nil }.compactMap { $0 }
    refer(to: name, steps: fixed)
    visitKeys(of: steps[fixed.count...])
  }

  private mutating func visitKeys(of steps: ArraySlice<Expression.Step>) {
    for step in steps {
      switch step {
      case .attribute: break
      case .index(let key, _): visit(key)
      case .splat(let each, _): visitKeys(of: each[...])
      }
    }
  }

  private mutating func visit(_ parts: Expression.Comprehension) {
    visit(parts.collection)
    with(parts.keyName, parts.valueName) { collector in
      switch parts.result {
      case .element(let element): collector.visit(element)
      case .attribute(let key, let value), .group(let key, let value):
        collector.visit(key)
        collector.visit(value)
      }
      if let condition = parts.condition { collector.visit(condition) }
    }
  }

  private mutating func visit(_ template: Template) {
    for part in template.parts {
      switch part {
      case .literal: break
      case .interpolation(let expression): visit(expression)
      case .condition(let condition, let ifTrue, let ifFalse):
        visit(condition)
        visit(ifTrue)
        visit(ifFalse)
      case .loop(let loop):
        visit(loop.collection)
        with(loop.keyName, loop.valueName) { $0.visit(loop.content) }
      }
    }
  }

  private mutating func with(
    _ key: Identifier?, _ value: Identifier, _ visitInside: (inout ReferenceCollector) -> Void
  ) {
    let outer = bound.count
    bound += [key?.text, value.text].compactMap { $0 }
    visitInside(&self)
    bound.removeSubrange(outer...)
  }
}

extension Expression.Step {
  /// The step, if it stands in the text as it is; nil if it is computed or goes to several places.
  fileprivate var fixed: Reference.Step? {
    switch self {
    case .attribute(let name, _): return .attribute(name.text)
    case .splat: return nil
    case .index(let key, _):
      if case .literal(let value) = key.kind, let index = value.number?.integer { return .index(index) }
      return key.literalString.map { .key($0) }
    }
  }
}
