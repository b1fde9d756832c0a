/// Turns the text of an HCL file into a syntax tree.
///
/// The first mistake ends it: what follows one is mostly a consequence of it.
public enum HCLParser {
  /// Reads a whole file: attributes and blocks.
  ///
  /// - Throws: ``HCLError`` at the first mistake, with its place.
  public static func parse(_ file: SourceFile) throws(HCLError) -> Body {
    try run(on: file) { parser throws(HCLError) in try parser.parseFile() }
  }

  /// Reads an expression that is the whole content of a file, as it would stand after `name = `.
  ///
  /// - Throws: ``HCLError`` at the first mistake, with its place.
  public static func parseExpression(_ file: SourceFile) throws(HCLError) -> Expression {
    try run(on: file) { parser throws(HCLError) in try parser.parseWholeExpression() }
  }

  private static func run<Tree>(
    on file: SourceFile, _ parse: (inout Parser) throws(HCLError) -> Tree
  ) throws(HCLError) -> Tree {
    var parser = Parser(file)
    let misspelt = parser.firstMisspeltToken
    do throws(HCLError) {
      let tree = try parse(&parser)
      if let misspelt { throw misspelt }
      return tree
    } catch {
      // Of a lexeme that is wrong by itself and of what the parser makes of it, the first in the text is the cause.
      if let misspelt, misspelt.range.bytes.lowerBound <= error.range.bytes.lowerBound { throw misspelt }
      throw error
    }
  }
}

/// The cursor over a file's tokens, and what nesting it is in.
struct Parser {
  let file: SourceFile
  private let tokens: [Token]
  private var index = 0
  /// Whether a newline ends something here, for each bracket that is open.
  private var newlinePolicies: [NewlinePolicy] = [.significant]
  private var depth = 0

  /// The deepest nesting of brackets and blocks that is read: more than people or programs write, and safe on the small
  /// stack of a thread.
  static let maximumDepth = 128

  /// The tallest tree that is made: every further operator of `a + b + c` adds a level to it, too.
  static let maximumHeight = 512

  enum NewlinePolicy {
    case significant, skipped
  }

  init(_ file: SourceFile) {
    self.file = file
    tokens = Lexer.tokens(of: file.bytes)
  }

  /// The first lexeme that is no part of the language, as an error.
  var firstMisspeltToken: HCLError? {
    for token in tokens {
      if let (summary, detail) = token.kind.complaint {
        return HCLError(summary, detail, at: range(of: token))
      }
    }
    return nil
  }

  // MARK: Tokens

  /// The next token that counts here; a line comment counts as the newline at its end.
  func peek() -> Token {
    tokens[indexOfNext()]
  }

  /// The kind of the next token that counts.
  var next: Token.Kind {
    let kind = peek().kind
    return kind == .lineComment ? .newline : kind
  }

  /// Goes past the next token that counts.
  @discardableResult
  mutating func advance() -> Token {
    let place = indexOfNext()
    // Nothing follows the end of the file: it is met as often as it is asked for.
    index = min(place + 1, tokens.count - 1)
    return tokens[place]
  }

  private func indexOfNext() -> Int {
    var place = index
    let skipsNewlines = newlinePolicies[newlinePolicies.count - 1] == .skipped
    while true {
      let token = tokens[place]
      switch token.kind {
      case .blockComment: break
      case .newline where skipsNewlines: break
      case .lineComment where skipsNewlines || !endsWithNewline(token): break
      default: return place
      }
      place += 1
    }
  }

  private func endsWithNewline(_ comment: Token) -> Bool {
    file.bytes[comment.bytes.upperBound - 1] == UInt8(ascii: "\n")
  }

  /// Goes past the next token if it is of a kind.
  mutating func advance(past kind: Token.Kind) -> Token? {
    next == kind ? advance() : nil
  }

  /// Whether the next token is a name with this spelling.
  func isAt(keyword: String) -> Bool {
    let token = peek()
    return token.kind == .identifier && text(of: token) == keyword
  }

  func text(of token: Token) -> String {
    String(decoding: file.bytes[token.bytes], as: UTF8.self)
  }

  func range(of token: Token) -> SourceRange {
    SourceRange(file: file, bytes: token.bytes)
  }

  /// From the start of one token to the end of another.
  func range(from first: Token, to last: Token) -> SourceRange {
    SourceRange(file: file, bytes: first.bytes.lowerBound..<max(first.bytes.lowerBound, last.bytes.upperBound))
  }

  func identifier(_ token: Token) -> Identifier {
    Identifier(text: text(of: token), range: range(of: token))
  }

  // MARK: Errors and nesting

  /// The error that something about the next token is wrong.
  func error(_ summary: String, _ detail: String) -> HCLError {
    error(summary, detail, at: peek())
  }

  /// The error that something about a token is wrong.
  func error(_ summary: String, _ detail: String, at token: Token) -> HCLError {
    HCLError(summary, detail, at: range(of: token))
  }

  /// Reads something in which newlines count or do not.
  mutating func with<Part>(
    newlines policy: NewlinePolicy, _ parse: (inout Parser) throws(HCLError) -> Part
  ) throws(HCLError) -> Part {
    newlinePolicies.append(policy)
    defer { newlinePolicies.removeLast() }
    return try parse(&self)
  }

  /// Reads something one level deeper.
  mutating func nested<Part>(_ parse: (inout Parser) throws(HCLError) -> Part) throws(HCLError) -> Part {
    guard depth < Self.maximumDepth else { throw tooDeep(at: range(of: peek())) }
    depth += 1
    defer { depth -= 1 }
    return try parse(&self)
  }

  /// Makes an expression of parts that were read.
  func expression(_ kind: Expression.Kind, at range: SourceRange) throws(HCLError) -> Expression {
    let made = Expression(kind, at: range)
    guard made.height <= Self.maximumHeight else { throw tooDeep(at: range) }
    return made
  }

  private func tooDeep(at range: SourceRange) -> HCLError {
    HCLError("Nesting too deep", "Expressions and blocks nest at most \(Self.maximumDepth) levels deep.", at: range)
  }
}
