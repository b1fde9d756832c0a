import PlanKnowledge
import PlanModel

/// PL107: a destroy that will be refused, half-way through the apply.
struct DestroyBlocked: Rule {
  let metadata = RuleMetadata(
    id: "PL107", name: "destroy-blocked-midway", severity: .medium, scope: .change,
    summary: "A destroy or replacement would be refused by a protection, in the middle of the apply.",
    what: """
      Adds a line to the finding on a destroy or replacement, and raises it to medium at least, where the recorded \
      object is protected: `deletion_protection = true` and its like stop the destroy, and a bucket without \
      `force_destroy` stops it while anything is in it.
      """,
    why: """
      The plan does not know of it. The apply does, after it has changed other things: half of the plan is done, and \
      the state is somewhere between two configurations.
      """,
    remedy: """
      If it is meant to go, turn the protection off in a change of its own and apply that first. If it is not, the \
      protection has just done its work: find out why the plan wants to destroy it.
      """)

  func refine(_ finding: inout Finding, of change: ChangeContext) {
    guard finding.tellsLoss, change.losesRealObject else { return }
    let obstacles = ProtectionState.speakers(among: change.protections).compactMap(\.obstacle)
    if obstacles.isEmpty { return }
    finding.severity = max(finding.severity, .medium)
    finding.because += obstacles.map { "\($0) (\(code: metadata.id))" }
  }
}
