extension HelpPage {
  /// What planlint is, in a sentence.
  static let tagline =
    "planlint reads the plan of a Terraform, OpenTofu or Terragrunt run, says what will change and why, and judges it."

  /// The help of one command, or of all.
  static func help(_ command: CommandName?) -> HelpPage {
    guard let command else { return overview }
    let declaration = command.declaration
    return HelpPage(
      blocks: [.section(title: "Usage", [Entry(term: command.usage, meaning: "")])]
        + declaration.explanation.map(Block.paragraph)
        + declaration.options.map { .section(title: $0.title, $0.options.map(entry)) }
        + [examples(declaration.examples)]
        + (command == .check ? [exitCodes] : []))
  }

  /// What a person sees who started planlint without anything to read.
  static let hint = HelpPage(
    blocks: [
      .paragraph(tagline),
      examples(Array(CommandName.check.declaration.examples.prefix(2))),
      .paragraph("Nothing was given to read. For more: planlint --help"),
    ])

  private static let overview = HelpPage(
    blocks: [
      .paragraph(tagline),
      .section(
        title: "Commands", CommandName.allCases.map { Entry(term: $0.shortUsage, meaning: $0.declaration.summary) }),
      examples(
        CommandName.check.declaration.examples + CommandName.explain.declaration.examples.prefix(1)),
    ]
      + CommandName.check.declaration.options.map { .section(title: $0.title, $0.options.map(entry)) }
      + [.section(title: "Help", [entry(.help), entry(.version)]), exitCodes])

  private static func examples(_ examples: [CommandDeclaration.Example]) -> Block {
    .examples(title: "Examples", examples.map { Entry(term: $0.command, meaning: $0.purpose) })
  }

  private static let exitCodes = Block.section(
    title: "Exit codes", ExitCode.allCases.map { Entry(term: String($0.rawValue), meaning: $0.meaning) })

  private static func entry(_ option: OptionName) -> Entry {
    Entry(term: option.synopsis, meaning: option.declaration.help)
  }
}

extension OptionName {
  /// The option as help lists it, for example `-o, --output FORMAT=FILE`.
  var synopsis: String {
    let short = declaration.short.map { "-\($0), " } ?? ""
    return short + spelling + (declaration.value.placeholder.map { " " + $0 } ?? "")
  }
}
