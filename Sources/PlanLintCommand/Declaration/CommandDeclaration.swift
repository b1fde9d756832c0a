/// What a command is: parsing, `--help` and `docs/cli.md` are made from this.
struct CommandDeclaration: Sendable {
  /// What follows the command's name beside options, as the usage line shows it.
  let operands: Operands
  /// What it does, in a few words.
  let summary: String
  /// What it does, in full: a paragraph each.
  let explanation: [String]
  /// The options it takes, in the order of its help.
  let options: [OptionGroup]
  /// How it is used.
  let examples: [Example]

  /// The words beside options.
  enum Operands: Sendable {
    /// None.
    case none
    /// At most one.
    case optional(placeholder: String)
    /// Exactly one.
    case one(placeholder: String)
    /// Any number; none is standard input.
    case inputs(placeholder: String)
  }

  /// Options that belong together.
  struct OptionGroup: Sendable {
    let title: String
    let options: [OptionName]
  }

  /// A command line and what it is for.
  struct Example: Sendable {
    let command: String
    let purpose: String
  }

  /// Whether the command takes an option.
  func takes(_ option: OptionName) -> Bool {
    option == .help || options.contains { $0.options.contains(option) }
  }
}

extension CommandName {
  /// The declaration of the command.
  var declaration: CommandDeclaration {
    switch self {
    case .check: .check
    case .inputs: .inputs
    case .merge: .merge
    case .rules: .rules
    case .explain: .explain
    case .help: .help
    }
  }

  /// The usage line.
  var usage: String { usage(options: declaration.options.isEmpty ? "" : " [OPTION...]") }

  /// The usage line without options.
  var shortUsage: String { usage(options: "") }

  private func usage(options: String) -> String {
    let start = (self == .check ? "planlint [check]" : "planlint \(rawValue)") + options
    return switch declaration.operands {
    case .none: start
    case .optional(let placeholder): "\(start) [\(placeholder)]"
    case .one(let placeholder): "\(start) \(placeholder)"
    case .inputs(let placeholder): "\(start) \(placeholder)...|-"
    }
  }
}

extension CommandDeclaration {
  fileprivate static let check = CommandDeclaration(
    operands: .inputs(placeholder: "PATH"),
    summary: "read plans, judge them, report",
    explanation: [
      """
      Reads plans of Terraform, OpenTofu and Terragrunt runs, says what would change and why, and judges it by the rules and \
      by planlint.hcl. PATH is a file, a folder, or - for standard input, which is also read where no PATH is given.
      """,
      """
      A file is taken for what it holds: the JSON of show -json, the text of plan, a stream of plan -json, a binary plan, a \
      log of Terragrunt, its run report or its graph of units, compressed with gzip or not. Of a folder every file below it \
      that holds one of these is read; planlint inputs lists what each is taken for. Several inputs are one run: plans are \
      units, and what a log, a report or a graph says of a unit stands beside its plan.
      """,
      """
      The report goes to standard output, everything else to standard error.
      """,
    ],
    options: [
      OptionGroup(title: "The report", options: [.format, .output, .quiet, .verbose, .all, .maxBytes, .color]),
      OptionGroup(title: "The judgement", options: [.failOn, .exitZero, .config, .unit, .asOf]),
      OptionGroup(title: "Reading", options: [.engine, .jsonBackend]),
    ],
    examples: [
      Example(command: "tofu show -json tfplan | planlint", purpose: "judge a saved plan"),
      Example(command: "planlint plans/", purpose: "judge every plan below a folder, one unit each"),
      Example(
        command: "planlint run.log plans-json/ report.json",
        purpose: "judge a Terragrunt run by its log, its --json-out-dir and its run report"),
      Example(
        command: "planlint tfplan.json --output markdown=summary.md --output json=report.json",
        purpose: "also write what to paste into the pull request, and what programs read"),
      Example(command: "planlint --fail-on critical tfplan.json", purpose: "let findings below critical pass"),
    ])

  fileprivate static let inputs = CommandDeclaration(
    operands: .inputs(placeholder: "PATH"),
    summary: "say what each input is taken for",
    explanation: [
      """
      Reads what check would, and says in a line each what it is taken for: its form, its engine and version, its size, the unit \
      that it is; of a folder also which files are passed over, and why. The exit code is 2 where one can't be used.
      """
    ],
    options: [
      OptionGroup(title: "Reading", options: [.config, .unit, .engine, .jsonBackend])
    ],
    examples: [Example(command: "planlint inputs plans/", purpose: "see which files below a folder are read")])

  fileprivate static let merge = CommandDeclaration(
    operands: .inputs(placeholder: "REPORT"),
    summary: "join the reports of machines that divided a run among them",
    explanation: [
      """
      Joins JSON reports of planlint (--format json) to the report of the whole: the machines of a CI matrix each check some of \
      the units, and this gives one verdict. What concerns several units, such as a unit that was planned before one it \
      depends on is applied, is judged anew. All reports must be of this version and of the configuration that is in force here, \
      and no unit may be in two of them.
      """
    ],
    options: [
      OptionGroup(title: "The report", options: [.format, .output, .quiet, .verbose, .maxBytes, .color]),
      OptionGroup(title: "The judgement", options: [.failOn, .exitZero, .config, .asOf]),
    ],
    examples: [
      Example(command: "planlint merge shard-*.json", purpose: "one verdict on what several machines checked"),
      Example(command: "planlint merge --format markdown shard-*.json", purpose: "the same for the pull request"),
    ])

  fileprivate static let rules = CommandDeclaration(
    operands: .none,
    summary: "list the rules",
    explanation: ["Lists every rule with its id, its severity and what it finds."],
    options: [OptionGroup(title: "Options", options: [.color])],
    examples: [Example(command: "planlint rules", purpose: "see what is looked for")])

  fileprivate static let explain = CommandDeclaration(
    operands: .one(placeholder: "RULE"),
    summary: "show the page of a rule",
    explanation: [
      "Shows what a rule finds, why that matters and what to do about it. RULE is its id or its name."
    ],
    options: [OptionGroup(title: "Options", options: [.color])],
    examples: [
      Example(command: "planlint explain PL104", purpose: "why is replacing a database critical?"),
      Example(command: "planlint explain stateful-replaced", purpose: "the same, by name"),
    ])

  fileprivate static let help = CommandDeclaration(
    operands: .optional(placeholder: "COMMAND"),
    summary: "show this help, or a command's",
    explanation: ["Shows what planlint does, or how one of its commands is used."],
    options: [],
    examples: [Example(command: "planlint help check", purpose: "all options of check")])
}
