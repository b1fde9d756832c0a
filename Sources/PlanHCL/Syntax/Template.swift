/// A quoted string or a heredoc, taken apart: escapes are resolved, `~` and the indentation of `<<-` are cut.
public struct Template: Sendable {
  /// The text and the sequences in their order; of an empty string, nothing.
  public let parts: [Part]

  /// A piece of a template.
  public indirect enum Part: Sendable {
    case literal(String, range: SourceRange)
    /// `${expression}`.
    case interpolation(Expression)
    /// `%{ if }`, `%{ else }`, `%{ endif }`.
    case condition(Expression, ifTrue: Template, ifFalse: Template)
    /// `%{ for }`, `%{ endfor }`.
    case loop(Loop)
  }

  /// `%{ for key, value in collection }`.
  public struct Loop: Sendable {
    /// The name of the key or index, if it is given one.
    public let keyName: Identifier?
    /// The name of the element.
    public let valueName: Identifier
    /// What is walked through.
    public let collection: Expression
    /// What is written for each element.
    public let content: Template
  }

  /// The expression of a template that is nothing but one interpolation: its value is the template's, type and all.
  public var soleInterpolation: Expression? {
    guard parts.count == 1, case .interpolation(let expression) = parts[0] else { return nil }
    return expression
  }

  var height: Int {
    var tallest = 0
    for part in parts { tallest = max(tallest, part.height) }
    return tallest
  }
}

extension Template.Part {
  fileprivate var height: Int {
    switch self {
    case .literal: 0
    case .interpolation(let expression): expression.height
    case .condition(let condition, let ifTrue, let ifFalse):
      max(condition.height, 1 + ifTrue.height, 1 + ifFalse.height)
    case .loop(let loop): max(loop.collection.height, 1 + loop.content.height)
    }
  }
}
