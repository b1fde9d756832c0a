/// Tells whether a record goes on with the line of the one before it.
///
/// Terragrunt cuts its records where it happens to read the engine's output: at line breaks, and wherever 32 KiB end, which can be within a
/// value, a word or a character. Nothing marks such a cut. What tells is the text: a plan's lines have an indentation that
/// depends on where they stand, quotes are closed on their line, and sentences are known.
struct PieceJoint {
  /// Where in a plan the text is.
  private enum Place {
    case outside
    /// Behind the comment that opens a change: its first line, or more comments.
    case header
    /// In the body of a change, whose closing bracket stands at a column: where, its first line tells.
    case body(closing: Int?)
    case outputs
    /// In a text of several lines, whose end stands at the column.
    indirect case heredoc(end: Int, within: Place)
  }

  private var place = Place.outside

  /// Whether a piece goes on with the line that is held.
  func joins(_ held: [UInt8], _ piece: Span<UInt8>) -> Bool {
    if held.endsWithinCharacter || held.endsWithinCode || piece.beginsWithinCharacter { return true }
    let plainHeld = TerminalCodes.removed(from: held.span)
    // A piece of nothing but colours belongs to the line behind it.
    if plainHeld.isEmpty, !held.isEmpty { return true }
    let plainPiece = TerminalCodes.removed(from: piece.extracting(0..<piece.endOfWholeCodes))
    var here = self
    here.pass(plain: plainHeld.span)
    return here.isContinuation(plainPiece.span, of: plainHeld.span)
  }

  /// Whether the last line was part of a change.
  var isWithinChanges: Bool {
    switch place {
    case .outside: false
    case .header, .body, .outputs, .heredoc: true
    }
  }
}

// MARK: - Where the text is

extension PieceJoint {
  /// Goes on behind a whole line without colours.
  mutating func pass(plain line: Span<UInt8>) {
    let indentation = line.skippingSpaces(from: 0, to: line.count)
    guard indentation < line.count else { return }
    switch place {
    case .outside, .header: passOutside(line)
    case .body(let closing): passBody(line, indentation, closing)
    case .outputs: passOutputs(line, indentation)
    case .heredoc(let end, let outer): if indentation == end, line.has("EOT", at: indentation) { place = outer }
    }
  }

  private mutating func passOutside(_ line: Span<UInt8>) {
    switch TextLineLexer.line(line) {
    case .comment: place = .header
    case .resource(let resource): place = resource.isEmpty ? .outside : .body(closing: nil)
    case .sentence(.outputs): place = .outputs
    case .blank, .legend, .sentence, .summary, .diagnostic, .boxStart, .boxEnd, .boxLine, .rule, .mark, .log,
      .importProgress, .text:
      place = .outside
    }
  }

  /// A closing bracket stands under its opening line, but for objects that OpenTofu forgets: theirs stands at the edge.
  private mutating func passBody(_ line: Span<UInt8>, _ indentation: Int, _ known: Int?) {
    let closing = known ?? (indentation == 4 && !line.has("}", at: 4) ? 0 : 4)
    place = .body(closing: closing)
    if let end = Self.heredocEnd(line, indentation) {
      place = .heredoc(end: end, within: place)
    } else if indentation == closing, line.has("}", at: closing) {
      place = .outside
    } else if indentation < 4 {
      passOutside(line)
    }
  }

  private mutating func passOutputs(_ line: Span<UInt8>, _ indentation: Int) {
    if let end = Self.heredocEnd(line, indentation) {
      place = .heredoc(end: end, within: place)
    } else if indentation < 2 {
      passOutside(line)
    }
  }

  /// The column of the name or the value that a text of several lines belongs to: where the end of the text stands.
  private static func heredocEnd(_ line: Span<UInt8>, _ indentation: Int) -> Int? {
    guard line.ends(with: "<<-EOT") || line.ends(with: "<<~EOT") || line.ends(with: "<<EOT") else { return nil }
    var column = indentation
    while column < line.count, "+-~/<=.".utf8.contains(line[column]), !line.has("<<", at: column) { column += 1 }
    return line.skippingSpaces(from: column, to: line.count)
  }
}

