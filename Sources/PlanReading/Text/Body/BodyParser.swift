import PlanModel

/// Builds both sides of a change from the tokens of its body.
struct BodyParser {
  private let bytes: [UInt8]
  private var tokens: BodyTokens

  /// Takes a body to be read once.
  init(_ body: TextBody) {
    bytes = body.bytes
    tokens = body.tokens
  }

  /// Both sides of the object.
  mutating func object(_ effect: Effect) -> TwoSides {
    mapping(.block, effect).sides
  }

  /// The entries of a list of output changes.
  mutating func outputs() -> [(name: String, marker: Marker, sides: TwoSides)] {
    var result: [(name: String, marker: Marker, sides: TwoSides)] = []
    while let token = next(), token.kind != .close {
      guard token.kind == .attribute else { continue }
      result.append((name(token.name), token.marker, value(of: token, Effect.unchanged.onPart(with: token.marker))))
    }
    return result
  }

  private mutating func next() -> BodyToken? { tokens.next() }

  private func name(_ range: ByteRange) -> String { BodyParser.name(bytes[range.range]) }

  /// A name as it is meant, in quotes or not.
  static func name(_ text: ArraySlice<UInt8>) -> String {
    guard text.first == UInt8(ascii: "\"") else { return String(decoding: text, as: UTF8.self) }
    return GoText.unquote(text.dropFirst().dropLast())
  }
}

// MARK: - Values

extension BodyParser {
  /// Reads a value with all the lines that it takes, and what stands behind its arrow.
  private mutating func value(of token: BodyToken, _ effect: Effect) -> TwoSides {
    if !token.value.kind.opens, !token.target.kind.opens { return Scalars.sides(of: token, in: bytes, effect: effect) }
    var (left, closing) = operand(token.value, effect)
    if token.changesOnlyWhitespace { left.after = .notShown }
    let target = closing?.target ?? token.target
    guard target.kind != .none else { return left.limited(to: effect) }
    let right = operand(target, .added).sides
    return TwoSides(before: left.before, after: right.after).limited(to: effect)
  }

  /// Reads an operand; one that goes on in the next lines is read up to its closing line.
  private mutating func operand(_ operand: Operand, _ effect: Effect) -> (sides: TwoSides, closing: BodyToken?) {
    switch operand.kind {
    case .opensMapping: mapping(.collection, effect)
    case .opensSequence: sequence(effect)
    case .opensJSON: json(effect)
    case .opensHeredoc: heredoc(effect)
    case .none, .string, .number, .boolean, .null, .unknown, .sensitive, .writeOnly, .emptyMapping, .emptySequence:
      (Scalars.sides(of: operand, in: bytes, effect: effect), nil)
    }
  }

  private mutating func sequence(_ effect: Effect) -> (sides: TwoSides, closing: BodyToken?) {
    var before: [Value] = []
    var after: [Value] = []
    while let token = next() {
      switch token.kind {
      case .close: return (TwoSides(before: .sequence(before), after: .sequence(after)), token)
      case .element:
        let sides = value(of: token, effect.onPart(with: token.marker))
        if let value = sides.before { before.append(value) }
        if let value = sides.after { after.append(value) }
      case .hiddenElements:
        let hidden = Array(repeating: Value.notShown, count: BodyParser.hiddenCount(bytes[token.name.range]))
        before += hidden
        after += hidden
      case .blank, .attribute, .block, .unknownBlock, .heredocLine, .heredocEnd, .hiddenAttributes, .hiddenBlocks,
        .sensitiveContents, .becomesSensitive, .becomesPlain, .commentTail, .unrecognised:
        break
      }
    }
    return (TwoSides(before: .sequence(before), after: .sequence(after)), nil)
  }

  /// How many places the hidden elements of a list take: enough to keep the indexes of a real one, and never unbounded.
  static func hiddenCount(_ number: ArraySlice<UInt8>) -> Int {
    min(Int(String(decoding: number, as: UTF8.self)) ?? 1, 10_000)
  }

  private mutating func json(_ effect: Effect) -> (sides: TwoSides, closing: BodyToken?) {
    var tree = TwoSides(both: .notShown)
    var closing: BodyToken?
    while closing == nil, let token = next() {
      switch token.kind {
      case .close: closing = token
      case .element: tree = value(of: token, effect.onPart(with: token.marker))
      case .blank, .attribute, .block, .unknownBlock, .heredocLine, .heredocEnd, .hiddenAttributes, .hiddenElements,
        .hiddenBlocks, .sensitiveContents, .becomesSensitive, .becomesPlain, .commentTail, .unrecognised:
        break
      }
    }
    let sides = TwoSides(before: tree.before.map(EncodedJSON.value), after: tree.after.map(EncodedJSON.value))
    return (sides, closing)
  }

