import PlanModel

/// Puts the lines of a text together into plans.
///
/// A line is looked at in the light of what came before: inside a change's body only the body's own lexer sees it, so that
/// nothing that a value holds is taken for a part of the plan.
struct TextPlanParser: LineTaker {
  /// What the next line is expected to belong to.
  enum Mode {
    /// No plan, or the part of one behind its counts, where anything may stand.
    case outside
    /// The sentence above the legend, and the legend.
    case legend
    /// Between the changes of a plan or of a note: nothing else may stand here.
    case betweenChanges
    /// The paragraph that ends the note on outside changes.
    case driftClosing
    /// The comments of a change.
    case comments(PendingChange)
    case body(PendingChange)
    /// The body of an action that runs beside the changes: its configuration, which the model does not hold.
    case actionBody
    case outputs
    case diagnostic
    case compactWarnings
    case footer
    /// The rest of a plan that can't be read.
    case refused

    fileprivate var isOutside: Bool {
      switch self {
      case .outside, .footer: true
      case .legend, .betweenChanges, .driftClosing, .comments, .body, .actionBody, .outputs, .diagnostic,
        .compactWarnings, .refused:
        false
      }
    }
  }

  let file: String
  var margin = TextMargin()
  var reading = PlanTextReading()
  var lineNumber = 0
  var mode = Mode.outside
  var assembly: PlanAssembly?
  /// The reader of the body or of the outputs that the next line belongs to.
  var reader = BodyReader(.outputs)
  var diagnostic = DiagnosticLines()
  /// Diagnostics that no plan has begun for yet.
  var unclaimed: [DiagnosticLines] = []
  var engineVersion: (engine: Plan.Engine, version: String)?
  var imports = ImportProgress()
  /// What starts the actions that come next.
  var actionTrigger = ActionInvocation.Trigger.unspecified
  /// Counts that stand in front of no plan, as a heading or a repetition of those of one.
  var strayCounts: (line: SummaryLine, number: Int)?

  init(file: String) {
    self.file = file
  }

  /// Whether the next line is one of a heredoc.
  var isInsideText: Bool {
    switch mode {
    case .body, .actionBody, .outputs: reader.isInHeredoc
    case .outside, .legend, .betweenChanges, .driftClosing, .comments, .diagnostic, .compactWarnings, .footer, .refused:
      false
    }
  }

  /// Takes lines as they stand in the text, as long as what they belong to needs nothing cleaned.
  mutating func takeCleanLines(_ chunk: Span<UInt8>, from start: Int) -> Int {
    switch mode {
    case .outside: takeNoise(chunk, from: start)
    case .body: takeCleanBodyLines(chunk, from: start)
    case .legend, .betweenChanges, .driftClosing, .comments, .actionBody, .outputs, .diagnostic, .compactWarnings,
      .footer, .refused:
      start
    }
  }

  /// Takes a line without colours, prefixes and line break.
  mutating func take(_ line: Span<UInt8>) {
    lineNumber += 1
    let line = line.extracting(margin.width(of: line, canBegin: mode.isOutside)..<line.count)
    switch mode {
    case .body: takeBodyLine(line)
    case .actionBody: takeActionBodyLine(line)
    case .refused: takeRefusedLine(TextLineLexer.line(line), line)
    case .outputs: takeOutputLine(line)
    case .comments(let pending): takeCommentLine(line, pending)
    case .diagnostic: takeDiagnosticLine(line)
    case .outside, .legend, .betweenChanges, .driftClosing, .compactWarnings, .footer:
      take(TextLineLexer.line(line), line)
    }
  }

  /// Ends the text.
  mutating func finish() -> PlanTextReading {
    leaveMode()
    finishPlan()
    if unclaimed.contains(where: { $0.severity == .error }) {
      begin(.nothing)
      finishPlan()
    }
    settleStrayCounts(with: nil)
    return reading
  }

  /// Takes a line of which the kind is known, outside of every body.
  mutating func take(_ kind: TextLine, _ line: Span<UInt8>) {
    switch kind {
    case .blank: takeBlank()
    case .comment(let contents): takeHeader(line.text(contents..<line.count), line)
    case .resource(let resource): takeLoneResource(resource)
    case .legend: if case .legend = mode { break } else { takeText(line) }
    case .sentence(let sentence): take(sentence)
    case .summary(let contents): takeSummary(line.text(contents..<line.count), line)
    case .diagnostic(let severity, let summary):
      leaveMode()
      diagnostic = DiagnosticLines(severity, isBoxed: false, line: lineNumber)
      diagnostic.take(line.text(summary..<line.count))
      mode = .diagnostic
    case .boxStart:
      leaveMode()
      diagnostic = DiagnosticLines(nil, isBoxed: true, line: lineNumber)
      mode = .diagnostic
    case .rule: takeRule()
    case .importProgress(let end):
      imports.take(line, behindAddress: end)
      reading.noiseLineCount += 1
    case .mark, .log: reading.noiseLineCount += 1
    case .boxLine, .boxEnd, .text: takeText(line)
    }
  }

  /// Ends whatever the last lines belonged to.
  mutating func leaveMode() {
    switch mode {
    case .comments(let pending): abandon(pending)
    case .body(let pending): abandonBody(pending)
    case .actionBody: abandonActionBody()
    case .outputs: finishOutputs()
    case .diagnostic: finishDiagnostic()
    case .outside, .legend, .betweenChanges, .driftClosing, .compactWarnings, .footer, .refused: break
    }
    mode = restingMode
  }