// MARK: - What can't be a line of its own

extension PieceJoint {
  /// Judges by the place behind the held line.
  private func isContinuation(_ piece: Span<UInt8>, of held: Span<UInt8>) -> Bool {
    guard piece.count > 0 else { return false }
    let indentation = piece.skippingSpaces(from: 0, to: piece.count)
    guard held.count > 0 else { return false }
    let isHeldBlank = held.skippingSpaces(from: 0, to: held.count) == held.count
    if case .heredoc(let end, _) = place {
      if isHeldBlank, held.count < end + 2 { return true }
      return !(indentation == end && piece.has("EOT", at: indentation)) && indentation < min(end + 2, piece.count)
    }
    if isHeldBlank { return true }
    switch place {
    case .body: return isContinuationInBody(piece, indentation, of: held)
    case .outputs: return isContinuationInOutputs(piece, indentation, of: held)
    case .header: return isContinuationOfHeader(piece, indentation, of: held)
    case .outside: return isContinuationOutside(piece, of: held)
    case .heredoc: return false
    }
  }

  private func isContinuationInBody(_ piece: Span<UInt8>, _ indentation: Int, of held: Span<UInt8>) -> Bool {
    if Self.isOpen(held) || Self.beginsWithin(piece, indentation) { return true }
    if indentation == piece.count || indentation >= 4 { return false }
    return !(indentation == 0 && piece.has("}", at: 0))
  }

  private func isContinuationInOutputs(_ piece: Span<UInt8>, _ indentation: Int, of held: Span<UInt8>) -> Bool {
    if Self.isOpen(held) || Self.beginsWithin(piece, indentation) { return true }
    if indentation == piece.count || indentation >= 2 { return false }
    return !Self.isLine(piece) && !Self.mayBeginSentence(piece)
  }

  /// Behind the comment of a change stand further comments and the line that opens its body.
  private func isContinuationOfHeader(_ piece: Span<UInt8>, _ indentation: Int, of held: Span<UInt8>) -> Bool {
    if Self.isOpen(held) { return true }
    switch TextLineLexer.line(piece) {
    case .comment, .resource: return false
    case .blank, .legend, .sentence, .summary, .diagnostic, .boxStart, .boxEnd, .boxLine, .rule, .mark, .log,
      .importProgress:
      return false
    case .text: return indentation < 2 && !Self.beginsWithSymbol(piece)
    }
  }

  /// Whether it may be the beginning of a line that opens a body at the left edge: `-/+`, `+/-`, `./+` or `+/.`.
  private static func beginsWithSymbol(_ line: Span<UInt8>) -> Bool {
    guard "-+.".utf8.contains(line[0]) else { return line.starts(with: " <") }
    return line.count == 1 || line[1] == UInt8(ascii: "/")
  }

  /// Elsewhere a piece is one where the line in two says nothing, and in one is known.
  private func isContinuationOutside(_ piece: Span<UInt8>, of held: Span<UInt8>) -> Bool {
    if held.starts(with: "│") || Self.lacksColon(held) { return !Self.isLine(piece) }
    if Self.isSymbol(held) { return true }
    if held.starts(with: "Plan: "), held[held.count - 1] != UInt8(ascii: ".") { return !Self.isLine(piece) }
    guard !Self.isLine(held), !Self.isLine(piece) else { return false }
    var whole = held.bytes(0..<held.count)
    whole += piece.bytes(0..<piece.count)
    return Self.isLine(whole.span)
  }

  private static func isLine(_ line: Span<UInt8>) -> Bool {
    switch TextLineLexer.line(line) {
    case .text: false
    case .blank, .comment, .resource, .legend, .sentence, .summary, .diagnostic, .boxStart, .boxEnd, .boxLine, .rule,
      .mark, .log, .importProgress:
      true
    }
  }

  /// Whether nothing but the symbol of a change, or a part of it, stands there.
  private static func isSymbol(_ line: Span<UInt8>) -> Bool {
    let start = line.skippingSpaces(from: 0, to: line.count)
    guard line.count - start <= 3 else { return false }
    for position in start..<line.count where !"-+~/<=.".utf8.contains(line[position]) { return false }
    return true
  }

