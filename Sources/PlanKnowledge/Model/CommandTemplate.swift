package import PlanHCL
public import PlanModel

/// A command or an id with places for values of the resource: `aws rds ... --db-instance-identifier ${before.identifier}`.
///
/// No place stands inside quotes: each value becomes one shell word, or a part of one, and is quoted as such. So does what
/// a person has to fill in, `<NAME>` in the text of a command: unquoted, a shell would read it as a redirection.
public struct CommandTemplate: Sendable {
  private enum Part: Sendable {
    case text(String)
    case value(Expression, placeholder: String)
    case blank(placeholder: String)
  }

  /// What the text is, where it is not a value.
  enum Language {
    case shell
    /// Nothing is special in it: an id, a name.
    case plain
  }

  private let parts: [Part]

  /// Takes a template, or an expression that is one value alone.
  ///
  /// - Throws: ``HCLError`` if it has directives, or refers to something other than `before` and `after`.
  init(_ expression: Expression, field: String, language: Language) throws(HCLError) {
    guard case .template(let template) = expression.kind else {
      parts = [try Self.part(expression)]
      return
    }
    var parts: [Part] = []
    var text = ShellText()
    for part in template.parts {
      switch (part, language) {
      case (.literal(let piece, _), .plain): parts.append(.text(piece))
      case (.literal(let piece, _), .shell):
        for part in text.split(piece) {
          switch part {
          case .text(let text): parts.append(.text(text))
          case .blank(let name): parts.append(.blank(placeholder: name))
          }
        }
      case (.interpolation(let expression), _):
        guard text.isUnquoted else {
          throw HCLError(
            "Invalid template", "A value must not stand inside quotes: it is quoted itself.", at: expression.range)
        }
        parts.append(try Self.part(expression))
      case (.condition, _), (.loop, _):
        throw HCLError("Invalid template", "\"\(field)\" holds no %{ } directives.", at: expression.range)
      }
    }
    self.parts = parts
  }

  private static func part(_ expression: Expression) throws(HCLError) -> Part {
    let references = expression.references
    for reference in references where reference.root.text != "before" && reference.root.text != "after" {
      throw HCLError(
        "Unknown variable", "A template refers to \"before\" and \"after\" only, the resource's own values.",
        at: reference.root.range)
    }
    guard let first = references.first else {
      throw HCLError(
        "Invalid template", "A place in a template refers to a value of the resource.", at: expression.range)
    }
    let words = first.names.isEmpty ? ["VALUE"] : first.names.map { $0.uppercased() }
    return .value(expression, placeholder: words.joined(separator: "_"))
  }

  /// The command with the values of a resource.
  ///
  /// A value that is not there, is no text or number, or cannot be computed becomes the placeholder.
  ///
  /// - Parameters:
  ///   - before: The recorded values, of a resource that exists.
  ///   - after: The values after the apply.
  /// - Returns: The text with the values as pieces, which a renderer quotes.
  public func command(before: Value = .notShown, after: Value = .notShown) -> Command {
    let scope = Scope([Mapping.Entry("before", before), Mapping.Entry("after", after)])
    return Command(
      parts.map { part in
        switch part {
        case .text(let text): .shell(text)
        case .blank(let placeholder): .value(.null, placeholder: placeholder)
        case .value(let expression, let placeholder):
          .value(Self.printable(expression, in: scope), placeholder: placeholder)
        }
      })
  }

  /// What the places refer to, `before.metadata[0].name`.
  package var references: [Reference] {
    parts.flatMap { part -> [Reference] in
      switch part {
      case .text, .blank: []
      case .value(let expression, _): expression.references
      }
    }
  }

  private static func printable(_ expression: Expression, in scope: Scope) -> Value {
    guard let value = try? expression.value(in: scope) else { return .null }
    switch value.content {
    // An empty text in a command is a value that is not there.
    case .string(""): return .null
    case .string, .number, .boolean, .null, .unknown, .notShown: return value
    case .sequence, .mapping: return .null
    }
  }
}

/// When a step fits: HCL in a string, on `before`.
public struct StepCondition: Sendable {
  private let expression: Expression

  /// Takes the `when` of a step.
  ///
  /// - Returns: nil where it is not set.
  init?(_ fields: inout Fields) throws(HCLError) {
    guard let field = fields.take("when") else { return nil }
    guard let text = field.literalString else {
      throw HCLError("Wrong type", "\"when\" wants a condition in a string.", at: field.range)
    }
    do throws(HCLError) {
      expression = try HCLParser.parseExpression(SourceFile(name: field.range.file.name, text: text))
    } catch {
      throw HCLError(error.summary, error.detail, at: field.range)
    }
    for reference in expression.references where reference.root.text != "before" {
      throw HCLError("Unknown variable", "\"when\" refers to \"before\" only.", at: field.range)
    }
  }

  /// Whether the step is to be left out: only where the condition is known to be false.
  func excludes(before: Value) -> Bool {
    let scope = Scope([Mapping.Entry("before", before)])
    return (try? expression.value(in: scope))?.boolean == false
  }
}
