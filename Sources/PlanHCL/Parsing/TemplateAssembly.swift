/// Pairs the directives of a template: flat pieces become a tree.
struct TemplateAssembly {
  private let pieces: [TemplatePiece]
  private let end: SourceRange
  private var index = 0
  private var depth = 0

  /// The tree that the pieces of a whole template make; `end` is where its closing quote or marker stands.
  static func assemble(_ pieces: [TemplatePiece], end: SourceRange) throws(HCLError) -> Template {
    var assembly = TemplateAssembly(pieces: pieces, end: end)
    let parts = try assembly.takeParts()
    guard let stray = assembly.next else { return Template(parts: parts) }
    throw assembly.unexpected(stray, "It belongs to no directive before it.")
  }

  private init(pieces: [TemplatePiece], end: SourceRange) {
    self.pieces = pieces
    self.end = end
  }

  private var next: TemplatePiece? { index < pieces.count ? pieces[index] : nil }

  /// The parts up to a directive that closes or divides what encloses them.
  private mutating func takeParts() throws(HCLError) -> [Template.Part] {
    var parts: [Template.Part] = []
    while let piece = next {
      switch piece {
      case .text(let text, let range): parts.append(.literal(text, range: range))
      case .interpolation(let expression): parts.append(.interpolation(expression))
      case .conditionStart(let condition, let start):
        index += 1
        parts.append(try takeCondition(condition, from: start))
      case .loopStart(let key, let value, let collection, let start):
        index += 1
        let content = try takeContent(of: start)
        guard let piece = next else { throw unclosed("for", "endfor", start) }
        guard case .loopEnd = piece else {
          throw unexpected(piece, "The for directive before it needs its endfor first.")
        }
        parts.append(
          .loop(Template.Loop(keyName: key, valueName: value, collection: collection, content: content)))
      case .alternative, .conditionEnd, .loopEnd: return parts
      }
      index += 1
    }
    return parts
  }

  private mutating func takeContent(of start: SourceRange) throws(HCLError) -> Template {
    guard depth < Parser.maximumDepth else {
      throw HCLError("Nesting too deep", "Directives nest at most \(Parser.maximumDepth) levels deep.", at: start)
    }
    depth += 1
    defer { depth -= 1 }
    return Template(parts: try takeParts())
  }

  private mutating func takeCondition(_ condition: Expression, from start: SourceRange) throws(HCLError)
    -> Template.Part
  {
    let ifTrue = try takeContent(of: start)
    var ifFalse = Template(parts: [])
    if case .alternative = next {
      index += 1
      ifFalse = try takeContent(of: start)
    }
    guard let piece = next else { throw unclosed("if", "endif", start) }
    guard case .conditionEnd = piece else {
      throw unexpected(piece, "The if directive before it needs its endif first.")
    }
    return .condition(condition, ifTrue: ifTrue, ifFalse: ifFalse)
  }

  private func unclosed(_ keyword: String, _ closing: String, _ start: SourceRange) -> HCLError {
    let place = start.start
    return HCLError(
      "Unexpected end of template",
      "The \(keyword) directive at line \(place.line), column \(place.column) is missing its \(closing) directive.",
      at: end)
  }

  private func unexpected(_ piece: TemplatePiece, _ detail: String) -> HCLError {
    switch piece {
    case .alternative(let range): HCLError("Unexpected else directive", detail, at: range)
    case .conditionEnd(let range): HCLError("Unexpected endif directive", detail, at: range)
    case .loopEnd(let range): HCLError("Unexpected endfor directive", detail, at: range)
    case .text(_, let range), .conditionStart(_, let range), .loopStart(_, _, _, let range):
      HCLError("Unexpected directive", detail, at: range)
    case .interpolation(let expression): HCLError("Unexpected directive", detail, at: expression.range)
    }
  }
}
