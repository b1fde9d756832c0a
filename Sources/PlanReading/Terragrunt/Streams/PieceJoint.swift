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
    /// In the body of a change, or among the changes of outputs: no line stands further left than this.
    case body(indentation: Int)
    /// In a text of several lines, whose end stands at the column, in such a body.
    case heredoc(end: Int, body: Int)
  }

  private var place = Place.outside

  /// Whether a piece goes on with the line that is held.
  func joins(_ held: [UInt8], _ piece: Span<UInt8>) -> Bool {
    if held.endsWithinCharacter || piece.beginsWithinCharacter { return true }
    let plainHeld = Self.plain(held.span)
    let plainPiece = Self.plain(piece)
    var here = self
    here.passPlain(plainHeld.span)
    return here.isContinuation(plainPiece.span, of: plainHeld.span, from: self)
  }

  /// Goes on behind a whole line.
  mutating func pass(_ line: Span<UInt8>) {
    let plain = Self.plain(line)
    passPlain(plain.span)
  }

  private static func plain(_ line: Span<UInt8>) -> [UInt8] {
    TerminalCodes.removed(from: line)
  }
}

// MARK: - Where the text is

extension PieceJoint {
  private mutating func passPlain(_ line: Span<UInt8>) {
    let indentation = line.skippingSpaces(from: 0, to: line.count)
    guard indentation < line.count else { return }
    switch place {
    case .outside, .header: passOutside(line)
    case .body(let least): passBody(line, indentation, least)
    case .heredoc(let end, let body):
      if indentation == end, line.has("EOT", at: indentation) { place = .body(indentation: body) }
    }
  }

  private mutating func passOutside(_ line: Span<UInt8>) {
    switch TextLineLexer.line(line) {
    case .comment: place = .header
    case .resource(let resource): place = resource.isEmpty ? .outside : .body(indentation: 4)
    case .sentence(.outputs): place = .body(indentation: 2)
    case .blank, .legend, .sentence, .summary, .diagnostic, .boxStart, .boxEnd, .boxLine, .rule, .mark, .log,
      .importProgress, .text:
      place = .outside
    }
  }

  private mutating func passBody(_ line: Span<UInt8>, _ indentation: Int, _ least: Int) {
    if let opener = Self.heredocOpener(line, indentation) {
      place = .heredoc(end: opener, body: least)
    } else if indentation < least || (least == 4 && indentation == 4 && line.has("}", at: 4)) {
      place = .outside
      if indentation < least { passOutside(line) }
    }
  }

  /// The column of the name or the value that a text of several lines belongs to: where the end of the text stands.
  private static func heredocOpener(_ line: Span<UInt8>, _ indentation: Int) -> Int? {
    guard line.ends(with: "<<-EOT") || line.ends(with: "<<~EOT") || line.ends(with: "<<EOT") else { return nil }
    var column = indentation
    while column < line.count, "+-~/<=.".utf8.contains(line[column]), !line.has("<<", at: column) { column += 1 }
    return line.skippingSpaces(from: column, to: line.count)
  }
}

// MARK: - What can't be a line of its own

extension PieceJoint {
  /// Judges by the place in front of the held line, and by this one behind it.
  private func isContinuation(_ piece: Span<UInt8>, of held: Span<UInt8>, from before: PieceJoint) -> Bool {
    guard piece.count > 0 else { return false }
    let indentation = piece.skippingSpaces(from: 0, to: piece.count)
    if case .heredoc(let end, _) = place {
      return !(indentation == end && piece.has("EOT", at: indentation)) && indentation < min(end + 2, piece.count)
    }
    if case .heredoc = before.place { return Self.isCutEnd(held) }
    guard held.count > 0 else { return false }
    if held.skippingSpaces(from: 0, to: held.count) == held.count { return true }
    switch place {
    case .body(let least): return isContinuationInBody(piece, indentation, least, of: held)
    case .header: return isContinuationOfHeader(piece, indentation, of: held)
    case .outside: return isContinuationOutside(piece, indentation, of: held)
    case .heredoc: return false
    }
  }

  private static func isCutEnd(_ held: Span<UInt8>) -> Bool { false }

  private func isContinuationInBody(
    _ piece: Span<UInt8>, _ indentation: Int, _ least: Int, of held: Span<UInt8>
  ) -> Bool {
    if Self.hasOpenQuote(held) || held[held.count - 1] == UInt8(ascii: " ") { return true }
    if indentation >= least {
      return piece.has("=", at: indentation) || piece.has("-> ", at: indentation)
    }
    return least == 4 || !Self.isLine(piece)
  }

  /// Behind the comment of a change stand further comments and the line that opens its body.
  private func isContinuationOfHeader(_ piece: Span<UInt8>, _ indentation: Int, of held: Span<UInt8>) -> Bool {
    if Self.hasOpenQuote(held) || held[held.count - 1] == UInt8(ascii: " ") { return true }
    switch TextLineLexer.line(piece) {
    case .comment, .resource: return false
    case .blank, .legend, .sentence, .summary, .diagnostic, .boxStart, .boxEnd, .boxLine, .rule, .mark, .log,
      .importProgress:
      return false
    case .text: return indentation < 2
    }
  }

  /// Elsewhere a piece is one where the line in two says nothing, and in one is known.
  private func isContinuationOutside(_ piece: Span<UInt8>, _ indentation: Int, of held: Span<UInt8>) -> Bool {
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

// MARK: - Cuts within a character

extension [UInt8] {
  /// Whether the last character, before a reset of colours, lacks bytes.
  fileprivate var endsWithinCharacter: Bool {
    var end = count
    while end >= 4, self[end - 1] == UInt8(ascii: "m"), let start = colourStart(endingAt: end) { end = start }
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

  private func colourStart(endingAt end: Int) -> Int? {
    var start = end - 2
    while start >= 0, self[start].isDigit || self[start] == UInt8(ascii: ";") { start -= 1 }
    guard start >= 1, self[start] == UInt8(ascii: "["), self[start - 1] == 0x1B else { return nil }
    return start - 1
  }
}

extension Span<UInt8> {
  fileprivate var beginsWithinCharacter: Bool { count > 0 && self[0] & 0xC0 == 0x80 }
}
