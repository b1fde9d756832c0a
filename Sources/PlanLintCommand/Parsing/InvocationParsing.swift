import PlanLint
import PlanModel

extension Invocation {
  /// Understands a command line.
  ///
  /// - Parameters:
  ///   - arguments: What follows the program's name.
  ///   - surroundings: What its meaning depends on beside that.
  /// - Throws: `UsageError` where it can't be run.
  init(_ arguments: [String], in surroundings: Surroundings) throws(UsageError) {
    let parsed = try ParsedArguments(arguments)
    if parsed.has(.version) {
      self = .version
      return
    }
    if parsed.has(.help) {
      self = .help(parsed.command)
      return
    }
    let command = parsed.command ?? .check
    // Without an order of its own the first foreign option that is named would change from run to run.
    for option in OptionName.allCases where parsed.has(option) && !command.declaration.takes(option) {
      throw .notTaken(option, by: command)
    }
    switch command {
    case .check: self = try .check(parsed, in: surroundings)
    case .inputs: self = try .inputs(parsed, in: surroundings)
    case .merge: self = try .merge(parsed, in: surroundings)
    case .rules:
      try parsed.expectNoOperands(of: command)
      self = .listRules(try parsed.choice(.color) ?? .auto)
    case .explain: self = .explain(rule: try parsed.onlyOperand(of: command), try parsed.choice(.color) ?? .auto)
    case .help: self = .help(try parsed.helpTopic())
    }
  }

  private static func check(_ parsed: ParsedArguments, in surroundings: Surroundings) throws(UsageError) -> Invocation {
    if parsed.command == nil { try parsed.rejectMisspeltCommand(in: surroundings) }
    if parsed.operands.isEmpty, surroundings.standardInputIsTerminal { return .shortHelp }
    var check = CheckInvocation(inputs: try parsed.inputs())
    check.presentation = try parsed.presentation()
    check.failOn = try parsed.gate()
    check.configuration = try parsed.nonEmpty(.config)
    check.unit = try parsed.unit(for: check.inputs)
    check.asOf = try parsed.asOf()
    check.extent = parsed.has(.all) ? .everything : .changes
    check.findings = parsed.has(.exitZero) ? .pass : .block
    check.backend = try parsed.backend()
    check.engine = try parsed.engine()
    return .check(check)
  }

  private static func inputs(_ parsed: ParsedArguments, in surroundings: Surroundings) throws(UsageError) -> Invocation
  {
    if parsed.operands.isEmpty, surroundings.standardInputIsTerminal { return .shortHelp }
    var inputs = InputsInvocation(inputs: try parsed.inputs())
    inputs.configuration = try parsed.nonEmpty(.config)
    inputs.unit = try parsed.unit(for: inputs.inputs)
    inputs.backend = try parsed.backend()
    inputs.engine = try parsed.engine()
    return .inputs(inputs)
  }

  private static func merge(_ parsed: ParsedArguments, in surroundings: Surroundings) throws(UsageError) -> Invocation {
    if parsed.operands.isEmpty, surroundings.standardInputIsTerminal { return .shortHelp }
    var merge = MergeInvocation(reports: try parsed.inputs())
    merge.presentation = try parsed.presentation()
    merge.failOn = try parsed.gate()
    merge.configuration = try parsed.nonEmpty(.config)
    merge.asOf = try parsed.asOf()
    merge.findings = parsed.has(.exitZero) ? .pass : .block
    return .merge(merge)
  }
}

// MARK: Operands

extension ParsedArguments {
  fileprivate func inputs() throws(UsageError) -> [InputArgument] {
    if operands.isEmpty { return [.standardInput] }
    guard operands.filter({ $0 == "-" }).count < 2 else {
      throw UsageError(message: "Standard input (-) can be read only once.", command: .check)
    }
    guard !operands.contains("") else { throw UsageError(message: "A PATH is empty.", command: .check) }
    return operands.map { $0 == "-" ? .standardInput : .path($0) }
  }

  fileprivate func rejectMisspeltCommand(in surroundings: Surroundings) throws(UsageError) {
    guard let word = operands.first, !word.contains("/"), !word.contains("."), word != "-", !surroundings.exists(word),
      let name = nearestName(to: word, among: CommandName.allCases.map(\.rawValue)), name != word
    else { return }
    throw UsageError(message: "There is no command and no file \"\(word)\". Did you mean \"planlint \(name)\"?")
  }

  fileprivate func expectNoOperands(of command: CommandName) throws(UsageError) {
    guard let word = operands.first else { return }
    throw UsageError(message: "planlint \(command.rawValue) takes no argument, not \"\(word)\".", command: command)
  }

  fileprivate func onlyOperand(of command: CommandName) throws(UsageError) -> String {
    guard operands.count == 1, let operand = operands.first else {
      throw UsageError(message: "The usage is: \(command.usage)", command: command)
    }
    return operand
  }

