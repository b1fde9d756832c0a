import PlanLint
import PlanModel

/// What a command line asks for.
enum Invocation: Equatable {
  case check(CheckInvocation)
  case inputs(InputsInvocation)
  case merge(MergeInvocation)
  case listRules(ColorChoice)
  /// The rule as it was typed.
  case explain(rule: String, ColorChoice)
  /// The help of one command, or of all.
  case help(CommandName?)
  /// Nothing to do: a hint at how planlint is used, and exit code 2.
  case shortHelp
  case version
}

/// What `planlint check` was asked for.
struct CheckInvocation: Equatable {
  /// What to read, in the order in which it was named.
  var inputs: [InputArgument]
  /// Where the report goes, and how it looks there.
  var presentation = Presentation()
  /// From which severity on findings block, where the command line says so.
  var failOn: Gate?
  /// The configuration file, where the command line names one.
  var configuration: String?
  /// The name of the single input's unit, where the command line gives one.
  var unit: String?
  /// The time to judge by; nil is now.
  var asOf: Moment?
  /// What the report lists.
  var extent: Extent = .changes
  /// What findings at or above the gate do to the exit code.
  var findings: FindingsExit = .block
  var backend = JSONBackend.swift
  /// What shows binary plans.
  var engine = EngineChoice.automatic

  enum Extent { case changes, everything }
}

/// What `planlint inputs` was asked for.
struct InputsInvocation: Equatable {
  /// What to look at, in the order in which it was named.
  var inputs: [InputArgument]
  /// The configuration file, where the command line names one.
  var configuration: String?
  /// The name of the single input's unit, where the command line gives one.
  var unit: String?
  var backend = JSONBackend.swift
  /// What shows binary plans.
  var engine = EngineChoice.automatic
}

/// What `planlint merge` was asked for.
struct MergeInvocation: Equatable {
  /// The reports, in the order in which they were named.
  var reports: [InputArgument]
  /// Where the joined report goes, and how it looks there.
  var presentation = Presentation()
  /// From which severity on findings block, where the command line says so.
  var failOn: Gate?
  /// The configuration file, where the command line names one.
  var configuration: String?
  /// The time to judge by; nil is now.
  var asOf: Moment?
  /// What findings at or above the gate do to the exit code.
  var findings: FindingsExit = .block
}

/// What findings at or above the gate do to the exit code.
enum FindingsExit { case block, pass }

/// One thing to read.
enum InputArgument: Equatable {
  case standardInput
  case path(String)
}

/// Where a report goes, and how it looks there.
struct Presentation: Equatable {
  /// The format of standard output.
  var format = ReportFormat.text
  /// The files to write beside it.
  var outputs: [OutputArgument] = []
  /// How much text tells of it.
  var detail: Detail = .normal
  var color: ColorChoice = .auto
  /// The size that a markdown report should keep, in bytes.
  var maximumBytes = 65_536

  /// One file to write.
  struct OutputArgument: Equatable {
    var format: ReportFormat
    var path: String
  }

  enum Detail { case quiet, normal, verbose }
}

/// What the command line's meaning depends on beside the command line.
struct Surroundings {
  /// Whether a person, not a plan, is at standard input.
  var standardInputIsTerminal: Bool
  /// Whether there is a file or folder at a path.
  var exists: (String) -> Bool
}
