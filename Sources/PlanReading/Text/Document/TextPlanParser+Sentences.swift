import PlanModel

extension TextPlanParser {
  mutating func take(_ sentence: TextSentence) {
    switch sentence {
    case .legendIntroduction(let engine):
      begin(.legend, engine)
      if engine == nil { assembly?.plan.sensitiveTexts.arePossible = false }
      mode = .legend
    case .symbols: if case .legend = mode { break } else { mode = .legend }
    case .actions(let engine):
      begin(.actions, engine)
      mode = .betweenChanges
    case .actionsBeforeProblem(let engine):
      begin(.actions, engine)
      assembly?.plan.isErrored = true
      mode = .betweenChanges
    case .actionInvocations(let engine):
      if assembly == nil { begin(.actions, engine) }
    case .driftNote(let engine):
      begin(.drift, engine)
      mode = .driftClosing
    case .deferredNote:
      begin(.deferred)
      mode = .driftClosing
    case .driftMayMatter: mode = .driftClosing
    case .refreshOnly:
      assembly?.plan.mode = .refreshOnly
      mode = .driftClosing
    case .outputs:
      begin(.outputs)
      reader = BodyReader(.outputs)
      mode = .outputs
    case .outputsOnly: assembly?.stage = .outputsNote
    case .noChanges(let kind): takeNoChanges(kind)
    case .planningFailed:
      begin(.summary)
      assembly?.plan.isErrored = true
      mode = .footer
    case .footer:
      leaveMode()
      if let stage = assembly?.stage { assembly?.stage = max(stage, .summary) == .summary ? stage : .footer }
      mode = .footer
    case .compactWarnings: mode = .compactWarnings
    case .version(let engine, let version):
      engineVersion = (engine, version)
      reading.noiseLineCount += 1
    case .doesNothing:
      begin(.summary)
      refuseOldText()
    }
  }

  private mutating func takeNoChanges(_ kind: NoChanges) {
    begin(.summary)
    assembly?.saysNoChanges = true
    switch kind {
    case .matches: break
    case .stillMatches: assembly?.plan.mode = .refreshOnly
    case .nothingToDestroy: assembly?.plan.mode = .destroy
    case .needsAnotherPlan: assembly?.plan.isComplete = false
    }
    mode = .footer
  }

  mutating func takeSummary(_ text: String, _ line: Span<UInt8>) {
    leaveMode()
    guard let summary = SummaryLine(text) else {
      if assembly == nil { return takeText(line) }
      assembly?.complain("the counts of the plan were not understood", line: lineNumber)
      return
    }
    guard let stage = assembly?.stage, stage < .summary else { return takeStrayCounts(summary) }
    assembly?.summary = (summary, lineNumber)
    assembly?.stage = .summary
    assembly?.lastLine = lineNumber
    mode = .outside
  }
}
