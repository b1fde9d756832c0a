import PlanKnowledge
import PlanModel

/// PL106: what would soften a loss is turned off.
struct SafetyNetMissing: Rule {
  let metadata = RuleMetadata(
    id: "PL106", name: "destroy-without-safety-net", severity: .critical, scope: .change,
    summary: "A destroy or replacement would leave no last copy, no recovery window, or not stop at what it holds.",
    what: """
      Raises the finding on a destroy or replacement to critical where the recorded object keeps no last copy \
      (`skip_final_snapshot = true`), has no recovery window (`recovery_window_in_days = 0`), or goes with all it \
      holds (`force_destroy = true`), and adds the line that says so. It judges the value before the change, because \
      that is what the provider goes by; where the input hides it, the rule could not tell. What is harmless by the \
      facts on its type is not raised.
      """,
    why: "With the net a mistake costs hours. Without it, it costs the data.",
    remedy: """
      Turn the net on in a change of its own, apply that, and only then destroy: the provider goes by what is recorded.
      """)

  func judge(_ change: ChangeContext) -> [Observation] {
    guard change.losesRealObject else { return [] }
    let hidden = change.protections.filter(\.isHiddenNet)
    if hidden.isEmpty { return [] }
    return [
      .couldNotTell(
        CouldNotTell(
          rule: metadata.id, unit: change.unit.path, address: change.address, paths: hidden.map(\.path),
          why: "the input does not show whether a safety net is in place"))
    ]
  }

  func refine(_ finding: inout Finding, of change: ChangeContext) {
    guard finding.tellsLoss, change.losesRealObject else { return }
    let missing = ProtectionState.speakers(among: change.protections).compactMap(\.absence)
    if missing.isEmpty { return }
    if finding.severity >= .medium { finding.severity = .critical }
    finding.because += missing.map { "there is no safety net: \($0) (\(code: metadata.id))" }
  }
}
