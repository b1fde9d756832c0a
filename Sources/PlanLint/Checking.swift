import PlanAnalysis
public import PlanModel
public import PlanPolicy
public import PlanReport

/// Finds out why each change happens and in what both sides differ.
public func analyze(_ run: Run) -> AnalyzedRun { Analyzer.analyze(run) }

/// Judges a run and makes the report of it.
///
/// - Parameters:
///   - run: What was read and analyzed.
///   - policy: The rules, the configuration and the waivers to judge by; the built-in rules by default.
///   - inputs: The time that ages are counted from, and what else the plans do not say.
///   - listing: Which changes the report lists.
/// - Returns: The report, to be rendered.
public func check(
  _ run: AnalyzedRun, against policy: Policy = Policy(), inputs: JudgingInputs, listing: Report.Listing = .changes
) -> Report {
  Report(run: run, judgement: policy.judge(run, inputs: inputs), tool: .planlint, listing: listing)
}

extension Report.Tool {
  /// This version of planlint.
  public static let planlint = Report.Tool(version: "0.1.0")
}
