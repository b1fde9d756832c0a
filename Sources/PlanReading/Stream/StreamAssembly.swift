import PlanModel

/// A plan that is being put together from the events of one stream.
struct StreamAssembly {
  private(set) var plan: Plan
  let firstLine: Int
  private(set) var version: StreamVersion?
  private(set) var objects = StreamObjects()
  private var summary: (counts: StreamSummary, line: Int)?
  private var hasOutputs = false
  private var isApplied = false
  private var problems: StreamProblems

  init(file: String, firstLine: Int) {
    plan = Plan(source: Plan.Source(kind: .stream, file: file))
    self.firstLine = firstLine
    problems = StreamProblems(file: file)
  }

  // MARK: The order of events

  /// Where an event belongs.
  enum Belonging {
    case here
    /// To a stream that begins with it: this one is at its end.
    case nextStream
    /// To another stream, whose lines stand between those of this one; or to one that follows what was cut off.
    case otherStream
  }

  /// Where an event belongs, by the order in which engines print them.
  ///
  /// They print `version`, what they look at, drift, changes, `change_summary`, `outputs`; diagnostics anywhere.
  func belonging(of event: StreamEvent) -> Belonging {
    switch event {
    case .version: hasEnded ? .nextStream : .otherStream
    case .refresh, .drift, .change, .deferral, .invocation, .summary: summary == nil ? .here : .otherStream
    case .outputs: isApplied || (summary != nil && !hasOutputs) ? .here : .otherStream
    case .diagnostic, .apply, .applySummary, .other: .here
    }
  }

  private var hasEnded: Bool { summary != nil || plan.isErrored }

  // MARK: Events

  /// Takes an event that belongs here.
  mutating func take(_ event: StreamEvent, line: Int) {
    switch event {
    case .version(let version): take(version)
    case .refresh(let refresh): objects.note(refresh)
    case .drift(let change): take(drift: change)
    case .change(let change): take(change)
    case .deferral(let deferral): plan.deferred.append(deferral)
    case .invocation(let invocation): plan.actionInvocations.append(invocation)
    case .outputs(let outputs): take(outputs)
    case .diagnostic(let diagnostic): take(diagnostic, line: line)
    case .summary(let counts): summary = (counts, line)
    case .apply: isApplied = true
    case .applySummary(let counts):
      isApplied = true
      // What was done is what was planned, where nothing failed.
      if summary == nil { summary = (counts, line) }
    case .other: break
    }
  }

  /// Takes a line that is no whole event.
  mutating func take(_ error: JSONLineError, line: Int) {
    problems.add(error, line: line)
  }

  private mutating func take(_ version: StreamVersion) {
    self.version = version
    plan.source.engine = version.engine
    plan.source.engineVersion = version.engineVersion
    plan.plannedAt = version.timestamp
    if let format = version.format, let number = NumericVersion(format), number.major > 1 {
      problems.addUnsupported(format: format, line: firstLine)
    }
  }

  private mutating func take(_ outputs: [OutputChange]) {
    if isApplied { return }
    hasOutputs = true
    objects.note(outputs)
    plan.outputs = outputs.filter { $0.action != .noOp }
  }

  private mutating func take(drift change: ResourceChange) {
    note(unknownIn: change)
    objects.note(drift: change)
    plan.drift.append(change)
  }

  private mutating func take(_ change: ResourceChange) {
    note(unknownIn: change)
    plan.changes.append(change)
  }

  private mutating func note(unknownIn change: ResourceChange) {
    if case .unknown(let actions) = change.action { problems.add(.unknownAction(change.key, actions)) }
    if case .unknown(let reason)? = change.reason { problems.add(.unknownReason(change.key, reason)) }
  }

  private mutating func take(_ event: StreamDiagnostic, line: Int) {
    var diagnostic = event.diagnostic
    if diagnostic.place.file == nil { diagnostic.place = Diagnostic.Place(file: plan.source.file, line: line) }
    plan.diagnostics.append(diagnostic)
    plan.sensitiveTexts.formUnion(event.sensitiveTexts)
    if diagnostic.severity == .error { plan.isErrored = true }
    if event.summary.hasSameBytes(as: "Resource targeting is in effect") { plan.isTargeted = true }
    let check = Check(
      failure: event.summary, detail: event.detail, context: event.context, address: diagnostic.address)
    if let check { plan.checks.append(check) }
  }

  // MARK: The end

  /// The plan as a whole, checked against what it says of itself.
  consuming func finish(lastLine: Int) -> Plan {
    if version == nil { problems.addMissingBeginning(line: firstLine) }
    if summary == nil && !plan.isErrored { problems.addMissingEnd(line: lastLine) }
    for key in objects.settle(&plan) { problems.add(.duplicateEntry(key)) }
    checkCounts()
    plan.shortcomings = problems.shortcomings
    plan.isApplyable = !plan.isErrored && !plan.changesNothing && plan.isWhollyRead
    return plan
  }

  private mutating func checkCounts() {
    guard let summary else { return }
    let read = ChangeCounts(of: plan.changes)
    let (said, line) = (summary.counts.counts, summary.line)
    if read.agrees(with: said) {
      // All that is replaced counts as destroyed: then nothing of it is left behind.
      plan.changes.settleOldObjects()
    } else {
      let place = Diagnostic.Place(file: plan.source.file, line: line)
      problems.add(.countMismatch(said: said, read: read, place: place))
    }
    if let count = summary.counts.invocations, count != plan.actionInvocations.count {
      problems.addMissingInvocations(said: count, read: plan.actionInvocations.count, line: line)
    }
  }
}

extension [ResourceChange] {
  /// Notes of every replacement that its old object is destroyed, where that was not known.
  fileprivate mutating func settleOldObjects() {
    for index in indices {
      guard case .replace(var replacement) = self[index].action, replacement.oldObject == nil else { continue }
      replacement.oldObject = .destroyed
      self[index].action = .replace(replacement)
    }
  }
}