  /// Whether it is the sentence above the changes, without its end.
  private static func lacksColon(_ line: Span<UInt8>) -> Bool {
    guard line[line.count - 1] != UInt8(ascii: ":"), case .sentence(let sentence) = TextLineLexer.line(line) else {
      return false
    }
    return sentence.introducesChanges
  }

  /// Whether a line of a change, whole or not, can't be at its end.
  private static func isOpen(_ line: Span<UInt8>) -> Bool {
    line[line.count - 1] == UInt8(ascii: " ") || hasOpenQuote(line)
  }

  /// Whether it begins with what stands within a line.
  private static func beginsWithin(_ piece: Span<UInt8>, _ indentation: Int) -> Bool {
    piece.has("= ", at: indentation) || piece.has("-> ", at: indentation)
  }

  /// Whether it is as much of a sentence behind the outputs as the end of a chunk left of it.
  private static func mayBeginSentence(_ piece: Span<UInt8>) -> Bool {
    sentencesBehindOutputs.contains { sentence in
      sentence.utf8.starts(with: piece.bytes(0..<min(piece.count, 8)))
    }
  }

  private static let sentencesBehindOutputs = [
    "You can apply this plan", "Note: You didn't", "Saved the plan to", "This plan was saved", "Warning: ", "Error: ",
    "─────", "╷",
  ]

  /// Whether a quotation mark is open at the end of a line.
  private static func hasOpenQuote(_ line: Span<UInt8>) -> Bool {
    var isOpen = false
    var position = 0
    while position < line.count {
      if line[position] == UInt8(ascii: "\\"), isOpen {
        position += 1
      } else if line[position] == UInt8(ascii: "\"") {
        isOpen.toggle()
      }
      position += 1
    }
    return isOpen
  }
}

extension TextSentence {
  /// Whether the changes follow it: it ends with a colon.
  fileprivate var introducesChanges: Bool {
    switch self {
    case .actions, .actionsBeforeProblem, .actionInvocations: true
    case .legendIntroduction, .symbols, .driftNote, .deferredNote, .driftMayMatter, .refreshOnly, .outputs,
      .outputsOnly,
      .noChanges, .planningFailed, .footer, .compactWarnings, .version, .doesNothing:
      false
    }
  }
}

// MARK: - Cuts within a character or a code

extension [UInt8] {
  fileprivate var endsWithinCode: Bool { span.endOfWholeCodes < count }

  /// Whether the last character, before a reset of colours, lacks bytes.
  fileprivate var endsWithinCharacter: Bool {
    var end = count
    while end >= 4, let start = span.colourStart(endingAt: end) { end = start }
    var start = end
    while start > 0, end - start < 4, self[start - 1] & 0xC0 == 0x80 { start -= 1 }
    guard start > 0 else { return false }
    let length: Int
    switch self[start - 1] {
    case 0xC2...0xDF: length = 2
    case 0xE0...0xEF: length = 3
    case 0xF0...0xF4: length = 4
    case _: return false
    }
    return end - (start - 1) < length
  }
}

extension Span<UInt8> {
  fileprivate var beginsWithinCharacter: Bool { count > 0 && self[0] & 0xC0 == 0x80 }

  /// Where a code of the terminal begins that lacks its end, before the reset that Terragrunt puts behind a record; the end
  /// where there is none.
  fileprivate var endOfWholeCodes: Int {
    var start = colourStart(endingAt: count) ?? count
    while start > 0, self[start - 1].isDigit || self[start - 1] == UInt8(ascii: ";") { start -= 1 }
    if start > 0, self[start - 1] == UInt8(ascii: "[") { start -= 1 }
    return start > 0 && self[start - 1] == 0x1B ? start - 1 : count
  }

  fileprivate func colourStart(endingAt end: Int) -> Int? {
    guard end > 0, self[end - 1] == UInt8(ascii: "m") else { return nil }
    var start = end - 2
    while start >= 0, self[start].isDigit || self[start] == UInt8(ascii: ";") { start -= 1 }
    guard start >= 1, self[start] == UInt8(ascii: "["), self[start - 1] == 0x1B else { return nil }
    return start - 1
  }
}
