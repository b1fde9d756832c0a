import PlanModel

/// What stands in a file or between the braces of a block: attributes and blocks, each in their order.
public struct Body: Sendable {
  /// The attributes, no name twice.
  public let attributes: [Attribute]
  /// The blocks; one type may occur any number of times.
  public let blocks: [Block]
  /// The whole content; of a block, with its braces.
  public let range: SourceRange

  /// The attribute of a name, compared by its bytes.
  public func attribute(_ name: String) -> Attribute? {
    attributes.first { $0.name.text.hasSameBytes(as: name) }
  }

  /// The blocks of a type, compared by its bytes.
  public func blocks(ofType type: String) -> [Block] {
    blocks.filter { $0.type.text.hasSameBytes(as: type) }
  }
}

/// A name and where it stands.
public struct Identifier: Sendable {
  /// The name; as written where it names an attribute, a block or a loop variable, in Unicode's normal form C where it
  /// is looked up in a value.
  public let text: String
  /// Where the name stands.
  public let range: SourceRange
}

/// `name = expression`.
public struct Attribute: Sendable {
  /// The name on the left.
  public let name: Identifier
  /// What stands on the right.
  public let expression: Expression

  /// From the name to the expression's end.
  public var range: SourceRange { name.range.through(expression.range) }
}

/// `type label "label" { ... }`.
public struct Block: Sendable {
  /// The block's type, the first word.
  public let type: Identifier
  /// The labels, quoted or bare, unescaped.
  public let labels: [Identifier]
  /// What stands between the braces.
  public let body: Body

  /// From the type to the closing brace.
  public var range: SourceRange { type.range.through(body.range) }
  /// The type and the labels.
  public var headerRange: SourceRange { type.range.through(labels.last?.range ?? type.range) }
}
