import PlanModel

extension TextPlanParser {
  mutating func takeDiagnosticLine(_ line: Span<UInt8>) {
    let kind = TextLineLexer.line(line)
    if diagnostic.isBoxed {
      switch kind {
      case .boxLine(let contents): diagnostic.take(line.text(contents..<line.count))
      case .boxEnd: leaveMode()
      case .blank, .comment, .resource, .legend, .sentence, .summary, .diagnostic, .boxStart, .rule, .mark, .log,
        .importProgress, .text:
        leaveMode()
        take(kind, line)
      }
    } else if kind.endsPlainDiagnostic(behindBlank: diagnostic.endsWithBlank) {
      leaveMode()
      take(kind, line)
    } else {
      diagnostic.take(line.text)
    }
  }

  /// Ends the diagnostic that is being read.
  mutating func finishDiagnostic() {
    if !diagnostic.isEmpty { claim(diagnostic) }
    diagnostic = DiagnosticLines()
  }

  /// Gives a diagnostic to the plan that is being read, or to the next one.
  mutating func claim(_ lines: DiagnosticLines) {
    guard assembly != nil else {
      if unclaimed.count < 1000 { unclaimed.append(lines) }
      return
    }
    assembly?.plan.diagnostics.append(lines.diagnostic(in: file))
    if lines.severity == .error { assembly?.plan.isErrored = true }
    if lines.summaryText.utf8.elementsEqual("Resource targeting is in effect".utf8) {
      assembly?.plan.isTargeted = true
    }
    if let check = Check(failedBy: lines) { assembly?.plan.checks.append(check) }
  }
}

extension TextLine {
  /// Whether the line is certainly no part of a plain diagnostic: details quote errors too, but not behind a blank line.
  fileprivate func endsPlainDiagnostic(behindBlank isBehindBlank: Bool) -> Bool {
    switch self {
    case .diagnostic: isBehindBlank
    case .rule, .mark, .boxStart, .summary: true
    case .sentence(let sentence): sentence.beginsPart
    case .blank, .comment, .resource, .legend, .boxEnd, .boxLine, .log, .importProgress, .text: false
    }
  }
}

extension TextSentence {
  /// Whether a part of a plan begins with it.
  var beginsPart: Bool {
    switch self {
    case .legendIntroduction, .actions, .actionsBeforeProblem, .driftNote, .outputs, .noChanges, .planningFailed,
      .footer, .compactWarnings, .deferredNote, .actionInvocations:
      true
    case .symbols, .driftMayMatter, .refreshOnly, .outputsOnly, .version, .doesNothing: false
    }
  }
}

extension TextSentence {
  /// Whether it can be the first of a plan, and nothing else.
  var beginsPlan: Bool {
    switch self {
    case .legendIntroduction, .actions, .actionsBeforeProblem, .driftNote: true
    case .symbols, .actionInvocations, .deferredNote, .driftMayMatter, .refreshOnly, .outputs, .outputsOnly, .noChanges,
      .planningFailed, .footer, .compactWarnings, .version, .doesNothing:
      false
    }
  }
}

extension Check {
  /// The check that a diagnostic says has failed, or can't be told yet.
  fileprivate init?(failedBy lines: DiagnosticLines) {
    self.init(
      failure: lines.summaryText, detail: lines.detailText, context: lines.source?.context, address: lines.address)
  }
}
