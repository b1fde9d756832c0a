import PlanModel

/// PL002: a plan whose planning failed part-way.
struct PlanErrored: Rule {
  let metadata = RuleMetadata(
    id: "PL002", name: "plan-errored", severity: .critical, scope: .unit,
    summary: "Planning failed part-way, so the list of changes is a fragment.",
    what: """
      Fires for a unit whose plan says `errored`. The changes that were planned before the error are reported beside \
      it. A unit of a Terragrunt run that failed before there was any is said by PL802.
      """,
    why: """
      The engine stopped where the error was: what comes after it, destroys too, is in no list. Such a plan cannot be \
      applied, and it says nothing about the plan that will be made once the error is gone.
      """,
    remedy: "Read the first error, do what its cause asks for, and plan this unit again.",
    adjustability: .fixed)

  func judge(_ unit: UnitContext) -> [Observation] {
    guard case .fragment = unit.failure else { return [] }
    var finding = finding(
      about: unit, "Planning failed part-way: the changes below are a fragment, and nothing speaks for the rest.")
    let errors = unit.plan.diagnostics.filter { $0.severity == .error }
    finding.because = errors.map(\.summary)
    if finding.because.isEmpty {
      finding.because = [unit.analyzed.unit.statusReason ?? "the plan says \(code: "errored: true")"]
    }
    finding.instead =
      errors.compactMap(\.remedy) + ["Look for the first error in the output of the run, and plan this unit again."]
    return [.finding(finding)]
  }
}
