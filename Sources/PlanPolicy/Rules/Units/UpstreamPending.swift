import PlanModel

/// PL804: a unit that was planned with what another unit is about to change.
struct UpstreamPending: Rule {
  let metadata = RuleMetadata(
    id: "PL804", name: "upstream-pending", severity: .medium, scope: .units,
    summary: "A unit was planned with outputs that another unit of the run changes.",
    what: """
      Fires for a planned unit that depends, directly or through others, on a unit of the same run whose plan changes, \
      removes or leaves unknown an output, or that has no plan at all. Outputs that are only added do not count, \
      unless that unit is new. Units that were planned with mock outputs are said by PL801.
      """,
    why: """
      Terragrunt reads the outputs of other units from their state. In `run --all plan` nothing is applied in between, \
      so that this unit's plan holds for the old values: what will be applied later is another plan, which nobody \
      reviewed.
      """,
    remedy:
      "Apply the units in the order of their dependencies, and plan and review each when those before it are done.")

  func judge(_ unit: UnitContext) -> [Observation] {
    switch unit.analyzed.unit.status {
    case .planned, .noChanges: break
    case .errored, .incomplete, .missing, .excluded: return []
    }
    let upstreams = unit.analyzed.upstreams
    if upstreams.isEmpty { return [] }
    var finding = finding(
      about: unit, "This unit was planned on old inputs: what it depends on changes in the same run.")
    finding.because = upstreams.map(\.sentence).counted(beyond: "units upstream")
    finding.instead = [
      "Apply \(Phrase.names(upstreams.map(\.path), limit: 3)) first, then plan this unit again and review that plan."
    ]
    return [.finding(finding)]
  }
}

extension Upstream {
  fileprivate var sentence: Phrase {
    let unit: Phrase = through.map { "\(code: path) (through \(code: $0))" } ?? "\(code: path)"
    return switch condition {
    case .failed(.missing): "\(unit) was not planned, so what it will change is not known"
    case .failed: "\(unit) failed, so what it will change is not known"
    case .changesOutputs(let effects): "\(unit) \(effects.sentence)"
    }
  }
}

extension [OutputEffect] {
  /// What becomes of the outputs, grouped: `changes a and b; removes c`.
  var sentence: Phrase {
    let groups: [(words: String, isMember: (OutputEffect.Kind) -> Bool)] = [
      ("removes ", { $0 == .removed }),
      ("changes the type of ", { if case .retyped = $0 { true } else { false } }),
      ("changes ", { $0 == .updated }),
      ("will know only after apply ", { $0 == .unknown }),
      ("adds ", { $0 == .added }),
    ]
    let parts = groups.compactMap { group -> Phrase? in
      let names = filter { group.isMember($0.kind) }.map(\.name)
      return names.isEmpty ? nil : "\(words: group.words)\(Phrase.names(names))"
    }
    return parts.joined(by: "; ") ?? "changes outputs"
  }
}
