import PlanModel

/// The verdict in words: what stands first in every report that a person reads.
///
/// There is no word for "safe": a pass says that no rule fired, and what was evaluated.
struct Headline {
  /// The verdict: `BLOCKED`.
  var verdict: String
  /// What it rests on: `3 critical, 1 medium`.
  var detail: String
  /// What was judged: `9 units · 46 changes · 1 failed`.
  var extent: String

  init(of report: Report) {
    let summary = report.summary
    let waived = summary.waivedFindings > 0 ? ", \(summary.waivedFindings) waived" : ""
    let rules = Counting.count(report.policy.ruleCount, "rule")
    switch report.verdict {
    case .pass:
      verdict = "PASS"
      detail =
        (summary.waivedFindings > 0 ? "no rule fired but for" + waived.dropFirst() : "no rule fired") + " (\(rules))"
    case .warn:
      verdict = "WARN"
      detail = (summary.findingsPhrase ?? "no finding") + waived + ", all below \(report.gate.word)"
      if report.gate == .never {
        detail = (summary.findingsPhrase ?? "no finding") + waived + ", nothing blocks (fail_on = never)"
      }
    case .block:
      verdict = "BLOCKED"
      detail = (summary.findingsPhrase ?? "") + waived
    case .incomplete:
      verdict = report.isBlockedByWhatWasRead ? "INCOMPLETE, and BLOCKED by what was read" : "INCOMPLETE"
      detail = (summary.findingsPhrase ?? "not everything could be judged") + waived
    }
    var parts = summary.units == 1 ? [] : [Counting.count(summary.units, "unit")]
    parts.append(summary.changes.total == 0 ? "no changes" : Counting.count(summary.changes.total, "change"))
    if summary.failedUnits > 0 { parts.append("\(summary.failedUnits) failed") }
    extent = parts.joined(separator: " · ")
  }
}

extension Report {
  /// The path of the one unit of a run, where it has a name that says something.
  var onlyUnitPath: String? {
    guard units.count == 1, let path = units.first?.path, path != "." else { return nil }
    return path
  }

  /// Whether a finding on what was read blocks, apart from what could not be read.
  var isBlockedByWhatWasRead: Bool {
    findings.contains { $0.waiver == nil && gate.blocks($0.severity) && !$0.saysInputIsIncomplete }
  }

  /// Why the exit code is what it is, in a sentence.
  var exitSentence: ShownPhrase {
    let blocking = Counting.count(blockingCount, "finding")
    let atGate = "at or above \(gate.word)"
    let reason: [ShownPhrase.Piece] =
      switch verdict {
      case .incomplete: [.words(": ")] + incompleteness
      case .block where exitCode == 0: [.words(" by request, despite \(blocking) \(atGate)")]
      case .block: [.words(": \(blocking) \(atGate)")]
      case .pass, .warn:
        [.words(gate == .never ? ": no finding can fail the run (fail_on = never)" : ": no finding \(atGate)")]
      }
    return ShownPhrase([.words("Exit \(exitCode)")] + reason + [.words(".")])
  }

  private var incompleteness: [ShownPhrase.Piece] {
    let failed = units.filter(\.hasFailed)
    guard failed.count == 1, let unit = failed.first else {
      return [
        .words(
          failed.isEmpty
            ? "not everything could be judged"
            : "\(failed.count) of \(units.count) units failed or were not wholly understood")
      ]
    }
    let what =
      switch unit.status {
      case .errored: "its plan failed"
      case .missing: "it was not planned"
      case .incomplete, .planned, .noChanges, .excluded: "it was not wholly understood"
      }
    if units.count == 1 { return [.words("the plan was not judged as a whole: \(what)")] }
    return [.code(unit.path), .words(": \(what)")]
  }
}

extension Report.Finding {
  /// The rules whose findings say that an input, or the policy, could not be judged as a whole.
  private static let incompletenessRules: Set<String> = [
    "PL001", "PL002", "PL006", "PL007", "PL013", "PL802", "PL803",
  ]

  var saysInputIsIncomplete: Bool { Report.Finding.incompletenessRules.contains(rule) }
}