  fileprivate func helpTopic() throws(UsageError) -> CommandName? {
    guard let word = operands.first else { return nil }
    guard operands.count == 1 else {
      throw UsageError(message: "The usage is: \(CommandName.help.usage)", command: .help)
    }
    guard let topic = CommandName(rawValue: word) else {
      throw UsageError(
        message: LaterCommand(rawValue: word) != nil
          ? "The command \"\(word)\" is not in this version."
          : "There is no command \"\(word)\"." + didYouMean(word, among: CommandName.allCases.map(\.rawValue)))
    }
    return topic
  }
}

// MARK: Options

extension ParsedArguments {
  /// The value of an option that takes one of a few words.
  fileprivate func choice<Choice: RawRepresentable & CaseIterable>(
    _ option: OptionName
  ) throws(UsageError) -> Choice? where Choice.RawValue == String {
    guard let word = value(of: option) else { return nil }
    guard let choice = Choice(rawValue: word) else { throw .unknownWord(word, for: option, among: Choice.words) }
    return choice
  }

  fileprivate func presentation() throws(UsageError) -> Presentation {
    var presentation = Presentation()
    presentation.format = try choice(.format) ?? .text
    presentation.outputs = try outputs()
    presentation.detail = try detail()
    presentation.color = try choice(.color) ?? .auto
    presentation.maximumBytes = try maximumBytes() ?? presentation.maximumBytes
    return presentation
  }

  fileprivate func detail() throws(UsageError) -> Presentation.Detail {
    switch (has(.quiet), has(.verbose)) {
    case (true, true): throw UsageError(message: "--quiet and --verbose contradict each other.", command: .check)
    case (true, false): .quiet
    case (false, true): .verbose
    case (false, false): .normal
    }
  }

  fileprivate func gate() throws(UsageError) -> Gate? {
    guard let word = value(of: .failOn) else { return nil }
    guard let gate = Gate(word: word) else { throw .unknownWord(word, for: .failOn, among: Gate.words) }
    return gate
  }

  fileprivate func backend() throws(UsageError) -> JSONBackend {
    guard let word = value(of: .jsonBackend) else { return .swift }
    if let backend = JSONBackend(rawValue: word) { return backend }
    guard word == JSONBackend.optionalName else {
      throw .unknownWord(word, for: .jsonBackend, among: [JSONBackend.swift.rawValue, JSONBackend.optionalName])
    }
    throw .invalid(
      word, for: .jsonBackend, expected: "this planlint was built without it (swift build --traits JSONC)")
  }

  fileprivate func engine() throws(UsageError) -> EngineChoice {
    try nonEmpty(.engine).map(EngineChoice.program) ?? .automatic
  }

  fileprivate func nonEmpty(_ option: OptionName) throws(UsageError) -> String? {
    guard let text = value(of: option) else { return nil }
    guard !text.isEmpty else { throw .invalid(text, for: option, expected: "it is empty") }
    return text
  }

  fileprivate func unit(for inputs: [InputArgument]) throws(UsageError) -> String? {
    guard let unit = try nonEmpty(.unit) else { return nil }
    guard inputs.count == 1 else {
      throw UsageError(
        message: "--unit names the unit of a single input, and there are \(inputs.count).", command: .check)
    }
    return unit
  }

  fileprivate func asOf() throws(UsageError) -> Moment? {
    guard let text = value(of: .asOf) else { return nil }
    guard let moment = CalendarDate(text).map({ Moment($0) }) ?? Moment(text) else {
      throw .invalid(text, for: .asOf, expected: "a time is written 2026-11-24 or 2026-11-24T09:41:07Z")
    }
    return moment
  }

  fileprivate func maximumBytes() throws(UsageError) -> Int? {
    guard let text = value(of: .maxBytes) else { return nil }
    guard let bytes = Int(text), bytes > 0 else {
      throw .invalid(text, for: .maxBytes, expected: "it is a number of bytes, such as 65536")
    }
    return bytes
  }

  fileprivate func outputs() throws(UsageError) -> [Presentation.OutputArgument] {
    var outputs: [Presentation.OutputArgument] = []
    for text in options[.output] ?? [] {
      guard let equals = text.firstIndex(of: "="), text.index(after: equals) < text.endIndex else {
        throw .invalid(text, for: .output, expected: "it is FORMAT=FILE, such as markdown=summary.md")
      }
      let word = String(text[..<equals])
      guard let format = ReportFormat(rawValue: word) else {
        throw .unknownWord(word, for: .output, among: ReportFormat.words)
      }
      let path = String(text[text.index(after: equals)...])
      guard !outputs.contains(where: { $0.path == path }) else {
        throw .invalid(text, for: .output, expected: "another --output writes that file")
      }
      outputs.append(Presentation.OutputArgument(format: format, path: path))
    }
    return outputs
  }
}