  /// Where the text goes on behind a change or a diagnostic.
  var restingMode: Mode {
    guard let stage = assembly?.stage else { return .outside }
    switch stage {
    case .drift, .deferred, .legend, .actions: return .betweenChanges
    case .nothing, .summary, .outputs, .outputsNote, .footer: return .outside
    }
  }
}

// MARK: - Lines that are no part of a change

extension TextPlanParser {
  private mutating func takeBlank() {
    switch mode {
    case .legend, .driftClosing, .footer: mode = restingMode
    case .outside: if assembly == nil { reading.noiseLineCount += 1 }
    case .betweenChanges, .compactWarnings, .comments, .body, .actionBody, .outputs, .diagnostic, .refused: break
    }
  }

  private mutating func takeRule() {
    switch mode {
    case .driftClosing, .footer, .compactWarnings: mode = restingMode
    case .outside, .legend, .betweenChanges, .comments, .body, .actionBody, .outputs, .diagnostic, .refused: break
    }
  }

  /// Takes a line that is nothing in particular: prose of the plan where prose is due, else noise, or a line too many.
  mutating func takeText(_ line: Span<UInt8>) {
    switch mode {
    case .legend, .driftClosing, .footer: break
    case .betweenChanges:
      if assembly?.stage == .drift || ProgressLine.isOne(line) {
        reading.noiseLineCount += 1
      } else if OldPlanText.isChange(line) {
        refuseOldText()
      } else {
        assembly?.complain("this line of the plan was not understood", line: lineNumber)
      }
    case .compactWarnings: takeCompactWarning(line)
    case .outside:
      reading.noiseLineCount += 1
      if line.beginsPlanDocument { refuseDocument() }
      imports.continueID(line)
      if OldPlanText.isUnmistakable(line) { refuseOldText() }
    case .comments, .body, .actionBody, .outputs, .diagnostic, .refused: break
    }
  }

  /// Takes a line of a plan in an older form: it ends with its counts, or where another plan begins.
  private mutating func takeRefusedLine(_ kind: TextLine, _ line: Span<UInt8>) {
    assembly?.lastLine = lineNumber
    switch kind {
    case .summary: mode = .outside
    case .sentence(let sentence) where sentence.beginsPart:
      mode = .outside
      take(sentence)
    case .blank, .comment, .resource, .legend, .sentence, .diagnostic, .boxStart, .boxEnd, .boxLine, .rule, .mark, .log,
      .importProgress, .text:
      break
    }
  }

  /// Says once that the text is of an engine whose plans are written in another way altogether.
  mutating func refuseOldText() {
    if assembly == nil { begin(.actions) }
    assembly?.refuse(
      "this is the plan text of Terraform 0.11 or older, which this version does not read", line: lineNumber,
      remedy: "plan with a newer engine, or give its JSON: `terraform show -json PLANFILE`")
    assembly?.stage = .footer
    mode = .refused
  }

  private mutating func takeCompactWarning(_ line: Span<UInt8>) {
    if line.starts(with: "- ") {
      var warning = DiagnosticLines(.warning, isBoxed: false, line: lineNumber)
      warning.take(line.text(2..<line.count))
      claim(warning)
    } else if line.starts(with: "To see the full warning notes") {
      mode = restingMode
    }
  }
}

// MARK: - Plans

extension TextPlanParser {
  /// Enters a part of a plan: of the one that is being read, or of a new one where that has come as far already.
  mutating func begin(_ stage: PlanAssembly.Stage, _ engine: Plan.Engine? = nil) {
    leaveMode()
    if let current = assembly?.stage, current >= stage { finishPlan() }
    if assembly == nil {
      assembly = PlanAssembly(file: file, firstLine: lineNumber)
      assembly?.plan.source.engine = engineVersion?.engine
      assembly?.plan.source.engineVersion = engineVersion?.version
      for diagnostic in unclaimed { claim(diagnostic) }
      unclaimed = []
    }
    assembly?.stage = stage
    assembly?.lastLine = lineNumber
    if let engine { assembly?.plan.source.engine = engine }
    mode = restingMode
  }

  /// Ends the plan that is being read.
  mutating func finishPlan() {
    guard let finished = assembly?.finish() else { return }
    settleStrayCounts(with: assembly?.summary?.line)
    assembly = nil
    imports = ImportProgress()
    reading.plans.append(finished)
  }

  /// Keeps counts that belong to no plan that was read: a summary above or below one, or all that is left of one.
  mutating func takeStrayCounts(_ summary: SummaryLine) {
    reading.noiseLineCount += 1
    if let counts = assembly?.summary?.line.counts, counts == summary.counts { return }
    settleStrayCounts(with: nil)
    strayCounts = (summary, lineNumber)
  }

  /// Counts without a plan are all that is left of one, unless the next plan has just these.
  private mutating func settleStrayCounts(with line: SummaryLine?) {
    guard let stray = strayCounts else { return }
    strayCounts = nil
    if line?.counts == stray.line.counts { return }
    var rest = PlanAssembly(file: file, firstLine: stray.number)
    rest.stage = .summary
    rest.complain(
      "these counts stand in front of no plan", line: stray.number,
      remedy: "give the whole output of the plan command")
    reading.plans.append(rest.finish())
  }
}
