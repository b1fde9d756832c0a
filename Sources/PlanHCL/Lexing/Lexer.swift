/// Cuts the bytes of a file into tokens, in one pass and without recursion, whatever the nesting.
///
/// Quotes, heredocs and the code inside `${ }` need different rules; `modes` is the stack of what encloses the cursor.
struct Lexer {
  /// What encloses the cursor.
  enum Mode {
    /// Code, with the count of its own braces that are open.
    case code(openBraces: Int)
    /// Text between quotes.
    case quoted
    /// Text of a heredoc that a line of `marker` alone ends.
    case heredoc(marker: Range<Int>, isAtLineStart: Bool)
  }

  let bytes: [UInt8]
  var cursor = 0
  var tokens: [Token] = []
  var modes: [Mode] = [.code(openBraces: 0)]
  /// Set once a search for `*/` has reached the end of the file: it is not made again.
  private var hasNoMoreCommentEnds = false

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    tokens.reserveCapacity(bytes.count / 5)
  }

  /// All tokens of the file; the last one is ``Token/Kind/endOfFile``.
  static func tokens(of bytes: [UInt8]) -> [Token] {
    var lexer = Lexer(bytes)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { lexer.cursor = 3 }
    while lexer.cursor < bytes.count {
      switch lexer.modes[lexer.modes.count - 1] {
      case .code(let openBraces): lexer.scanCode(openBraces: openBraces)
      case .quoted: lexer.scanQuoted()
      case .heredoc(let marker, let isAtLineStart): lexer.scanHeredoc(marker: marker, isAtLineStart: isAtLineStart)
      }
    }
    lexer.tokens.append(Token(.endOfFile, bytes.count..<bytes.count))
    return lexer.tokens
  }

  /// The byte at an offset from the cursor; 0, which no rule looks for, beyond the end.
  func peek(_ offset: Int = 0) -> UInt8 {
    cursor + offset < bytes.count ? bytes[cursor + offset] : 0
  }

  /// Adds a token of the given length and goes past it.
  mutating func emit(_ kind: Token.Kind, length: Int) {
    tokens.append(Token(kind, cursor..<cursor + length))
    cursor += length
  }

  /// Replaces the innermost mode.
  mutating func setMode(_ mode: Mode) {
    modes[modes.count - 1] = mode
  }
}

// MARK: - Code

extension Lexer {
  private mutating func scanCode(openBraces: Int) {
    switch peek() {
    case UInt8(ascii: " "), UInt8(ascii: "\t"): cursor += 1
    case UInt8(ascii: "\n"): emit(.newline, length: 1)
    case UInt8(ascii: "\r"):
      emit(peek(1) == UInt8(ascii: "\n") ? .newline : .invalid, length: peek(1) == UInt8(ascii: "\n") ? 2 : 1)
    case UInt8(ascii: "#"): scanLineComment()
    case UInt8(ascii: "/"): scanSlash()
    case UInt8(ascii: "\""):
      emit(.openQuote, length: 1)
      modes.append(.quoted)
    case UInt8(ascii: "{"):
      emit(.openBrace, length: 1)
      setMode(.code(openBraces: openBraces + 1))
    case UInt8(ascii: "}"): scanCloseBrace(openBraces: openBraces)
    case UInt8(ascii: "0")...UInt8(ascii: "9"): scanNumber()
    case UInt8(ascii: "<") where peek(1) == UInt8(ascii: "<"):
      if !scanHeredocOpening() { emit(.lessThan, length: 1) }
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"):
      scanIdentifier()
    case UInt8(ascii: "~") where peek(1) == UInt8(ascii: "}"): scanStrippingClose(openBraces: openBraces)
    case 0x80...: scanBeyondASCII()
    case let byte: scanOperator(byte)
    }
  }

  private mutating func scanCloseBrace(openBraces: Int) {
    if openBraces == 0, modes.count > 1 {
      emit(.templateEnd, length: 1)
      modes.removeLast()
    } else {
      emit(.closeBrace, length: 1)
      setMode(.code(openBraces: max(0, openBraces - 1)))
    }
  }

  /// `~}`: even where it does not close a template sequence it is taken for one, for the parser to complain about.
  private mutating func scanStrippingClose(openBraces: Int) {
    emit(.templateEnd, length: 2)
    if openBraces == 0, modes.count > 1 {
      modes.removeLast()
    } else {
      setMode(.code(openBraces: max(0, openBraces - 1)))
    }
  }

