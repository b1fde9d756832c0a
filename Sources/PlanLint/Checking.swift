public import PlanAnalysis
public import PlanModel
public import PlanPolicy
public import PlanReport

/// Finds out why each change happens and in what both sides differ.
public func analyze(_ run: Run) -> AnalyzedRun {
  Analyzer.analyze(run)
}

/// Judges a run and makes the report of it.
///
/// - Parameters:
///   - run: What was read and analyzed.
///   - policy: The rules, configuration and waivers to judge by; the built-in ones by default.
///   - inputs: The time that ages are counted from, and what else the plans do not say.
///   - options: What the report lists.
public func check(
  _ run: AnalyzedRun, against policy: Policy = Policy(), inputs: JudgingInputs,
  options: ReportOptions = ReportOptions()
) -> Report {
  Report(run: run, judgement: policy.judge(run, inputs: inputs), options: options)
}
