/// Turns the lines of a body into tokens, one a line, and knows when the body ends.
///
/// Heredocs come first: their lines imitate everything else, and only the opener's indentation tells where they end.
struct BodyLexer {
  /// What a line did to the body.
  enum Outcome {
    case goesOn, ends
    /// The line belongs to no body: it stands further left than anything in it.
    case foreign
  }

  /// What the innermost opening bracket holds.
  private enum Frame: UInt8 {
    case mapping, sequence, json

    var closing: UInt8 {
      switch self {
      case .mapping: UInt8(ascii: "}")
      case .sequence: UInt8(ascii: "]")
      case .json: UInt8(ascii: ")")
      }
    }
  }

  private struct Heredoc {
    /// The column at which the closing word stands.
    var column: Int
    var tag: [UInt8]
  }

  private var frames: [Frame] = []
  private var heredoc: Heredoc?
  /// The column left of which nothing of the body stands.
  private let leftmost: Int

  /// Deeper nesting than this is no plan's.
  private static let maximumDepth = 256

  /// Begins the body behind a resource's header.
  ///
  /// - Parameter column: that of the header's keyword.
  init(resourceAt column: Int) {
    leftmost = column
    frames = [.mapping]
  }

  /// Begins the list of output changes.
  static var outputs: BodyLexer { BodyLexer(resourceAt: 0) }

  /// Whether the next line stands at the top of the body.
  var isAtTop: Bool { frames.count == 1 && heredoc == nil }

  /// Whether the next line is one of a heredoc.
  var isInHeredoc: Bool { heredoc != nil }

  /// Reads the line that takes the given bytes, its line break excluded.
  mutating func token(in bytes: Span<UInt8>, line: Range<Int>) -> (token: BodyToken, outcome: Outcome) {
    // A body has many lines: the token is filled where it stands, and copied once.
    var token = BodyToken(.unrecognised)
    let outcome = read(bytes, line, into: &token)
    return (token, outcome)
  }

  @inline(__always)
  private mutating func read(_ bytes: Span<UInt8>, _ line: Range<Int>, into token: inout BodyToken) -> Outcome {
    let end = bytes.endOfContent(in: line)
    let start = bytes.skippingSpaces(from: line.lowerBound, to: end)
    let column = start - line.lowerBound
    if let heredoc { return readHeredoc(bytes, line: line, start: start, end: end, heredoc, into: &token) }
    guard start < end else {
      token.kind = .blank
      return .goesOn
    }
    switch bytes[start] {
    case UInt8(ascii: "}"), UInt8(ascii: "]"), UInt8(ascii: ")"):
      return close(bytes, start: start, end: end, column: column, into: &token)
    case UInt8(ascii: "#"):
      if column < leftmost { return .foreign }
      token = CommentLexer.token(bytes, start: start, end: end)
      return .goesOn
    case _: return readContent(bytes, line: line, start: start, end: end, into: &token)
    }
  }
}

// MARK: - Lines that hold a value

extension BodyLexer {
  private mutating func readContent(
    _ bytes: Span<UInt8>, line: Range<Int>, start: Int, end: Int, into token: inout BodyToken
  ) -> Outcome {
    var position = start
    if let sign = bytes.marker(at: position, end: end) {
      token.marker = sign
      position = bytes.skippingSpaces(from: position + 1, to: end)
    }
    let column = position - line.lowerBound
    guard column >= leftmost, position < end else { return .foreign }
    let isRead =
      NamedLexer.read(bytes, at: &position, end: end, into: &token)
      || readElement(bytes, at: &position, end: end, into: &token)
    guard isRead, position == end || TailLexer.read(bytes, at: position, end: end, into: &token), accepts(token) else {
      token = BodyToken(.unrecognised)
      return .goesOn
    }
    open(token, bytes, column: column)
    return .goesOn
  }

  private func readElement(
    _ bytes: Span<UInt8>, at position: inout Int, end: Int, into token: inout BodyToken
  ) -> Bool {
    guard let value = OperandLexer.operand(bytes, at: &position, end: end) else { return false }
    token.kind = .element
    token.value = value
    return true
  }

