public import PlanModel

/// The named values of a block or an object, taken one by one by whoever knows what they mean.
///
/// What nobody has taken at the end is an error that names the nearest of the names that were asked for: nothing that a
/// user writes is ever ignored.
public struct Fields {
  /// A name and what is written for it.
  public struct Field: Sendable {
    /// The name on the left.
    public let name: Identifier
    /// What stands on the right.
    public let expression: Expression
  }

  /// What holds the fields, for errors: `resource "aws_db_instance"`.
  public let owner: String
  /// Where it stands.
  public let range: SourceRange
  private var remaining: [Field]
  private var known: [String] = []

  /// The attributes of a block; blocks inside it are an error.
  ///
  /// - Throws: ``HCLError`` about a nested block.
  public init(of block: Block) throws(HCLError) {
    owner = ([block.type.text] + block.labels.map { "\"\($0.text)\"" }).joined(separator: " ")
    range = block.headerRange
    if let nested = block.body.blocks.first {
      throw HCLError(
        "Unexpected block", "A \(owner) block holds no \"\(nested.type.text)\" block.", at: nested.headerRange)
    }
    remaining = block.body.attributes.map { Field(name: $0.name, expression: $0.expression) }
  }

  /// The items of an object.
  ///
  /// - Throws: ``HCLError`` if the expression is no object, a key is no plain name, or one occurs twice.
  public init(of expression: Expression, in owner: String) throws(HCLError) {
    guard case .object(let items) = expression.kind else {
      throw HCLError("Wrong type", "\(owner) wants an object, { name = value }.", at: expression.range)
    }
    self.owner = owner
    range = expression.range
    remaining = []
    for item in items {
      let name = try Self.name(of: item.key)
      guard !remaining.contains(where: { $0.name.text.hasSameBytes(as: name.text) }) else {
        throw HCLError("Attribute redefined", "\"\(name.text)\" was already set.", at: name.range)
      }
      remaining.append(Field(name: name, expression: item.value))
    }
  }

  private static func name(of key: Expression.ObjectKey) throws(HCLError) -> Identifier {
    switch key {
    case .name(let name): return name
    case .expression(let expression):
      guard let text = expression.literalString else {
        throw HCLError("Wrong type", "A key must be a plain name here.", at: expression.range)
      }
      return Identifier(text: text, range: expression.range)
    }
  }

  // MARK: Taking fields

  /// Takes the expression of a field; nil where it is not set.
  public mutating func take(_ name: String) -> Expression? {
    known.append(name)
    guard let index = remaining.firstIndex(where: { $0.name.text.hasSameBytes(as: name) }) else { return nil }
    return remaining.remove(at: index).expression
  }

  /// Takes the expression of a field that must be set.
  ///
  /// - Throws: ``HCLError`` if it is not.
  public mutating func require(_ name: String) throws(HCLError) -> Expression {
    guard let expression = take(name) else { throw missing(name) }
    return expression
  }

  /// The error that a field should be set.
  public func missing(_ name: String) -> HCLError {
    HCLError("Missing attribute", "\(owner) needs \"\(name)\".", at: range)
  }

  /// Takes all that is left, whatever its names are.
  public mutating func takeAll() -> [Field] {
    defer { remaining = [] }
    return remaining
  }

  /// Sets fields that are not set here to what they are in another place.
  public mutating func inherit(from base: Fields) {
    for field in base.remaining where !remaining.contains(where: { $0.name.text.hasSameBytes(as: field.name.text) }) {
      remaining.append(field)
    }
  }

  /// Says that all fields have been taken.
  ///
  /// - Throws: ``HCLError`` about the first one that nobody asked for.
  public func finish() throws(HCLError) {
    guard let stray = remaining.first else { return }
    throw HCLError(
      "Unsupported argument",
      "\(owner) has no \"\(stray.name.text)\"." + didYouMean(stray.name.text, among: known), at: stray.name.range)
  }
}

// MARK: - Typed fields

