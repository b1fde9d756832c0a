import PlanModel

/// A plan that is being read.
struct PlanAssembly {
  /// How far the text of a plan has come; the parts stand in this order.
  enum Stage: Int, Comparable {
    case nothing, drift, deferred, legend, actions, summary, outputs, outputsNote, footer

    static func < (left: Stage, right: Stage) -> Bool { left.rawValue < right.rawValue }
  }

  var plan: Plan
  var stage = Stage.nothing
  let firstLine: Int
  var lastLine: Int
  var summary: (line: SummaryLine, number: Int)?
  var saysNoChanges = false
  /// Whether the text of a destroy counts hidden attributes.
  var countsHiddenInDestroys = false
  /// The places of the changes by their keys' hashes: smaller than the keys, which the changes hold already.
  private var places: [Int: Int] = [:]
  private var complaintCount = 0

  /// More complaints of one plan than this say nothing new.
  private static let maximumComplaints = 20

  init(file: String, firstLine: Int) {
    plan = Plan(source: Plan.Source(kind: .text, file: file))
    self.firstLine = firstLine
    lastLine = firstLine
  }

  mutating func add(_ change: ResourceChange) {
    let hash = change.key.hashValue
    if let place = places[hash], plan.changes[place].key == change.key {
      plan.shortcomings.append(.duplicateEntry(change.key))
    }
    places[hash] = plan.changes.count
    if case .unknown(let actions) = change.action {
      plan.shortcomings.append(.unknownAction(change.key, actions))
    }
    plan.changes.append(change)
  }

  /// Notes what is wrong with a line.
  mutating func complain(_ summary: Phrase, line: Int, about address: ResourceAddress? = nil, remedy: Phrase? = nil) {
    complaintCount += 1
    guard complaintCount <= Self.maximumComplaints else { return }
    var diagnostic = Diagnostic(severity: .error, summary: summary)
    diagnostic.place = Diagnostic.Place(file: plan.source.file, line: line)
    diagnostic.address = address
    diagnostic.remedy = remedy
    plan.shortcomings.append(.malformedEntry(diagnostic))
  }

  /// Notes that the plan can't be read at all.
  mutating func refuse(_ summary: Phrase, line: Int, remedy: Phrase) {
    var diagnostic = Diagnostic(severity: .error, summary: summary)
    diagnostic.place = Diagnostic.Place(file: plan.source.file, line: line)
    diagnostic.remedy = remedy
    plan.shortcomings.append(.unreadable(diagnostic))
  }

  /// The plan as a whole, checked against what it says of itself.
  consuming func finish() -> TextPlan {
    if complaintCount > Self.maximumComplaints {
      let more = complaintCount - Self.maximumComplaints
      complaintCount = 0
      complain("\(more) more lines of this plan were not understood", line: lastLine)
    }
    checkEnd()
    checkCounts()
    if plan.mode == nil {
      plan.mode = TextModeEvidence(plan, countsHiddenInDestroys: countsHiddenInDestroys).mode
    }
    plan.isApplyable = !plan.isErrored && !plan.changesNothing && plan.isWhollyRead
    return TextPlan(plan: plan, lines: firstLine...max(firstLine, lastLine))
  }

  private mutating func checkEnd() {
    let remedy: Phrase = "give the whole output of the plan command"
    switch stage {
    case .legend, .actions:
      complain("the plan has no `Plan:` line: its end is missing", line: lastLine, remedy: remedy)
    case .drift, .deferred:
      guard plan.mode != .refreshOnly, !plan.isErrored else { return }
      complain("the plan ends behind the note on outside changes", line: lastLine, remedy: remedy)
    case .outputs where summary == nil && plan.mode != .refreshOnly:
      complain("the plan ends within its output changes", line: lastLine, remedy: remedy)
    case .nothing, .summary, .outputs, .outputsNote, .footer: break
    }
  }

  private mutating func checkCounts() {
    guard let summary else { return }
    for counter in summary.line.unknownCounters { plan.shortcomings.append(.unknownMember("Plan: N " + counter)) }
    if summary.line.invocations != plan.actionInvocations.count {
      complain(
        "\(summary.line.invocations) actions are counted, and \(plan.actionInvocations.count) are shown",
        line: summary.number)
    }
    let read = ChangeCounts(of: plan.changes)
    guard !read.agrees(with: summary.line.counts) else { return }
    plan.shortcomings.append(
      .countMismatch(
        said: summary.line.counts, read: read,
        place: Diagnostic.Place(file: plan.source.file, line: summary.number)))
  }
}
