import PlanKnowledge
import PlanModel

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
    findings += unusedMatchers(in: run)
    return findings.map { .finding($0) }
  }

  /// A finding for each block that is certainly wrong, and one for all that may be right.
  private func unusedMatchers(in run: RunContext) -> [Finding] {
    let critical = run.policy.configuration.critical
    if critical.isEmpty { return [] }
    let survey = Survey(of: run)
    var findings: [Finding] = []
    var doubtful: [(matcher: CriticalMatcher, reason: Phrase)] = []
    for matcher in critical {
      switch survey.use(of: matcher) {
      case .used: break
      case .unused(let reason): findings.append(unused([(matcher, reason)], severity: .low))
      case .perhapsUnused(let reason): doubtful.append((matcher, reason))
      }
    }
    if !doubtful.isEmpty { findings.append(unused(doubtful, severity: .info)) }
    return findings
  }

  private func unused(_ matchers: [(matcher: CriticalMatcher, reason: Phrase)], severity: Severity) -> Finding {
    let blocks: Phrase =
      matchers.count == 1
      ? "A \(code: "critical") block of the configuration matches"
      : "\(matchers.count) \(code: "critical") blocks of the configuration match"
    var finding = finding(severity: severity, "\(blocks) nothing here.")
    finding.because = matchers.map { matcher, reason in
      "\(code: "\(matcher.location.file):\(matcher.location.line)"): \(reason)"
    }
    finding.location = matchers.first?.matcher.location
    finding.instead = [
      severity == .info
        ? "Look whether it is spelled as the addresses and units are; what does not change is not listed."
        : "Correct the block, or take it out."
    ]
    return finding
  }
}

/// What there is in a run for a `critical` block to match.
private struct Survey {
  enum Use {
    case used
    case unused(Phrase)
    /// It matches nothing of what is listed, and not everything is.
    case perhapsUnused(Phrase)
  }

  private let objects: [(address: ResourceAddress, unit: String)]
  private let units: [AnalyzedUnit]
  private let knownTypes: [String]

  init(of run: RunContext) {
    units = run.run.units
    objects = units.flatMap { unit in (unit.changes + unit.drift).map { ($0.change.address, unit.unit.path) } }
    knownTypes = run.knowledge.types
  }

  func use(of matcher: CriticalMatcher) -> Use {
    if objects.contains(where: { matcher.matches($0.address, unit: $0.unit) }) { return .used }
    if let types = matcher.types, !types.contains(where: isKnown) {
      return .unused("no resource type is known that matches \(list(types.map(\.text)))")
    }
    if let patterns = matcher.units, !units.contains(where: { matcher.matches(unit: $0.unit.path) }) {
      // One unit of a large repository is no sign that the pattern is wrong.
      return units.count < 2 ? .used : .perhapsUnused("none of the units matches \(list(patterns.map(\.text)))")
    }
    guard let addresses = matcher.addresses else { return .used }
    let reason: Phrase = "nothing that is listed matches \(list(addresses.map(\.text)))"
    return units.allSatisfy(\.listsEverything) ? .unused(reason) : .perhapsUnused(reason)
  }

  private func isKnown(_ type: NamePattern) -> Bool {
    knownTypes.contains(where: type.matches) || objects.contains { type.matches($0.address.type) }
  }

  private func list(_ patterns: [String]) -> Phrase { "\(code: patterns.joined(separator: ", "))" }
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
