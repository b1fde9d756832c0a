/// A command line taken apart, its options known and its values still text.
struct ParsedArguments: Equatable {
  /// The command, nil where none was named.
  var command: CommandName?
  /// The values of each option that was given, in their order; an option without a value has an empty one.
  var options: [OptionName: [String]] = [:]
  /// The words that are no options.
  var operands: [String] = []

  /// Whether an option was given.
  func has(_ option: OptionName) -> Bool { options[option] != nil }

  /// The value of an option, the last one where it was given more than once.
  func value(of option: OptionName) -> String? { options[option]?.last }
}

extension ParsedArguments {
  /// Takes a command line apart.
  ///
  /// - Parameter arguments: What follows the program's name.
  /// - Throws: `UsageError` where an option is unknown, has no value or one too many, or a command is of a later version.
  init(_ arguments: [String]) throws(UsageError) {
    var tokens = Token.lex(arguments)[...]
    var isFirstWord = true
    while let token = tokens.popFirst() {
      switch token {
      case .long(let name, let value): try takeLong(name, value, &tokens)
      case .short(let letters): try takeShort(letters, &tokens)
      case .operand(let text): operands.append(text)
      case .word(let text):
        if !isFirstWord {
          operands.append(text)
        } else if let name = CommandName(rawValue: text) {
          command = name
        } else if LaterCommand(rawValue: text) != nil {
          throw UsageError(
            message: "The command \"\(text)\" is not in this version. A file or folder of that name is ./\(text)")
        } else {
          operands.append(text)
        }
        isFirstWord = false
      }
    }
  }

  private mutating func takeLong(
    _ name: String, _ attached: String?, _ rest: inout ArraySlice<Token>
  ) throws(UsageError) {
    guard let option = OptionName(rawValue: name) else { throw .unknownOption(name, command: command) }
    switch (option.declaration.value.placeholder, attached) {
    case (nil, nil): add("", to: option)
    case (nil, .some): throw UsageError(message: "\(option.spelling) takes no value.")
    case (.some, let value?): add(value, to: option)
    case (let placeholder?, nil): add(try nextValue(of: option, placeholder, &rest), to: option)
    }
  }

  private mutating func takeShort(_ letters: String, _ rest: inout ArraySlice<Token>) throws(UsageError) {
    var letters = letters[...]
    while let letter = letters.popFirst() {
      guard let option = OptionName(short: letter) else {
        throw UsageError(message: "There is no option -\(letter).")
      }
      guard let placeholder = option.declaration.value.placeholder else {
        add("", to: option)
        continue
      }
      add(letters.isEmpty ? try nextValue(of: option, placeholder, &rest) : String(letters), to: option)
      letters = ""
    }
  }

  private func nextValue(
    of option: OptionName, _ placeholder: String, _ rest: inout ArraySlice<Token>
  ) throws(UsageError) -> String {
    guard case .word(let value)? = rest.first else {
      throw UsageError(message: "\(option.spelling) needs a value: \(option.spelling) \(placeholder).")
    }
    rest.removeFirst()
    return value
  }

  private mutating func add(_ value: String, to option: OptionName) {
    options[option, default: []].append(value)
  }
}
