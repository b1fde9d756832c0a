import PlanHCL
import PlanModel

/// Reads what stands in the blocks of a policy's file, and keeps every mistake: a user corrects a file once, not once a mistake.
struct BlockReader {
  private var found: [PolicyMistake] = []

  /// The mistakes in the order of the file.
  var mistakes: [PolicyMistake] {
    found.enumerated().sorted { left, right in
      (left.element.place.byte ?? 0, left.offset) < (right.element.place.byte ?? 0, right.offset)
    }.map(\.element)
  }

  /// What may stand in a block, for errors and for the nearest name.
  struct Schema {
    /// What the errors call the place: `planlint.hcl`, a `rule` block.
    var place: Phrase
    var attributes: [String]
    var blocks: [String] = []
  }

  mutating func error(_ summary: Phrase, remedy: Phrase? = nil, at range: SourceRange) {
    found.append(PolicyMistake(.error, summary: summary, remedy: remedy, at: range))
  }

  mutating func warning(_ summary: Phrase, remedy: Phrase? = nil, at range: SourceRange) {
    found.append(PolicyMistake(.warning, summary: summary, remedy: remedy, at: range))
  }

  mutating func append(_ error: HCLError) {
    found.append(PolicyMistake(error))
  }

  /// Reports every attribute and block that does not belong here.
  mutating func checkNames(of body: Body, against schema: Schema) {
    for attribute in body.attributes where !schema.attributes.contains(attribute.name.text) {
      let name = attribute.name.text
      if schema.blocks.contains(name) {
        error(
          "\(code: name) is a block", remedy: "Write \(code: "\(name) { ... }"), without the equals sign.",
          at: attribute.name.range)
      } else {
        error(
          "\(schema.place) has no attribute \(code: name)", remedy: suggestion(for: name, among: schema.attributes),
          at: attribute.name.range)
      }
    }
    for block in body.blocks where !schema.blocks.contains(block.type.text) {
      let name = block.type.text
      if schema.attributes.contains(name) {
        error("\(code: name) is an attribute", remedy: "Write \(code: "\(name) = ...").", at: block.type.range)
      } else {
        error(
          "\(schema.place) has no block \(code: name)", remedy: suggestion(for: name, among: schema.blocks),
          at: block.type.range)
      }
    }
  }

  func suggestion(for name: String, among names: [String]) -> Phrase? {
    if let near = nearestName(to: name, among: names) { return "Did you mean \(code: near)?" }
    guard let list = names.map({ "\(code: $0)" as Phrase }).joined(by: ", ") else { return nil }
    return "Valid here: \(list)."
  }

  /// The only label of a block.
  mutating func label(of block: Block, meaning: StaticString) -> Identifier? {
    if block.labels.count == 1 { return block.labels[0] }
    error(
      "\(code: block.type.text) takes one label, \(words: meaning.description)",
      remedy: "Write \(code: "\(block.type.text) \"...\" { ... }").",
      at: block.labels.count > 1 ? block.labels[1].range : block.headerRange)
    return nil
  }

  mutating func refuseLabels(of block: Block) {
    guard let label = block.labels.first else { return }
    error(
      "\(code: block.type.text) takes no label", remedy: "Write \(code: "\(block.type.text) { ... }").", at: label.range
    )
  }
}

// MARK: - Values

extension BlockReader {
  /// The value of an attribute, once for each attribute: evaluating it again would report its mistakes again.
  private mutating func value(of attribute: Attribute) -> Value? {
    do { return try attribute.expression.value() } catch {
      append(error)
      return nil
    }
  }

  private mutating func expected(_ expectation: Phrase, in attribute: Attribute) {
    error("\(code: attribute.name.text) must be \(expectation)", at: attribute.expression.range)
  }

  mutating func string(_ name: String, in body: Body) -> Located<String>? {
    guard let attribute = body.attribute(name), let value = value(of: attribute) else { return nil }
    guard let text = value.string else {
      expected("a string", in: attribute)
      return nil
    }
    return Located(value: text, range: attribute.expression.range)
  }

  mutating func boolean(_ name: String, in body: Body) -> Located<Bool>? {
    guard let attribute = body.attribute(name), let value = value(of: attribute) else { return nil }
    guard let flag = value.boolean else {
      expected("\(code: "true") or \(code: "false")", in: attribute)
      return nil
    }
    return Located(value: flag, range: attribute.expression.range)
  }

  /// A whole number of one or more.
  mutating func count(_ name: String, in body: Body) -> Located<Int>? {
    guard let attribute = body.attribute(name), let value = value(of: attribute) else { return nil }
    // Hours, days and counts: more than this overflows what is computed of them, and means nothing.
    guard let count = value.number?.integer, count >= 1, count <= 1_000_000 else {
      expected("a whole number from 1 to 1,000,000", in: attribute)
      return nil
    }
    return Located(value: count, range: attribute.expression.range)
  }

  /// A list of strings, not empty; each with its own place where it is written as a list.
  mutating func strings(_ name: String, in body: Body) -> [Located<String>]? {
    guard let attribute = body.attribute(name), let value = value(of: attribute) else { return nil }
    guard let elements = value.elements, !elements.isEmpty, elements.allSatisfy({ $0.string != nil }) else {
      expected("a list of one or more strings", in: attribute)
      return nil
    }
    var ranges = [SourceRange](repeating: attribute.expression.range, count: elements.count)
    if case .tuple(let parts) = attribute.expression.unparenthesized.kind { ranges = parts.map(\.range) }
    return zip(elements, ranges).map { Located(value: $0.string ?? "", range: $1) }
  }

  /// One of a few words.
  mutating func word<Meaning>(
    _ name: String, in body: Body, of words: [String], meaning: (String) -> Meaning?
  ) -> Located<Meaning>? {
    guard let text = string(name, in: body) else { return nil }
    guard let meaning = meaning(text.value) else {
      error(
        "\(code: name) can't be \(code: text.value)", remedy: suggestion(for: text.value, among: words), at: text.range)
      return nil
    }
    return Located(value: meaning, range: text.range)
  }
}

/// A value and where it is written.
struct Located<Content> {
  var value: Content
  var range: SourceRange
}

extension PolicyMistake {
  init(_ severity: Severity, summary: Phrase, remedy: Phrase? = nil, at range: SourceRange) {
    self.init(
      severity, summary: summary, remedy: remedy,
      place: Diagnostic.Place(
        file: range.file.name, line: range.start.line, column: range.start.column, byte: range.bytes.lowerBound),
      frame: SourceFrame(range).description)
  }

  /// A mistake of the language itself.
  init(_ error: HCLError) {
    self.init(.error, summary: "\(quoted: error.summary)", remedy: "\(quoted: error.detail)", at: error.range)
  }
}

extension SourceRange {
  /// The file and line where it begins.
  var location: SourceLocation { SourceLocation(file: file.name, line: start.line) }
}