  private mutating func heredoc(_ effect: Effect) -> (sides: TwoSides, closing: BodyToken?) {
    var before: [ArraySlice<UInt8>] = []
    var after: [ArraySlice<UInt8>] = []
    var closing: BodyToken?
    while let token = next() {
      if token.kind == .heredocEnd {
        closing = token
        break
      }
      if token.marker != .added { before.append(bytes[token.name.range]) }
      if token.marker != .removed { after.append(bytes[token.name.range]) }
    }
    let sides = TwoSides(before: HeredocText.value(before), after: HeredocText.value(after))
    // The renderer trims white space at both ends: a change of nothing else leaves no changed line.
    let changesUnseen = effect == .changed && closing?.target.kind == Operand.Kind.none && sides.before == sides.after
    return (changesUnseen ? TwoSides(before: sides.before, after: .notShown) : sides, closing)
  }
}

/// The text of a heredoc, as HCL reads one.
private enum HeredocText {
  /// Joins the lines; of more than one, the last ends with a line break as in HCL, which the renderer does not show.
  static func value(_ lines: [ArraySlice<UInt8>]) -> Value {
    var text = Array(lines.joined(separator: [UInt8(ascii: "\n")]))
    if lines.count > 1 { text.append(UInt8(ascii: "\n")) }
    return .string(String(decoding: text, as: UTF8.self))
  }
}

// MARK: - Bodies in braces

extension BodyParser {
  private mutating func mapping(
    _ role: MappingBuilder.Role, _ effect: Effect
  ) -> (sides: TwoSides, closing: BodyToken?) {
    var builder = MappingBuilder(role, effect)
    var markChange: BodyToken.Kind?
    while let token = next() {
      switch token.kind {
      case .close: return (builder.finish(), token)
      case .attribute:
        addAttribute(token, effect.onPart(with: token.marker), markChange, to: &builder)
        markChange = nil
      case .block:
        addBlock(token, effect.onPart(with: token.marker), to: &builder)
        markChange = nil
      case .unknownBlock: addUnknownBlock(token, to: &builder)
      case .hiddenAttributes, .hiddenElements: builder.hideEntries()
      case .hiddenBlocks: builder.hideBlocks()
      case .sensitiveContents: builder.maskContents()
      case .becomesSensitive, .becomesPlain: markChange = token.kind
      case .blank, .element, .heredocLine, .heredocEnd, .commentTail, .unrecognised: break
      }
    }
    return (builder.finish(), nil)
  }

  private mutating func addAttribute(
    _ token: BodyToken, _ effect: Effect, _ markChange: BodyToken.Kind?, to builder: inout MappingBuilder
  ) {
    let name = name(token.name)
    var sides = value(of: token, effect)
    if let markChange {
      sides.before?.isSensitive = markChange == .becomesPlain
      sides.after?.isSensitive = markChange == .becomesSensitive
    }
    if effect == .unchanged, token.value.kind == .sensitive { return builder.hideEntries() }
    builder.add(name, sides)
  }

  private mutating func addBlock(_ token: BodyToken, _ effect: Effect, to builder: inout MappingBuilder) {
    let type = name(token.name)
    var sides = TwoSides(both: .mapping([]))
    var closing: BodyToken?
    if token.value.kind == .opensMapping { (sides, closing) = mapping(.block, effect) }
    if closing?.target.kind == .unknown {
      // OpenTofu lists the resource's whole schema here, nothing of the block's.
      return builder.withBlocks(of: type) { $0.becomeUnknown(TwoSides(before: .notShown, after: .unknown)) }
    }
    let label = token.label.isEmpty ? nil : GoText.unquote(bytes[token.label.range])
    builder.withBlocks(of: type) { group in
      if let label { group.add(sides.limited(to: effect), label: label) } else { group.add(sides.limited(to: effect)) }
    }
  }

  private mutating func addUnknownBlock(_ token: BodyToken, to builder: inout MappingBuilder) {
    // The old blocks, if any, follow in lines of their own.
    let after: Value = token.value.kind == .unknown ? .unknown : Value.notShown.markedSensitive()
    builder.withBlocks(of: name(token.name)) { $0.becomeUnknown(TwoSides(before: nil, after: after)) }
  }
}
