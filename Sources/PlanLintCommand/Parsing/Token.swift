/// An argument, by its form alone.
enum Token: Equatable {
  /// `--name` or `--name=value`.
  case long(name: String, value: String?)
  /// `-abc`: one-letter options, the last of which may take the rest as its value.
  case short(String)
  /// Anything else before `--`; `-` too, which stands for standard input.
  case word(String)
  /// Whatever follows `--`.
  case operand(String)

  /// Tells each argument's form.
  static func lex(_ arguments: [String]) -> [Token] {
    var tokens: [Token] = []
    for (index, argument) in arguments.enumerated() {
      if argument == "--" { return tokens + arguments[(index + 1)...].map(Token.operand) }
      tokens.append(Token(argument))
    }
    return tokens
  }

  private init(_ argument: String) {
    if argument.utf8.starts(with: "--".utf8) {
      let body = argument.dropFirst(2)
      if let equals = body.firstIndex(of: "=") {
        self = .long(name: String(body[..<equals]), value: String(body[body.index(after: equals)...]))
      } else {
        self = .long(name: String(body), value: nil)
      }
    } else if argument.utf8.first == UInt8(ascii: "-"), argument.utf8.count > 1 {
      self = .short(String(argument.dropFirst()))
    } else {
      self = .word(argument)
    }
  }
}
