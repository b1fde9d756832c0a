import PlanKnowledge
import PlanModel

/// PL115: an object that stays, and that nobody manages any more.
struct Forgotten: Rule {
  let metadata = RuleMetadata(
    id: "PL115", name: "forgotten", severity: .medium, scope: .change,
    summary: "An object would drop out of the state and stay behind, unmanaged.",
    what: """
      Fires for a managed object that is forgotten (a `removed` block, or `lifecycle { destroy = false }`), and for a \
      replacement that forgets its old object; there it stands beside the finding on the replacement. High where the \
      type holds state.
      """,
    why: """
      It goes on running and costing, and its name stays taken; no plan will mention it again, so drift, patches and \
      its end are nobody's work.
      """,
    remedy: "Say who keeps it from now on: another configuration with an `import` block, or a person who deletes it.")

  func judge(_ change: ChangeContext) -> [Observation] {
    guard change.address.mode == .managed else { return [] }
    let message: Phrase
    switch change.action {
    case .forget: message = "It would leave the state and stay behind, unmanaged."
    case .replace(let replacement) where replacement.oldObject == .forgotten:
      message = "The old object would leave the state and stay behind, unmanaged."
    case .noOp, .create, .read, .update, .replace, .destroy, .open, .unknown: return []
    }
    let isStateful = change.facts?.isStateful ?? false
    var finding = finding(about: change, severity: isStateful ? .high : nil, message)
    finding.paths = change.analyzed.cause?.paths.map(\.path) ?? []
    finding.because = change.analyzed.reasons
    finding.instead = (change.analyzed.cause?.remedies ?? []).map(\.line)
    finding.instead.append("Give it to another configuration with an \(code: "import") block, or say who deletes it.")
    return [.finding(finding)]
  }
}
