/// A lexeme: its kind and where it stands.
struct Token {
  let kind: Kind
  private let lower: UInt32
  private let upper: UInt32

  init(_ kind: Kind, _ bytes: Range<Int>) {
    self.kind = kind
    lower = UInt32(bytes.lowerBound)
    upper = UInt32(bytes.upperBound)
  }

  var bytes: Range<Int> { Int(lower)..<Int(upper) }

  /// The kinds of lexemes of HCL native syntax, the misspelt ones among them: the parser says what is wrong with those.
  enum Kind: UInt8 {
    case openBrace, closeBrace, openBracket, closeBracket, openParenthesis, closeParenthesis
    case openQuote, closeQuote, openHeredoc, closeHeredoc
    case star, slash, plus, minus, percent
    case equals, equalTo, notEqualTo, lessThan, lessOrEqual, greaterThan, greaterOrEqual
    case and, or, not
    case dot, comma, colon, doubleColon, ellipsis, fatArrow, question
    /// `${` or `${~`, and `%{` or `%{~`.
    case templateInterpolation, templateControl
    /// The `}` or `~}` that ends them.
    case templateEnd
    /// Text between quotes, and a line (or a piece of one) of a heredoc.
    case quotedText, heredocText
    case number, identifier
    case newline
    /// To the end of its line, whose newline is part of it: such a comment counts as a newline.
    case lineComment
    case blockComment
    case endOfFile

    // What is no part of the language.
    case bitwiseAnd, bitwiseOr, bitwiseNot, bitwiseXor
    case apostrophe, backtick, semicolon
    case invalid, invalidUTF8, newlineInQuotes
  }
}

extension Token.Kind {
  /// Summary and detail of the error that this lexeme is by itself, wherever it stands.
  var complaint: (summary: String, detail: String)? {
    switch self {
    case .bitwiseAnd:
      ("Unsupported operator", "Bitwise operators are not supported. Did you mean boolean AND (\"&&\")?")
    case .bitwiseOr:
      ("Unsupported operator", "Bitwise operators are not supported. Did you mean boolean OR (\"||\")?")
    case .bitwiseNot:
      ("Unsupported operator", "Bitwise operators are not supported. Did you mean boolean NOT (\"!\")?")
    case .bitwiseXor:
      ("Unsupported operator", "Bitwise operators are not supported.")
    case .apostrophe:
      ("Invalid character", "Single quotes are not valid. Use double quotes (\") to enclose strings.")
    case .backtick:
      (
        "Invalid character",
        "The \"`\" character is not valid. Write text of several lines as a heredoc, like \"<<EOT\"."
      )
    case .semicolon:
      (
        "Invalid character",
        "The \";\" character is not valid. Separate arguments and blocks by newlines, items of collections by commas."
      )
    case .invalid:
      ("Invalid character", "This character is not used within the language.")
    case .invalidUTF8:
      ("Invalid character encoding", "The file must be UTF-8.")
    case .newlineInQuotes:
      (
        "Invalid multi-line string",
        "A quoted string ends on its line. Write \\n for a newline, or the text as a heredoc, like \"<<EOT\"."
      )
    case .openBrace, .closeBrace, .openBracket, .closeBracket, .openParenthesis, .closeParenthesis, .openQuote,
      .closeQuote, .openHeredoc, .closeHeredoc, .star, .slash, .plus, .minus, .percent, .equals, .equalTo, .notEqualTo,
      .lessThan, .lessOrEqual, .greaterThan, .greaterOrEqual, .and, .or, .not, .dot, .comma, .colon, .doubleColon,
      .ellipsis, .fatArrow, .question, .templateInterpolation, .templateControl, .templateEnd, .quotedText,
      .heredocText, .number, .identifier, .newline, .lineComment, .blockComment, .endOfFile:
      nil
    }
  }
}
