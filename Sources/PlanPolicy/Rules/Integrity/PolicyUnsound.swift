import PlanModel
import PlanKnowledge

/// PL013: a policy that cannot judge, or does not say what its authors mean.
struct PolicyUnsound: Rule {
  let metadata = RuleMetadata(
    id: "PL013", name: "policy-unsound", severity: .critical, scope: .run,
    summary: "The configuration has errors, no rule is left, or a `critical` block matches nothing.",
    what: """
      Critical, with exit code 2, where `planlint.hcl` holds an error or turns every rule off. Low where a `critical` \
      block matches nothing: its types are known nowhere, or none of its addresses is in the plans at hand. Where the \
      plans do not list what stays as it is, or hold none of the block's units, that is only information.
      """,
    why: """
      A linter without rules passes everything, and a `critical` block with a slip of the pen guards nothing, while \
      everybody believes that it does.
      """,
    remedy: "Correct the place that is named. `critical` addresses go by step: `module.core.**`.",
    adjustability: .fixed)

  func judge(_ run: RunContext) -> [Observation] {
    var findings: [Finding] = []
    let errors = run.policy.mistakes.filter { $0.severity == .error }
    if !errors.isEmpty {
      var finding = finding(
        "The configuration has \(errors.count) \(words: errors.count == 1 ? "error" : "errors"): it does not say what to judge by."
      )
      finding.because = errors.map(\.line)
      finding.instead = ["Correct the places that are named; a policy is taken as a whole or not at all."]
      finding.location = errors.first?.place.location
      findings.append(finding)
    }
    if !run.policy.canFindAnything {
      var finding = finding("No rule is left that could find anything: a pass would mean nothing.")
      finding.instead = ["Turn on again what the \(code: "rule") blocks turn off."]
      findings.append(finding)
    }
    findings += run.policy.configuration.critical.compactMap { unused($0, in: run) }
    return findings.map { .finding($0) }
  }

  private func unused(_ matcher: CriticalMatcher, in run: RunContext) -> Finding? {
    let objects = run.run.units.flatMap { unit in
      (unit.changes + unit.drift).map { ($0.change.address, unit.unit.path) }
    }
    if objects.contains(where: { matcher.matches($0.0, unit: $0.1) }) { return nil }
    let known = matcher.types == nil ? [] : run.knowledge.types
    let unknownTypes = (matcher.types ?? []).filter { type in
      !known.contains(where: type.matches) && !objects.contains { type.matches($0.0.type) }
    }
    var certainlyUnused = false
    var reason: Phrase
    if let types = matcher.types, unknownTypes.count == types.count {
      certainlyUnused = true
      reason = "no resource type is known that matches \(code: unknownTypes.map(\.text).joined(separator: ", "))"
    } else if let units = matcher.units, !run.run.units.contains(where: { matcher.matches(unit: $0.unit.path) }) {
      // One unit of a large repository is no sign that the pattern is wrong.
      if run.run.units.count < 2 { return nil }
      reason = "none of the units matches \(code: units.map(\.text).joined(separator: ", "))"
    } else if let addresses = matcher.addresses {
      certainlyUnused = run.run.units.allSatisfy { $0.listsEverything }
      reason = "nothing that is listed matches \(code: addresses.map(\.text).joined(separator: ", "))"
    } else {
      return nil
    }
    var finding = finding(
      severity: certainlyUnused ? .low : .info, "A \(code: "critical") block of the configuration matches nothing here."
    )
    if !certainlyUnused { reason = "\(reason); what does not change is not listed" }
    finding.because = [reason]
    finding.location = matcher.location
    finding.instead = [
      "Correct the block at \(code: "\(matcher.location.file):\(matcher.location.line)"), or take it out."
    ]
    return finding
  }
}

extension AnalyzedUnit {
  /// Whether the plain no-ops are among the changes, so that what is not there does not exist.
  fileprivate var listsEverything: Bool {
    changes.count { $0.change.isPlainNoOp } >= unit.plan.plainNoOpCount
  }
}

extension Diagnostic.Place {
  /// The file and line, where both are known.
  var location: SourceLocation? {
    guard let file, let line else { return nil }
    return SourceLocation(file: file, line: line)
  }
}
