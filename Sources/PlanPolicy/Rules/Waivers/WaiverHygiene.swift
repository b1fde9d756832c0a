import PlanModel

/// PLW01: a waiver whose last day is over.
struct WaiverExpired: Rule {
  let metadata = RuleMetadata(
    id: "PLW01", name: "waiver-expired", severity: .high, scope: .run,
    summary: "A waiver has expired, and does not apply any more.",
    what:
      "Fires for a waiver whose `expires` lies before today (or `--as-of`), in UTC; on the day itself it still applies.",
    why: "A waiver is a decision for a while. What it set aside counts again, so somebody has to decide again.",
    remedy: "Take the waiver out, or decide anew: a new `expires`, at most 30 days away, and who says so.",
    adjustability: .neverWaived)

  func finding(on waiver: Waiver) -> Finding {
    var finding = finding("A waiver of \(code: waiver.rule) has expired and does not apply.")
    finding.because = [waiver.description]
    if let expires = waiver.expires { finding.because.append("its last day was \(code: expires.description)") }
    finding.instead = ["Take it out, or decide again and give it a new \(code: "expires")."]
    finding.location = waiver.location
    return finding
  }
}

/// PLW02: a waiver that nothing needs.
struct WaiverUnused: Rule {
  let metadata = RuleMetadata(
    id: "PLW02", name: "waiver-unused", severity: .low, scope: .run,
    summary: "A waiver matches no finding.",
    what: """
      Fires for a waiver that is written well and has not expired, and that no finding of this run matches: rule, \
      address, unit, actions and fingerprint, each exactly. A waiver of a unit that is not in the run is left alone.
      """,
    why:
      "It waits for a finding that nobody has looked at yet. The change it was written for is applied, or was never planned.",
    remedy: "Take it out once the change it was for is applied; look for a slip in its address otherwise.",
    adjustability: .neverWaived)

  func finding(on waiver: Waiver) -> Finding {
    var finding = finding("A waiver of \(code: waiver.rule) matches no finding.")
    finding.because = [waiver.description]
    finding.instead = ["Take it out if its change is applied; look at its address and unit if it is not."]
    finding.location = waiver.location
    return finding
  }
}

/// PLW03: a waiver that does not say why.
struct WaiverReasonMissing: Rule {
  let metadata = RuleMetadata(
    id: "PLW03", name: "waiver-reason-missing", severity: .high, scope: .run,
    summary: "A waiver gives no reason, or one of less than ten characters; it does not apply.",
    what: "Fires for a waiver whose only mistake is its `reason`: it is missing, or shorter than ten characters.",
    why: "Who reads the waiver later, in a review or after an outage, has nothing else to go by.",
    remedy: "Write why this finding may pass, and what was done instead: \"Blue/green cut-over, snapshot taken\".",
    adjustability: .neverWaived)
}

/// PLW05: a waiver that is not one.
struct WaiverMalformed: Rule {
  let metadata = RuleMetadata(
    id: "PLW05", name: "waiver-malformed", severity: .high, scope: .run,
    summary: "A waiver is malformed; it does not apply.",
    what: """
      Fires for a `waiver` block with an unknown attribute, a rule that does not exist or can't be waived, no owner, an \
      address that is none, a date that is none, or, for a finding that is high or critical, without an `expires` at \
      most 30 days away. The other blocks of the file are read all the same.
      """,
    why: "A waiver that is misread must not waive: it is treated as if it had expired, and said.",
    remedy: "Correct the place that is named.",
    adjustability: .neverWaived)

  func finding(withoutTerm waiver: Waiver, on severity: Severity) -> Finding {
    var finding = finding(
      "A waiver of \(code: waiver.rule) does not apply: the finding is \(words: severity.word), so it must expire within 30 days."
    )
    finding.because = [
      waiver.description,
      waiver.expires.map { "it expires on \(code: $0.description)" } ?? "it has no \(code: "expires")",
    ]
    finding.instead = ["Give it an \(code: "expires") at most 30 days away."]
    finding.location = waiver.location
    return finding
  }
}

extension Rule {
  /// What this rule says of a block that is no waiver.
  fileprivate func finding(on malformed: MalformedWaiver) -> Finding {
    var finding = finding("A waiver is malformed and does not apply.")
    finding.because = malformed.mistakes.map(\.line)
    finding.instead = ["Correct the places that are named, or take it out."]
    finding.location = malformed.location
    return finding
  }
}

extension Waiver {
  fileprivate var description: Phrase {
    let place = "it stands at \(code: "\(location.file):\(location.line)")" as Phrase
    let target = address.map { ", for \(code: $0)" as Phrase } ?? Phrase(words: "")
    return "\(place)\(target), by \(quoted: owner): \(quoted: reason)"
  }
}

extension Policy {
  /// What the rules on waivers say, once it is known which ones applied.
  func hygieneFindings(_ review: WaiverReview, units: Set<String>) -> [Finding] {
    var findings: [Finding] = []
    for malformed in malformedWaivers {
      switch malformed.fault {
      case .reason: findings.append(WaiverReasonMissing().finding(on: malformed))
      case .other: findings.append(WaiverMalformed().finding(on: malformed))
      }
    }
    for (waiver, fate) in review.waivers {
      switch fate {
      case .applied: break
      case .expired: findings.append(WaiverExpired().finding(on: waiver))
      case .withoutTerm(let severity): findings.append(WaiverMalformed().finding(withoutTerm: waiver, on: severity))
      case .unused where waiver.unit.map(units.contains) ?? true: findings.append(WaiverUnused().finding(on: waiver))
      case .unused: break
      }
    }
    let enabled = Set(enabledRules.map(\.metadata.id))
    return findings.filter { enabled.contains($0.rule) }
  }
}
