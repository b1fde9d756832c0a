import PlanModel

/// A command line that can't be run; always exit code 2, without a report.
struct UsageError: Error, Equatable {
  /// What is wrong and what to do, a sentence each.
  let message: String
  /// The command whose help has more, nil for planlint as a whole.
  var command: CommandName?

  /// What standard error gets.
  var text: String {
    let help = command.map { "planlint \($0.rawValue) --help" } ?? "planlint --help"
    return "planlint: \(message)\nFor more: \(help)\n"
  }
}

extension UsageError {
  static func unknownOption(_ name: String, command: CommandName?) -> UsageError {
    let names = OptionName.allCases.filter { command?.declaration.takes($0) ?? true }.map(\.rawValue)
    let nearest = nearestName(to: name, among: names).map { " Did you mean --\($0)?" } ?? ""
    return UsageError(message: "There is no option --\(name).\(nearest)", command: command)
  }

  static func notTaken(_ option: OptionName, by command: CommandName) -> UsageError {
    let others = CommandName.allCases.filter { $0.declaration.takes(option) }.map { "planlint \($0.rawValue)" }
    let hint = others.isEmpty ? "" : " \(others.joined(separator: " and ")) \(others.count == 1 ? "has" : "have") it."
    return UsageError(
      message: "planlint \(command.rawValue) has no option \(option.spelling).\(hint)", command: command)
  }

  static func invalid(_ value: String, for option: OptionName, expected: String) -> UsageError {
    UsageError(message: "\(option.spelling) can't be \"\(value)\": \(expected).")
  }

  /// A word that is none of those expected.
  static func unknownWord(_ word: String, for option: OptionName, among words: [String]) -> UsageError {
    invalid(
      word, for: option, expected: "it is one of \(words.joined(separator: ", "))." + didYouMean(word, among: words))
  }
}
