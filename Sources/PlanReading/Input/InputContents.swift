public import PlanModel

/// What an input turned out to hold.
public enum InputContents: Sendable {
  /// Plans that nothing in the input names, and nothing has to: one, or several of a text.
  case plans([Plan])
  /// Plans of several units, and not a word of which plan is whose, as `terragrunt run --all -- show -json` prints them:
  /// they are read, but nothing passes. The diagnostic says what to run instead.
  case unnamedPlans([Plan], Diagnostic)
  /// What a Terragrunt run wrote: its units with their names.
  case terragruntLog(TerragruntLog)
  /// A run report of Terragrunt (`--report-file`): what became of each unit, without plans.
  case runReport([UnitOutcome])
  /// What a discovery command of Terragrunt prints (`dag graph`, `find --dag --json`): which unit depends on which.
  case unitGraph(UnitGraph)
}

/// The log of a Terragrunt run, put together again unit by unit.
public struct TerragruntLog: Sendable {
  /// The units by name: those with a plan, and those of which the log says that they failed, were left out or are missing.
  public var units: [Unit]
  /// What it says of the run.
  public var run: TerragruntRun
  /// What concerns no single unit: an estate that could not be read at all, lines that name no unit.
  public var diagnostics: [Diagnostic]

  /// Makes a log.
  public init(units: [Unit], run: TerragruntRun, diagnostics: [Diagnostic]) {
    self.units = units
    self.run = run
    self.diagnostics = diagnostics
  }
}
