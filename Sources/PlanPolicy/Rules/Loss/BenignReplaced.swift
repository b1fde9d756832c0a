import PlanKnowledge
import PlanModel

/// PL123: a replacement that is how objects of this type are changed.
struct BenignReplaced: Rule {
  let metadata = RuleMetadata(
    id: "PL123", name: "benign-replace", severity: .info, scope: .change,
    summary: "An object that is replaced whenever it changes would be replaced.",
    what: """
      Fires for a replacement of a type whose objects are made anew for each change and hold nothing: task \
      definitions, launch templates' versions, layer versions, `null_resource`, `terraform_data` and the like. It \
      speaks instead of PL104 and PL124; a `critical` block is stronger.
      """,
    why: "It is said so that the replacement is counted, and it does not block, so that the dangerous ones are seen.",
    remedy: "Nothing, unless what follows from it (a trigger, a new revision) is not meant.",
    turn: LossTurn.benign.turn)

  func judge(_ change: ChangeContext) -> [Observation] {
    guard case .replaced = Loss(of: change), change.hasRole(.benignReplacement) else { return [] }
    var finding = finding(
      about: change, "\(code: change.address.type) would be replaced, which is how such an object is changed.")
    finding.paths = change.analyzed.cause?.paths.map(\.path) ?? []
    finding.because = change.analyzed.reasons
    return [.finding(finding)]
  }
}