extension Fields {
  /// Takes a string; nil where it is not set.
  ///
  /// - Throws: ``HCLError`` if it is set to something else.
  public mutating func string(_ name: String) throws(HCLError) -> String? {
    guard let expression = take(name) else { return nil }
    return try expression.literal(name, "a string", \.string)
  }

  /// Takes a boolean; nil where it is not set.
  ///
  /// - Throws: ``HCLError`` if it is set to something else.
  public mutating func boolean(_ name: String) throws(HCLError) -> Bool? {
    guard let expression = take(name) else { return nil }
    return try expression.literal(name, "true or false", \.boolean)
  }

  /// Takes a number; nil where it is not set.
  ///
  /// - Throws: ``HCLError`` if it is set to something else.
  public mutating func number(_ name: String) throws(HCLError) -> Number? {
    guard let expression = take(name) else { return nil }
    return try expression.literal(name, "a number", \.number)
  }

  /// Takes a value that refers to nothing; nil where it is not set.
  ///
  /// - Throws: ``HCLError`` if it does not evaluate.
  public mutating func value(_ name: String) throws(HCLError) -> Value? {
    guard let expression = take(name) else { return nil }
    return try expression.value()
  }

  /// Takes a list of strings; empty where it is not set.
  ///
  /// - Throws: ``HCLError`` if it is set to something else.
  public mutating func strings(_ name: String) throws(HCLError) -> [String] {
    var texts: [String] = []
    for element in try elements(name) { texts.append(try element.literal(name, "a list of strings", \.string)) }
    return texts
  }

  /// Takes the elements of a list; none where it is not set.
  ///
  /// - Throws: ``HCLError`` if it is set to something else.
  public mutating func elements(_ name: String) throws(HCLError) -> [Expression] {
    guard let expression = take(name) else { return [] }
    guard case .tuple(let elements) = expression.unparenthesized.kind else {
      throw HCLError("Wrong type", "\"\(name)\" wants a list, [ ... ].", at: expression.range)
    }
    return elements
  }

  /// Takes a list of objects, each read by a function; none where it is not set.
  ///
  /// - Throws: ``HCLError`` if it is set to something else, or from the function, or about a field that it did not take.
  public mutating func objects<Item>(
    _ name: String, _ read: (inout Fields) throws(HCLError) -> Item
  ) throws(HCLError) -> [Item] {
    var items: [Item] = []
    for element in try elements(name) {
      var fields = try Fields(of: element, in: "\"\(name)\"")
      items.append(try read(&fields))
      try fields.finish()
    }
    return items
  }

  /// Takes one of the words that a field can be set to; nil where it is not set.
  ///
  /// - Throws: ``HCLError`` about any other word, naming the nearest.
  public mutating func word<Word: RawRepresentable & CaseIterable>(
    _ name: String, as type: Word.Type
  ) throws(HCLError) -> Word? where Word.RawValue == String {
    guard let expression = take(name) else { return nil }
    return try expression.word(name, as: type)
  }
}

extension Expression {
  /// The word that a field is set to, one of those that its type knows.
  ///
  /// - Throws: ``HCLError`` about any other word, naming the nearest.
  public func word<Word: RawRepresentable & CaseIterable>(
    _ field: String, as type: Word.Type
  ) throws(HCLError) -> Word where Word.RawValue == String {
    let text = try literal(field, "a string", \.string)
    if let word = Word(rawValue: text) { return word }
    let words = Word.allCases.map(\.rawValue)
    let nearest = didYouMean(text, among: words)
    throw HCLError(
      "Invalid value",
      "\"\(field)\" cannot be \"\(text)\"."
        + (nearest.isEmpty ? " It is one of " + words.joined(separator: ", ") + "." : nearest), at: range)
  }

  /// The value of a field that refers to nothing, as the type that it must have.
  fileprivate func literal<Wanted>(
    _ field: String, _ wanted: String, _ extract: (Value) -> Wanted?
  ) throws(HCLError) -> Wanted {
    guard let result = extract(try value()) else {
      throw HCLError("Wrong type", "\"\(field)\" wants \(wanted).", at: range)
    }
    return result
  }
}
