public import PlanModel

/// An expression of HCL native syntax, and where it stands.
public struct Expression: Sendable {
  /// What kind of expression it is, with its parts.
  public let kind: Kind
  /// From its first byte to its last.
  public let range: SourceRange
  /// How many expressions are nested in each other here, this one included: the parser bounds it, so that walking a tree
  /// by recursion is safe.
  let height: Int

  init(_ kind: Kind, at range: SourceRange) {
    self.kind = kind
    self.range = range
    height = 1 + kind.tallestPart
  }

  /// The forms an expression can have.
  public indirect enum Kind: Sendable {
    /// A number, `true`, `false` or `null`.
    case literal(Value)
    /// A quoted string or a heredoc, with what is interpolated.
    case template(Template)
    /// `[a, b]`.
    case tuple([Expression])
    /// `{ key = value }`.
    case object([ObjectItem])
    /// A name: what it refers to is the scope's matter.
    case variable(Identifier)
    /// `base.name[index][*]`: steps into a value.
    case traversal(Expression, [Step])
    /// `name(arguments)`.
    case call(FunctionCall)
    /// `(expression)`.
    case parenthesized(Expression)
    /// `-a`, `!a`.
    case unary(UnaryOperator, Expression)
    /// `a + b`.
    case binary(Expression, BinaryOperator, Expression)
    /// `condition ? a : b`.
    case conditional(Conditional)
    /// `[for v in c : e]`, `{for k, v in c : key => e}`.
    case comprehension(Comprehension)
  }

  /// `key = value` in an object.
  public struct ObjectItem: Sendable {
    /// What stands before the separator.
    public let key: ObjectKey
    /// What stands after it.
    public let value: Expression
  }

  /// The key of an object's item.
  public enum ObjectKey: Sendable {
    /// A bare name, which is itself the key.
    case name(Identifier)
    /// Anything else; its value is the key.
    case expression(Expression)

    /// Where the key stands.
    public var range: SourceRange {
      switch self {
      case .name(let name): name.range
      case .expression(let expression): expression.range
      }
    }
  }

  /// A step into a value.
  public enum Step: Sendable {
    /// `.name`.
    case attribute(Identifier, range: SourceRange)
    /// `[key]`, or the old spelling `.0`.
    case index(Expression, range: SourceRange)
    /// `[*]` with all steps after it, or `.*` with the `.name` steps after it: done to each element.
    case splat(each: [Step], range: SourceRange)

    /// From the dot or bracket to the step's end; of a splat, without the steps after it.
    public var range: SourceRange {
      switch self {
      case .attribute(_, let range), .index(_, let range), .splat(_, let range): range
      }
    }
  }

  /// `name(arguments)`.
  public struct FunctionCall: Sendable {
    /// The name, `namespace::name` with its namespaces.
    public let name: Identifier
    /// What stands between the parentheses.
    public let arguments: [Expression]
    /// Whether the last argument is spread into several.
    public let expansion: Expansion
    /// The closing parenthesis: where an argument is missing.
    public let closingRange: SourceRange

    /// What becomes of the last argument.
    public enum Expansion: Sendable {
      case none
      /// `f(list...)`.
      case lastArgument
    }
  }

  /// `condition ? ifTrue : ifFalse`.
  public struct Conditional: Sendable {
    /// Decides which of the two counts.
    public let condition: Expression
    /// What counts where it holds.
    public let ifTrue: Expression
    /// What counts where it does not.
    public let ifFalse: Expression
  }

  /// A `for` expression.
  public struct Comprehension: Sendable {
    /// The name of the key or index, if it is given one.
    public let keyName: Identifier?
    /// The name of the element.
    public let valueName: Identifier
    /// What is walked through, outside of which the names mean nothing.
    public let collection: Expression
    /// What comes out.
    public let result: Result
    /// The `if` at the end.
    public let condition: Expression?

    /// What each element becomes.
    public enum Result: Sendable {
      /// An element of a tuple.
      case element(Expression)
      /// An attribute of an object.
      case attribute(key: Expression, value: Expression)
      /// `value...`: an element of the tuple under the key.
      case group(key: Expression, value: Expression)
    }
  }

  /// An operator with one operand.
  public enum UnaryOperator: Sendable {
    case negate, not
  }

  /// An operator with two operands.
  public enum BinaryOperator: Sendable {
    case or, and
    case equal, notEqual
    case less, lessOrEqual, greater, greaterOrEqual
    case add, subtract
    case multiply, divide, remainder
  }
}

extension Expression {
  /// The text, if this is a string without interpolation.
  public var literalString: String? {
    guard case .template(let template) = kind else { return nil }
    var text = ""
    for part in template.parts {
      guard case .literal(let piece, _) = part else { return nil }
      text += piece
    }
    return text
  }

  /// The expression without the parentheses around it.
  public var unparenthesized: Expression {
    var current = self
    while case .parenthesized(let inner) = current.kind { current = inner }
    return current
  }
}

// MARK: - Height

extension Expression.Kind {
  fileprivate var tallestPart: Int {
    switch self {
    case .literal, .variable: 0
    case .template(let template): template.height
    case .tuple(let elements): elements.tallest
    case .object(let items): items.reduce(0) { max($0, $1.key.height, $1.value.height) }
    case .traversal(let base, let steps): max(base.height, steps.height)
    case .call(let call): call.arguments.tallest
    case .parenthesized(let inner): inner.height
    case .unary(_, let operand): operand.height
    case .binary(let left, _, let right): max(left.height, right.height)
    case .conditional(let parts): max(parts.condition.height, parts.ifTrue.height, parts.ifFalse.height)
    case .comprehension(let parts): parts.height
    }
  }
}

extension [Expression] {
  fileprivate var tallest: Int { reduce(0) { Swift.max($0, $1.height) } }
}

extension Expression.ObjectKey {
  fileprivate var height: Int {
    switch self {
    case .name: 0
    case .expression(let expression): expression.height
    }
  }
}

extension [Expression.Step] {
  fileprivate var height: Int {
    var tallest = 0
    for step in self {
      switch step {
      case .attribute: break
      case .index(let key, _): tallest = Swift.max(tallest, key.height)
      case .splat(let each, _): tallest = Swift.max(tallest, 1 + each.height)
      }
    }
    return tallest
  }
}

extension Expression.Comprehension {
  fileprivate var height: Int {
    let outer = max(collection.height, condition?.height ?? 0)
    switch result {
    case .element(let element): return max(outer, element.height)
    case .attribute(let key, let value), .group(let key, let value): return max(outer, key.height, value.height)
    }
  }
}