  private mutating func scanLineComment() {
    let end = bytes[cursor...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.count
    emit(.lineComment, length: end - cursor)
  }

  private mutating func scanSlash() {
    switch peek(1) {
    case UInt8(ascii: "/"): scanLineComment()
    case UInt8(ascii: "*"):
      if let length = lengthOfBlockComment() {
        emit(.blockComment, length: length)
      } else {
        emit(.slash, length: 1)
      }
    default: emit(.slash, length: 1)
    }
  }

  private mutating func lengthOfBlockComment() -> Int? {
    guard !hasNoMoreCommentEnds else { return nil }
    var index = cursor + 2
    while index + 1 < bytes.count {
      if bytes[index] == UInt8(ascii: "*"), bytes[index + 1] == UInt8(ascii: "/") { return index + 2 - cursor }
      index += 1
    }
    hasNoMoreCommentEnds = true
    return nil
  }

  /// Digits with any `.digits` and exponents after them: what is too much is one bad number, not two good ones.
  private mutating func scanNumber() {
    var length = 1
    while true {
      let byte = peek(length)
      if byte.isDecimalDigit {
        length += 1
      } else if byte == UInt8(ascii: "."), peek(length + 1).isDecimalDigit {
        length += 2
      } else if byte | 0x20 == UInt8(ascii: "e") {
        let sign = peek(length + 1) == UInt8(ascii: "+") || peek(length + 1) == UInt8(ascii: "-") ? 1 : 0
        guard peek(length + 1 + sign).isDecimalDigit else { break }
        length += 2 + sign
      } else {
        break
      }
    }
    emit(.number, length: length)
  }

  private mutating func scanIdentifier() {
    emit(.identifier, length: lengthOfIdentifier(at: cursor))
  }

  /// How many bytes the identifier at an offset has; 0 where none begins.
  func lengthOfIdentifier(at start: Int) -> Int {
    var index = start
    while index < bytes.count {
      let byte = bytes[index]
      if byte.isASCIILetter || byte == UInt8(ascii: "_") {
        index += 1
      } else if index > start, byte.isDecimalDigit || byte == UInt8(ascii: "-") {
        index += 1
      } else if byte >= 0x80, let (scalar, length) = UTF8Decoding.scalar(in: bytes, at: index),
        index == start ? scalar.properties.isIDStart : scalar.properties.isIDContinue && !scalar.isJoiner
      {
        index += length
      } else {
        break
      }
    }
    return index - start
  }

  private mutating func scanBeyondASCII() {
    if lengthOfIdentifier(at: cursor) > 0 {
      scanIdentifier()
    } else if let (_, length) = UTF8Decoding.scalar(in: bytes, at: cursor) {
      emit(.invalid, length: length)
    } else {
      emit(.invalidUTF8, length: 1)
    }
  }

  private mutating func scanOperator(_ byte: UInt8) {
    let next = peek(1)
    switch (byte, next) {
    case (UInt8(ascii: "="), UInt8(ascii: "=")): emit(.equalTo, length: 2)
    case (UInt8(ascii: "="), UInt8(ascii: ">")): emit(.fatArrow, length: 2)
    case (UInt8(ascii: "!"), UInt8(ascii: "=")): emit(.notEqualTo, length: 2)
    case (UInt8(ascii: "<"), UInt8(ascii: "=")): emit(.lessOrEqual, length: 2)
    case (UInt8(ascii: ">"), UInt8(ascii: "=")): emit(.greaterOrEqual, length: 2)
    case (UInt8(ascii: "&"), UInt8(ascii: "&")): emit(.and, length: 2)
    case (UInt8(ascii: "|"), UInt8(ascii: "|")): emit(.or, length: 2)
    case (UInt8(ascii: ":"), UInt8(ascii: ":")): emit(.doubleColon, length: 2)
    case (UInt8(ascii: "."), UInt8(ascii: ".")) where peek(2) == UInt8(ascii: "."): emit(.ellipsis, length: 3)
    default: emit(Self.operators[Int(byte)] ?? .invalid, length: 1)
    }
  }

  private static let operators: [Token.Kind?] = {
    var table = [Token.Kind?](repeating: nil, count: 256)
    let kinds: [(Unicode.Scalar, Token.Kind)] = [
      ("[", .openBracket), ("]", .closeBracket), ("(", .openParenthesis), (")", .closeParenthesis),
      ("*", .star), ("+", .plus), ("-", .minus), ("%", .percent), ("=", .equals), ("<", .lessThan),
      (">", .greaterThan), ("!", .not), (".", .dot), (",", .comma), (":", .colon), ("?", .question),
      ("&", .bitwiseAnd), ("|", .bitwiseOr), ("~", .bitwiseNot), ("^", .bitwiseXor),
      ("'", .apostrophe), ("`", .backtick), (";", .semicolon),
    ]
    for (scalar, kind) in kinds { table[Int(scalar.value)] = kind }
    return table
  }()
}

extension Unicode.Scalar {
  /// Whether it is one of the invisible joiners that newer versions of Unicode allow in identifiers, and HCL does not.
  fileprivate var isJoiner: Bool { value == 0x200C || value == 0x200D }
}
