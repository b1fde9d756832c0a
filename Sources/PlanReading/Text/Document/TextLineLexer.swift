import PlanModel

/// Tells what a line outside of a change's body is, by its first bytes.
enum TextLineLexer {
  /// Reads a line without colours, line break and prefixes of a CI system.
  static func line(_ bytes: Span<UInt8>) -> TextLine {
    let start = bytes.skippingSpaces(from: 0, to: bytes.count)
    guard start < bytes.count else { return .blank }
    switch bytes[start] {
    case UInt8(ascii: "#"): return numberSign(bytes, at: start)
    case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "~"), UInt8(ascii: "<"), UInt8(ascii: "."),
      UInt8(ascii: "?"), UInt8(ascii: "!"), UInt8(ascii: "r"), UInt8(ascii: "d"), UInt8(ascii: "e"), UInt8(ascii: "a"):
      return symbolLine(bytes, at: start) ?? other(bytes, at: start)
    case 0xE2: return frame(bytes, at: start)
    case UInt8(ascii: "`") where bytes.has("```", at: start): return .mark
    case UInt8(ascii: ":") where bytes.has("::", at: start): return .mark
    case _: return other(bytes, at: start)
    }
  }

  private static func numberSign(_ bytes: Span<UInt8>, at start: Int) -> TextLine {
    if bytes.has("##[", at: start) || bytes.has("##", at: start) { return .mark }
    guard start <= 4, start + 1 < bytes.count, bytes[start + 1] == UInt8(ascii: " ") else { return .text }
    return .comment(contents: start + 2)
  }

  private static func other(_ bytes: Span<UInt8>, at start: Int) -> TextLine {
    if start == 0 {
      if let line = capital(bytes) { return line }
      if LogLine.isOne(bytes) { return .log }
    }
    return progress(bytes) ?? .text
  }

  private static func capital(_ bytes: Span<UInt8>) -> TextLine? {
    switch bytes[0] {
    case UInt8(ascii: "P") where bytes.starts(with: "Plan: "): return .summary(contents: 6)
    case UInt8(ascii: "E") where bytes.starts(with: "Error: "): return .diagnostic(.error, summary: 7)
    case UInt8(ascii: "W") where bytes.starts(with: "Warning: "): return .diagnostic(.warning, summary: 9)
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): return TextSentence(bytes).map(TextLine.sentence)
    case _: return nil
    }
  }

  private static func frame(_ bytes: Span<UInt8>, at start: Int) -> TextLine {
    if bytes.has("─────", at: start) { return start == 0 ? .rule : .text }
    guard start == 0 else { return .text }
    if bytes.starts(with: "╷") { return .boxStart }
    if bytes.starts(with: "╵") { return .boxEnd }
    guard bytes.starts(with: "│") else { return .text }
    return .boxLine(contents: bytes.has(" ", at: 3) ? 4 : 3)
  }

  /// The id of an import stands nowhere else where the object does not change (Terraform; OpenTofu before 1.12).
  private static func progress(_ bytes: Span<UInt8>) -> TextLine? {
    bytes.position(of: ": Preparing import... [id=").map { .importProgress(behindAddress: $0) }
  }
}

// MARK: - Lines that begin with a symbol

extension TextLineLexer {
  private static func symbolLine(_ bytes: Span<UInt8>, at start: Int) -> TextLine? {
    if bytes.has("-----", at: start), start == 0 { return dashes(bytes) ? .rule : nil }
    var behind = start
    while behind < bytes.count, bytes[behind] != UInt8(ascii: " ") { behind += 1 }
    let word = behind - start
    if word <= 3, let symbol = TextResourceLine.Symbol(bytes, at: start, end: behind) {
      let next = bytes.skippingSpaces(from: behind, to: bytes.count)
      if let line = resource(bytes, at: next, symbol) { return .resource(line) }
      return isLegend(bytes, at: next, symbol) ? .legend : nil
    }
    return resource(bytes, at: start, .none).map(TextLine.resource)
  }

  private static func dashes(_ bytes: Span<UInt8>) -> Bool {
    for index in 0..<bytes.count where bytes[index] != UInt8(ascii: "-") { return false }
    return bytes.count >= 20
  }

  private static func isLegend(_ bytes: Span<UInt8>, at start: Int, _ symbol: TextResourceLine.Symbol) -> Bool {
    switch symbol {
    case .create: bytes.has("create", at: start)
    case .update: bytes.has("update in-place", at: start)
    case .destroy: bytes.has("destroy", at: start)
    case .destroyThenCreate: bytes.has("destroy and then create replacement", at: start)
    case .createThenDestroy: bytes.has("create replacement and then destroy", at: start)
    case .read: bytes.has("read (data resources)", at: start)
    case .forgetThenCreate: bytes.has("forget and then create replacement", at: start)
    case .createThenForget: bytes.has("create replacement and then forget", at: start)
    case .forget: bytes.has("forget", at: start)
    case .none, .unknown: false
    }
  }

  private static let keywords: [(word: StaticString, mode: ResourceMode, isAction: Bool)] = [
    ("resource \"", .managed, false), ("data \"", .data, false), ("ephemeral \"", .ephemeral, false),
    ("action \"", .managed, true),
  ]

  private static func resource(
    _ bytes: Span<UInt8>, at start: Int, _ symbol: TextResourceLine.Symbol
  ) -> TextResourceLine? {
    for keyword in keywords where bytes.has(keyword.word, at: start) {
      let quote = start + keyword.word.utf8CodeUnitCount - 1
      guard let typeEnd = OperandLexer.closingQuote(bytes, from: quote, end: bytes.count),
        bytes.has(" \"", at: typeEnd + 1),
        let nameEnd = OperandLexer.closingQuote(bytes, from: typeEnd + 2, end: bytes.count)
      else { return nil }
      let brace = bytes.skippingSpaces(from: nameEnd + 1, to: bytes.count)
      guard bytes.has("{", at: brace) else { return nil }
      return TextResourceLine(
        symbol: symbol, mode: keyword.mode, isAction: keyword.isAction, column: start,
        type: bytes.text(quote + 1..<typeEnd), name: bytes.text(typeEnd + 3..<nameEnd),
        isEmpty: bytes.has("}", at: brace + 1))
    }
    return nil
  }
}

extension TextResourceLine.Symbol {
  private static let spellings: [(StaticString, TextResourceLine.Symbol)] = [
    ("+", .create), ("~", .update), ("-", .destroy), ("-/+", .destroyThenCreate), ("+/-", .createThenDestroy),
    ("<=", .read), ("!", .update), (".", .forget), ("./+", .forgetThenCreate), ("+/.", .createThenForget),
    ("?", .unknown("?")),
  ]

  /// Reads a symbol that stands there as a whole word.
  fileprivate init?(_ bytes: Span<UInt8>, at start: Int, end: Int) {
    for (text, symbol) in Self.spellings where text.utf8CodeUnitCount == end - start && bytes.has(text, at: start) {
      self = symbol
      return
    }
    return nil
  }
}
