import PlanModel

/// PL007: the engine's own counts are not those of what was read.
struct CountMismatch: Rule {
  let metadata = RuleMetadata(
    id: "PL007", name: "summary-mismatch", severity: .critical, scope: .unit,
    summary: "The `Plan:` line counts other changes than were read from the text.",
    what: """
      Fires, with exit code 2, where the last line of a plan's text (`Plan: 1 to add, 0 to change, 3 to destroy.`) \
      does not agree with the changes that were read above it.
      """,
    why: """
      Text is made for people, and its shape changes between versions. The count is the only proof that no change was \
      overlooked.
      """,
    remedy:
      "Give the JSON of the plan (`tofu show -json`, `terraform show -json`), which does not have to be guessed at.",
    adjustability: .fixed)

  func judge(_ unit: UnitContext) -> [Observation] {
    unit.plan.shortcomings.compactMap { shortcoming in
      guard case .countMismatch(let said, let read, let place) = shortcoming else { return nil }
      var finding = finding(about: unit, "The plan's own counts disagree with the changes that were read.")
      finding.because = ["it counts \(said.sentence)", "\(read.sentence) were read"]
      finding.instead = ["Give the JSON of this plan: \(code: "tofu show -json") or \(code: "terraform show -json")."]
      finding.location = place.location
      return .finding(finding)
    }
  }
}

extension ChangeCounts {
  fileprivate var sentence: Phrase {
    let counts = "\(imported) to import, \(added) to add, \(changed) to change, \(destroyed) to destroy" as Phrase
    return forgotten.map { "\(counts), \($0) to forget" } ?? counts
  }
}
