import PlanModel

/// PL011: actions that run beside the changes.
struct ActionsInvoked: Rule {
  let metadata = RuleMetadata(
    id: "PL011", name: "action-invocation", severity: .medium, scope: .unit,
    summary: "The plan runs actions beside its changes.",
    what: """
      Fires for a unit whose plan invokes actions (Terraform 1.14 and later): an `action` block that a resource's \
      `action_trigger` starts, or `-invoke`.
      """,
    why: """
      An action does something to the world that no attribute shows: it runs a function, restarts a machine, clears a \
      cache. The counts of a plan do not hold it, and nothing undoes it.
      """,
    remedy: "Read what the action does, and whether this is the moment for it.")

  func judge(_ unit: UnitContext) -> [Observation] {
    let invocations = unit.plan.actionInvocations
    if invocations.isEmpty { return [] }
    var finding = finding(
      about: unit,
      "\(words: invocations.count == 1 ? "An action" : "\(invocations.count) actions") would run beside the changes.")
    finding.because = invocations.map(\.sentence).counted(beyond: "actions")
    finding.instead = ["Make sure that what they do is wanted now: no later plan undoes it."]
    return [.finding(finding)]
  }
}

extension ActionInvocation {
  fileprivate var sentence: Phrase {
    switch trigger {
    case .lifecycle(let resource, let event): "\(code: address) runs at \(code: event) of \(code: resource)"
    case .invoke: "\(code: address) runs because of \(code: "-invoke")"
    case .unspecified: "\(code: address) runs; the plan does not say what starts it"
    }
  }
}