  /// Whether such a line can stand in the innermost collection.
  private func accepts(_ token: BodyToken) -> Bool {
    guard frames.count < Self.maximumDepth, let frame = frames.last else { return false }
    return switch token.kind {
    case .attribute, .block, .unknownBlock: frame == .mapping
    case .element: frame != .mapping
    case .blank, .close, .heredocLine, .heredocEnd, .hiddenAttributes, .hiddenElements, .hiddenBlocks,
      .sensitiveContents, .becomesSensitive, .becomesPlain, .commentTail, .unrecognised:
      true
    }
  }

  /// Enters what the line opens: on the right of an arrow before on the left, for only one of them can go on.
  private mutating func open(_ token: BodyToken, _ bytes: Span<UInt8>, column: Int) {
    if token.kind == .block {
      if token.value.kind == .opensMapping { frames.append(.mapping) }
      return
    }
    let operand = token.target.kind.opens ? token.target : token.value
    switch operand.kind {
    case .opensMapping: frames.append(.mapping)
    case .opensSequence: frames.append(.sequence)
    case .opensJSON: frames.append(.json)
    case .opensHeredoc:
      heredoc = Heredoc(column: column, tag: operand.range.range.map { bytes[$0] })
    case .none, .string, .number, .boolean, .null, .unknown, .sensitive, .writeOnly, .emptyMapping, .emptySequence:
      break
    }
  }
}

// MARK: - Closing lines

extension BodyLexer {
  private mutating func close(
    _ bytes: Span<UInt8>, start: Int, end: Int, column: Int, into token: inout BodyToken
  ) -> Outcome {
    guard let frame = frames.last, bytes[start] == frame.closing,
      TailLexer.read(bytes, at: start + 1, end: end, into: &token)
    else {
      token = BodyToken(.unrecognised)
      return .goesOn
    }
    token.kind = .close
    frames.removeLast()
    if frames.isEmpty { return .ends }
    open(token, bytes, column: column)
    return .goesOn
  }

  private mutating func readHeredoc(
    _ bytes: Span<UInt8>, line: Range<Int>, start: Int, end: Int, _ heredoc: Heredoc, into token: inout BodyToken
  ) -> Outcome {
    let column = start - line.lowerBound
    if start < end, column <= heredoc.column, let behind = bytes.position(behind: heredoc.tag, at: start, end: end) {
      token.kind = .heredocEnd
      if TailLexer.read(bytes, at: behind, end: end, into: &token) {
        self.heredoc = nil
        open(token, bytes, column: column)
        return .goesOn
      }
    }
    token = BodyToken(.heredocLine)
    let slot = min(line.lowerBound + heredoc.column + 2, line.upperBound)
    if let marker = bytes.marker(at: slot, end: line.upperBound) {
      token.marker = marker
    } else if column == 0, let marker = bytes.marker(at: start, end: end) {
      // Pages that colour by the rules of `diff` put the sign in front of the line.
      token.marker = marker
    } else if start < end, column < heredoc.column {
      // Every line of the text stands right of the opener; one that does not is no part of it, so it was cut.
      return .foreign
    }
    token.name = ByteRange(min(slot + 2, line.upperBound), line.upperBound)
    return .goesOn
  }
}

extension Span<UInt8> {
  /// The end of a line's content: trailing blanks do not count.
  fileprivate func endOfContent(in line: Range<Int>) -> Int {
    var end = line.upperBound
    while end > line.lowerBound, self[end - 1] == UInt8(ascii: " ") { end -= 1 }
    return end
  }

  /// The sign that stands at a position, with a space behind it.
  fileprivate func marker(at position: Int, end: Int) -> Marker? {
    guard position + 1 < end, self[position + 1] == UInt8(ascii: " ") else { return nil }
    return Marker(self[position])
  }

  /// The position behind a word, if it stands there as a whole.
  fileprivate func position(behind word: [UInt8], at start: Int, end: Int) -> Int? {
    guard start + word.count <= end else { return nil }
    for (offset, byte) in word.enumerated() where self[start + offset] != byte { return nil }
    let behind = start + word.count
    return behind < end && self[behind].isNameByte ? nil : behind
  }
}
