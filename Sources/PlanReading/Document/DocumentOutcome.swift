import PlanJSON
import PlanModel

/// How the reading of a document ended.
enum DocumentOutcome {
  case read
  /// The text is not JSON from some place on.
  case broken(JSONError)
  /// The source failed.
  case failed(Diagnostic)
}

extension DocumentReader {
  /// Puts together what was read, and says how far it can be relied on.
  consuming func finish(_ outcome: DocumentOutcome, _ start: DocumentStart) -> Plan {
    if let refusal = refusal(after: outcome) { return .unreadable(refusal, file: file) }
    var unreadable: [Diagnostic] = []
    switch outcome {
    case .read: break
    case .broken(let error):
      let diagnostic = diagnostic(of: error, start)
      // What may be any document has no members that a plan should not have.
      if !signs.isPlan { return .unreadable(diagnostic, file: file) }
      unreadable.append(diagnostic)
    case .failed(let diagnostic): unreadable.append(diagnostic)
    }
    collectVariables()
    assemble()
    // A document that was cut may have had its version in the part that is missing.
    if case .read = outcome, let diagnostic = versionDiagnostic { return refuse(diagnostic) }
    if let note = startNote(start) { plan.diagnostics.append(note) }
    if !plan.sensitiveTexts.arePossible { plan.diagnostics.append(missingMasksNote) }
    plan.shortcomings = unreadable.map { .unreadable($0) } + problems.shortcomings
    return plan
  }

  /// A version that is not understood says nothing of what the members mean: nothing is kept but what is secret.
  private func refuse(_ diagnostic: Diagnostic) -> Plan {
    var empty = Plan.unreadable(diagnostic, file: file)
    empty.source = plan.source
    empty.sensitiveTexts = plan.sensitiveTexts
    return empty
  }

  private mutating func assemble() {
    plan.source.engine = engine.engine(of: header)
    plan.source.engineVersion = header.engineVersion
    plan.source.formatVersion = header.formatVersionText
    plan.mode = mode.mode(of: header)
    plan.isErrored = header.isErrored ?? false
    plan.isComplete = header.isComplete
    plan.plannedAt = header.plannedAt
    plan.changes = changes.entries
    plan.plainNoOpCount = changes.plainNoOpCount
    plan.drift = drift.entries
    plan.actionInvocations += deferredInvocations
    plan.sensitiveTexts = secrets.finish()
    plan.sensitiveTexts.arePossible = hasMasks
    plan.isApplyable = header.isApplyable ?? derivedApplyability
    if case .newer(let version) = header.versionVerdict {
      plan.diagnostics.append(newerVersionNote(version))
    }
  }

  /// What the engines that do not say it would: whether there is anything to apply.
  private var derivedApplyability: Bool {
    if plan.isErrored { return false }
    return plan.changes.contains { !$0.isPlainNoOp } || plan.outputs.contains { $0.action != .noOp }
      || (plan.mode == .refreshOnly && plan.drift.contains { $0.action != .noOp })
  }

  private var hasMasks: Bool {
    if masks.hasChanges { return masks.hasMasks }
    return header.engineVersion.flatMap(NumericVersion.init).map { $0 >= NumericVersion(major: 0, minor: 15) } ?? true
  }

  // MARK: Other documents

  /// Why the document is none that is read, if it is so.
  private func refusal(after outcome: DocumentOutcome) -> Diagnostic? {
    switch outcome {
    case .read:
      let kind = signs.kind
      return kind == .plan || kind == .redactedPlan ? nil : Refusal(kind, of: file).diagnostic
    case .broken:
      if signs.isPlan { return nil }
      // What was read before the break may tell that this was no plan in the first place.
      let kind = signs.kind
      switch kind {
      case .state, .providerSchema, .validation, .configuration, .encryptedPlan, .encryptedState, .cloudPlan,
        .versionReport, .functionSignatures, .outputs:
        return Refusal(kind, of: file).diagnostic
      case .plan, .redactedPlan, .emptyState, .emptyObject, .otherJSON, .empty, .array, .otherText, .binaryPlan, .gzip,
        .planText, .oldPlanText, .planStream, .terragruntLog, .runReport, .unitGraph, .severalPlans:
        return nil
      }
    case .failed: return nil
    }
  }
}
