import PlanKnowledge
import PlanModel

/// PL105: something that serves traffic is away between its destroy and its creation.
struct ServingDestroyedFirst: Rule {
  let metadata = RuleMetadata(
    id: "PL105", name: "serving-destroy-first", severity: .medium, scope: .change,
    summary: "An object that serves traffic would be destroyed before its successor exists.",
    what: """
      Fires beside the finding on the loss itself for a replacement, destroy first, of a type that serves: load \
      balancers, machines, services, groups of machines, nodes, gateways, APIs, CDNs.
      """,
    why: "Between the destroy and the create nothing answers, for as long as the creation takes, or fails.",
    remedy: """
      Set `lifecycle { create_before_destroy = true }`, with a name that may exist twice (`name_prefix`, or none); or \
      apply it in a window.
      """)

  func judge(_ change: ChangeContext) -> [Observation] {
    guard case .replaced(let replacement) = Loss(of: change), replacement.oldObject != .forgotten,
      change.hasRole(.serving), !change.hasRole(.benignReplacement)
    else { return [] }
    switch replacement.order {
    case .createFirst: return []
    case .destroyFirst: return [.finding(destroyedFirst(change))]
    case nil:
      let why: Phrase = "the input does not show whether it is destroyed first"
      return [
        .couldNotTell(
          CouldNotTell(
            rule: metadata.id, unit: change.unit.path, address: change.address, paths: [], why: why))
      ]
    }
  }

  private func destroyedFirst(_ change: ChangeContext) -> Finding {
    var finding = finding(
      about: change, "Nothing would serve in its place from the destroy until the new one is ready.")
    finding.paths = change.analyzed.cause?.paths.map(\.path) ?? []
    finding.because = ["\(code: change.address.type) is destroyed first, then created"] + change.analyzed.reasons
    finding.instead = [
      "Set \(code: "lifecycle { create_before_destroy = true }") on \(change.address.withoutKey), with a name that may exist twice."
    ]
    return finding
  }
}
