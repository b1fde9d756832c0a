import PlanLint
import PlanModel

/// The options, by their long names.
enum OptionName: String, CaseIterable, Sendable {
  case format, output, all, color
  case maxBytes = "max-bytes"
  case failOn = "fail-on"
  case exitZero = "exit-zero"
  case config, unit
  case asOf = "as-of"
  case quiet, verbose
  case engine
  case jsonBackend = "json-backend"
  case help, version
}

/// What an option is.
struct OptionDeclaration: Sendable {
  /// Its one-letter name.
  var short: Character?
  /// What follows it.
  let value: Value
  /// What it does.
  let help: String

  /// What follows an option.
  enum Value: Sendable {
    /// Nothing.
    case none
    /// One of these words.
    case word(placeholder: String, [String])
    /// A file that is read or written.
    case file(placeholder: String)
    /// A format and a file, joined by `=`.
    case formatAndFile
    /// Anything else.
    case text(placeholder: String)

    /// What stands for it in a usage line, nil where nothing follows.
    var placeholder: String? {
      switch self {
      case .none: nil
      case .word(let placeholder, _): placeholder
      case .file(let placeholder), .text(let placeholder): placeholder
      case .formatAndFile: "FORMAT=FILE"
      }
    }
  }
}

extension OptionName {
  /// The option as it is typed.
  var spelling: String { "--" + rawValue }

  /// The declaration of the option.
  var declaration: OptionDeclaration {
    switch self {
    case .format:
      OptionDeclaration(
        value: .word(placeholder: "FORMAT", ReportFormat.words),
        help: "What standard output gets: text (the default, for a terminal), markdown (for a pull request) or json.")
    case .output:
      OptionDeclaration(
        short: "o", value: .formatAndFile,
        help: "Write the report to a file too, in that format. May be given several times.")
    case .all:
      OptionDeclaration(
        value: .none, help: "List the resources that do not change, too.")
    case .color:
      OptionDeclaration(
        value: .word(placeholder: "WHEN", ColorChoice.words),
        help: "Color text: auto (the default: on a terminal, unless NO_COLOR is set), always or never.")
    case .maxBytes:
      OptionDeclaration(
        value: .text(placeholder: "N"),
        help: """
          The size that a markdown report should keep, 65536 bytes by default. Details are cut to fit, and counted; \
          findings and destructive changes never.
          """)
    case .failOn:
      OptionDeclaration(
        value: .word(placeholder: "SEVERITY", Gate.words),
        help: """
          From which severity on findings block, with exit code 1: critical, high (the default), medium, low, info or \
          never. Wins over planlint.hcl.
          """)
    case .exitZero:
      OptionDeclaration(value: .none, help: "End with 0 where findings would block. Never hides exit code 2.")
    case .config:
      OptionDeclaration(
        value: .file(placeholder: "FILE"),
        help: """
          The configuration. Otherwise planlint.hcl is looked for from the working directory upward to the root of the \
          repository.
          """)
    case .unit:
      OptionDeclaration(
        value: .text(placeholder: "NAME"),
        help: "The path of the unit that a single input belongs to, for example prod/eu-west-1/db.")
    case .asOf:
      OptionDeclaration(
        value: .text(placeholder: "TIME"),
        help: """
          The time to judge by (age of plans, expiry of waivers) instead of now: 2026-11-24 or 2026-11-24T09:41:07Z.
          """)
    case .quiet:
      OptionDeclaration(
        short: "q", value: .none,
        help: "Text tells no more than the verdict, the findings and the reason of the exit code.")
    case .verbose:
      OptionDeclaration(
        short: "v", value: .none,
        help: "Text tells every attribute of every change, and standard error how long it took.")
    case .engine:
      OptionDeclaration(
        value: .text(placeholder: "PROGRAM"),
        help: """
          What shows binary plans, by its name on PATH or its path. Otherwise what TG_TF_PATH or TERRAGRUNT_TFPATH \
          names, else tofu or terraform, whichever can.
          """)
    case .jsonBackend:
      OptionDeclaration(
        value: .word(placeholder: "READER", [JSONBackend.swift.rawValue, JSONBackend.optionalName]),
        help: """
          What reads the JSON: built-in (the default), or json-c as a slower second opinion, where planlint was built \
          with the trait JSONC.
          """)
    case .help: OptionDeclaration(short: "h", value: .none, help: "Show help.")
    case .version: OptionDeclaration(value: .none, help: "Show the version.")
    }
  }

  /// The option with a one-letter name.
  init?(short: Character) {
    guard let option = OptionName.allCases.first(where: { $0.declaration.short == short }) else { return nil }
    self = option
  }
}
