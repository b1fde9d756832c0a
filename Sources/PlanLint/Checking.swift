import PlanAnalysis
public import PlanModel
public import PlanReport

/// Finds out why each change happens and in what both sides differ.
public func analyze(_ run: Run) -> AnalyzedRun { Analyzer.analyze(run) }
/// Makes the report of a run.
public func check(_ run: AnalyzedRun) -> Report {
  let incomplete = run.units.contains { !$0.unit.plan.isWhollyRead || $0.unit.plan.isErrored }
  return Report(
    run: run,
    judgement: Judgement(
      verdict: incomplete ? .incomplete : .pass, exitCode: incomplete ? 2 : 0, gate: .from(.high), blockingCount: 0,
      findings: [], couldNotTell: [],
      policy: PolicyFacts(files: [], ruleCount: 0, disabled: [], hash: ""), environments: [:], diagnostics: []),
    tool: Report.Tool(version: "0.1.0"))
}
