import PlanModel

/// How the waivers of a policy meet the findings of a run.
struct WaiverReview {
  /// How far ahead a waiver of a high or critical finding may expire.
  static let longestTerm = 30

  /// What became of a waiver.
  enum Fate: Sendable, Hashable {
    case applied, unused, expired
    /// It matches a finding of this severity and has no expiry, or one too far away.
    case withoutTerm(Severity)
  }

  private let asOf: CalendarDate
  private(set) var waivers: [(waiver: Waiver, fate: Fate)]

  init(of waivers: [Waiver], asOf: CalendarDate) {
    self.asOf = asOf
    self.waivers = waivers.map { waiver in
      (waiver, waiver.expires.map { $0 < asOf } ?? false ? .expired : .unused)
    }
  }
}

extension WaiverReview {
  /// The findings, with the first waiver on each that one applies to.
  func applied(to findings: [Finding]) -> (findings: [Finding], review: WaiverReview) {
    var review = self
    return (findings.map { review.waive($0) }, review)
  }

  private mutating func waive(_ finding: Finding) -> Finding {
    var waived = finding
    for place in waivers.indices where waivers[place].fate != .expired && waivers[place].waiver.matches(finding) {
      let waiver = waivers[place].waiver
      if finding.severity >= .high, !hasFairTerm(waiver) {
        if waivers[place].fate == .unused { waivers[place].fate = .withoutTerm(finding.severity) }
        continue
      }
      waivers[place].fate = .applied
      waived.waiver =
        waived.waiver
        ?? AppliedWaiver(reason: waiver.reason, owner: waiver.owner, expires: waiver.expires, ticket: waiver.ticket)
    }
    return waived
  }

  private func hasFairTerm(_ waiver: Waiver) -> Bool {
    guard let expires = waiver.expires else { return false }
    return expires.daysSinceEpoch - asOf.daysSinceEpoch <= WaiverReview.longestTerm
  }
}

extension Waiver {
  /// Whether it speaks of a finding: rule, address, unit, action and fingerprint, each exactly.
  func matches(_ finding: Finding) -> Bool {
    guard rule.hasSameBytes(as: finding.rule) else { return false }
    if let fingerprint, fingerprint != finding.fingerprint { return false }
    if let unit, !unit.hasSameBytes(as: finding.subject.unit ?? "") { return false }
    if let actions, !actions.contains(finding.subject.action?.word ?? "") { return false }
    return (address ?? "").hasSameBytes(as: finding.subject.key?.address.description ?? "")
  }
}
