import PlanModel

/// Finds the paths that a body marks with `# forces replacement`, by its tokens alone: no value is made for it.
struct ForcingPathFinder {
  /// A part that the way leads through; names are read where a path is marked.
  private enum Step {
    case name(ByteRange)
    case label(ByteRange)
    case index(Int)
  }

  /// How many elements or blocks stand on each side so far: a new one takes the next place of its side.
  private struct Places {
    private var before = 0
    private var after = 0

    mutating func take(for effect: Effect, count: Int = 1) -> Int {
      let place = effect == .removed ? before : after
      if effect.hasBefore { before += count }
      if effect.hasAfter { after += count }
      return place
    }
  }

  private let bytes: [UInt8]
  private var tokens: BodyTokens
  private var way: [Step] = []
  private var marked: [AttributePath] = []

  /// Takes a body to be searched once.
  init(_ body: TextBody) {
    bytes = body.bytes
    tokens = body.tokens
  }

  /// The marked paths, sorted, each once.
  mutating func find() -> [AttributePath] {
    _ = skipMapping(.changed)
    var result: [AttributePath] = []
    for path in marked.sorted() where result.last != path { result.append(path) }
    return result
  }

  private mutating func mark(_ token: BodyToken?) {
    guard token?.forcesReplacement == true else { return }
    marked.append(
      AttributePath(
        way.map { step in
          switch step {
          case .name(let range): .name(BodyParser.name(bytes[range.range]))
          case .label(let range): .name(GoText.unquote(bytes[range.range]))
          case .index(let index): .index(index)
          }
        }))
  }

  private mutating func enter<Result>(_ step: Step, _ visit: (inout ForcingPathFinder) -> Result) -> Result {
    way.append(step)
    defer { way.removeLast() }
    return visit(&self)
  }
}

// MARK: - Values

extension ForcingPathFinder {
  private mutating func skipValue(of token: BodyToken, _ effect: Effect) {
    mark(token)
    let closing = skip(token.value, effect)
    mark(closing)
    mark(skip(closing?.target ?? token.target, .added))
  }

  /// Goes on to the line that closes what an operand opens, if it opens anything.
  private mutating func skip(_ operand: Operand, _ effect: Effect) -> BodyToken? {
    switch operand.kind {
    case .opensMapping: skipMapping(effect)
    case .opensSequence: skipElements(effect)
    case .opensJSON: skipJSON(effect)
    case .opensHeredoc: skipHeredoc()
    case .none, .string, .number, .boolean, .null, .unknown, .sensitive, .writeOnly, .emptyMapping, .emptySequence: nil
    }
  }

  private mutating func skipElements(_ effect: Effect) -> BodyToken? {
    var places = Places()
    while let token = tokens.next() {
      switch token.kind {
      case .close: return token
      case .element:
        let part = effect.onPart(with: token.marker)
        enter(.index(places.take(for: part))) { $0.skipValue(of: token, part) }
      case .hiddenElements: _ = places.take(for: .unchanged, count: BodyParser.hiddenCount(bytes[token.name.range]))
      case .blank, .attribute, .block, .unknownBlock, .heredocLine, .heredocEnd, .hiddenAttributes, .hiddenBlocks,
        .sensitiveContents, .becomesSensitive, .becomesPlain, .commentTail, .unrecognised:
        break
      }
    }
    return nil
  }

  private mutating func skipJSON(_ effect: Effect) -> BodyToken? {
    while let token = tokens.next() {
      switch token.kind {
      case .close: return token
      case .element: skipValue(of: token, effect.onPart(with: token.marker))
      case .blank, .attribute, .block, .unknownBlock, .heredocLine, .heredocEnd, .hiddenAttributes, .hiddenElements,
        .hiddenBlocks, .sensitiveContents, .becomesSensitive, .becomesPlain, .commentTail, .unrecognised:
        break
      }
    }
    return nil
  }

  private mutating func skipHeredoc() -> BodyToken? {
    while let token = tokens.next() { if token.kind == .heredocEnd { return token } }
    return nil
  }
}

// MARK: - Bodies in braces

extension ForcingPathFinder {
  private mutating func skipMapping(_ effect: Effect) -> BodyToken? {
    var blocks: [ArraySlice<UInt8>: Places] = [:]
    while let token = tokens.next() {
      switch token.kind {
      case .close: return token
      case .attribute:
        enter(.name(token.name)) { $0.skipValue(of: token, effect.onPart(with: token.marker)) }
      case .block:
        let part = effect.onPart(with: token.marker)
        skipBlock(token, part, index: blocks[bytes[token.name.range], default: Places()].take(for: part))
      case .unknownBlock: enter(.name(token.name)) { $0.mark(token) }
      case .blank, .element, .heredocLine, .heredocEnd, .hiddenAttributes, .hiddenElements, .hiddenBlocks,
        .sensitiveContents, .becomesSensitive, .becomesPlain, .commentTail, .unrecognised:
        break
      }
    }
    return nil
  }

  private mutating func skipBlock(_ token: BodyToken, _ effect: Effect, index: Int) {
    let known = marked.count
    enter(.name(token.name)) { finder in
      finder.mark(token)
      guard token.value.kind == .opensMapping else { return }
      let closing: BodyToken?
      if !token.label.isEmpty {
        closing = finder.enter(.label(token.label)) { $0.skipMapping(effect) }
      } else if BlockGroup.isSingle(BodyParser.name(finder.bytes[token.name.range])) {
        closing = finder.skipMapping(effect)
      } else {
        closing = finder.enter(.index(index)) { $0.skipMapping(effect) }
      }
      guard closing?.target.kind == .unknown else { return }
      // OpenTofu lists the resource's whole schema here, nothing of the block's.
      finder.marked.removeSubrange(known...)
      finder.mark(token)
      finder.mark(closing)
    }
  }
}
