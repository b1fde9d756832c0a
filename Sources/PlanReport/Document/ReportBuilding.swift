public import PlanModel
import PlanPlatform

extension Report {
  /// Makes the report of a judged run.
  ///
  /// Everything that the run holds of values goes through disclosure here, or later when rows are asked for.
  public init(run: AnalyzedRun, judgement: Judgement, tool: Tool, listing: Listing = .changes) {
    let builder = ReportBuilder(disclosure: Disclosure(of: run), listing: listing)
    self.tool = tool
    verdict = judgement.verdict
    exitCode = Int(judgement.exitCode)
    gate = judgement.gate
    blockingCount = judgement.blockingCount
    policy = judgement.policy
    terragrunt = run.terragrunt
    units = run.units.map { builder.unit($0, environment: judgement.environments[$0.unit.path]) }
    findings = Cores.map(judgement.findings.count, inRunsOf: 32) { places in
      judgement.findings[places].map(builder.finding)
    }.flatMap { $0 }
    couldNotTell = judgement.couldNotTell.map(builder.couldNotTell)
    diagnostics = (run.diagnostics + judgement.diagnostics).map(builder.diagnostic)
    summary = Summary(of: run, units: units, findings: findings)
  }
}

extension Report.Summary {
  fileprivate init(of run: AnalyzedRun, units shown: [Report.Unit], findings: [Report.Finding]) {
    for (analyzed, unit) in zip(run.units, shown) {
      for change in unit.changes { changes.count(change) }
      changes.countNoOps(analyzed.unit.plan.plainNoOpCount)
      outputs += analyzed.unit.plan.outputs.filter { $0.action != .noOp && !$0.changesOnlySensitivity }.count
      drift += unit.drift.count
      if unit.hasFailed { failedUnits += 1 }
    }
    units = shown.count
    for finding in findings { count(finding) }
  }

  mutating func count(_ finding: Report.Finding) {
    if finding.waiver == nil {
      findings[finding.severity, default: 0] += 1
    } else {
      waivedFindings += 1
    }
  }
}

/// Turns the nouns of a run into those of its report.
private struct ReportBuilder: Sendable {
  let disclosure: Disclosure
  let listing: Report.Listing

  func unit(_ analyzed: AnalyzedUnit, environment: String?) -> Report.Unit {
    let plan = analyzed.unit.plan
    return Report.Unit(
      path: analyzed.unit.path, environment: environment, status: analyzed.unit.status,
      statusReason: analyzed.unit.statusReason.map(disclosure.show), source: plan.source, mode: plan.mode,
      isComplete: plan.isComplete, isApplyable: plan.isApplyable, isTargeted: plan.isTargeted,
      plannedAt: plan.plannedAt, dependencies: analyzed.unit.dependencies,
      mockedDependencies: analyzed.unit.mockedDependencies, pendingUpstreams: analyzed.pendingUpstreams,
      plainNoOpCount: plan.plainNoOpCount, changes: changes(analyzed.changes),
      outputs: plan.outputs.filter { listing == .everything || $0.action != .noOp }.map(output),
      drift: analyzed.drift.map(drift), checks: plan.checks.map(check), deferred: plan.deferred.map(deferred),
      actionInvocations: plan.actionInvocations.map(invocation),
      diagnostics: plan.saidDiagnostics.map(diagnostic))
  }

  /// The listed changes, without a copy of the run's list in between: it may be the largest there is.
  private func changes(_ analyzed: [AnalyzedChange]) -> [Report.Change] {
    func isListed(_ change: AnalyzedChange) -> Bool { listing == .everything || !change.change.isPlainNoOp }
    var changes: [Report.Change] = []
    changes.reserveCapacity(analyzed.count(where: isListed))
    for entry in analyzed where isListed(entry) { changes.append(change(entry)) }
    return changes
  }

  private func change(_ analyzed: AnalyzedChange) -> Report.Change {
    let change = analyzed.change
    return Report.Change(
      key: change.key, previousAddress: change.previousAddress, provider: change.provider, action: change.action,
      engineActions: change.engineActions, reason: change.reason, importing: change.importing.map(importing),
      generatedConfiguration: change.generatedConfiguration.map(disclosure.withoutSecretLines),
      cause: analyzed.cause.map(cause), attributes: rows(analyzed.attributes))
  }

  private func importing(_ importing: ResourceChange.Import) -> Report.Import {
    switch importing {
    case .id(let id): Report.Import(id: disclosure.show(text: id), isUnknown: false)
    case .identity(let identity): Report.Import(identity: disclosure.show(identity), isUnknown: false)
    case .unknown: Report.Import(isUnknown: true)
    case .unspecified: Report.Import(isUnknown: false)
    }
  }

  private func rows(_ attributes: Deferred<[AttributeChange]>) -> Deferred<[Report.AttributeRow]> {
    .onDemand { [disclosure] in attributes().map { Report.AttributeRow($0, disclosure) } }
  }

  private func cause(_ cause: Cause) -> Report.Cause {
    Report.Cause(
      kind: cause.kind, certainty: cause.certainty,
      paths: cause.paths.map { path in
        Report.ForcingPath(
          path: path.path, kind: path.kind, before: disclosure.show(path.before), after: disclosure.show(path.after),
          via: path.via)
      },
      roots: cause.roots, counterpart: cause.counterpart, remedies: cause.remedies.map(remedy))
  }

  private func remedy(_ remedy: Remedy) -> Report.Remedy {
    switch remedy {
    case .hcl(let phrase): .hcl(disclosure.show(phrase))
    case .command(let command): .command(disclosure.show(command))
    case .advice(let phrase): .advice(disclosure.show(phrase))
    }
  }

  private func output(_ output: OutputChange) -> Report.Output {
    Report.Output(
      name: output.name, action: output.action, before: disclosure.show(output.before),
      after: disclosure.show(output.after), isBeforeSensitive: output.before.containsSensitive,
      isAfterSensitive: output.after.containsSensitive, changesOnlySensitivity: output.changesOnlySensitivity)
  }

  private func drift(_ drift: AnalyzedChange) -> Report.Drift {
    Report.Drift(key: drift.change.key, action: drift.change.action, attributes: rows(drift.attributes))
  }

  private func check(_ check: Check) -> Report.Check {
    Report.Check(
      kind: check.kind, address: check.address, status: check.status,
      instances: check.instances.map { instance in
        Report.Check.Instance(
          address: instance.address, status: instance.status,
          problems: instance.problems.map(disclosure.withoutSecretLines))
      })
  }

  private func deferred(_ deferred: DeferredChange) -> Report.DeferredChange {
    Report.DeferredChange(
      reason: deferred.reason, key: deferred.change.key, action: deferred.change.action,
      importing: deferred.change.importing.map(importing))
  }

  private func invocation(_ invocation: ActionInvocation) -> Report.ActionInvocation {
    Report.ActionInvocation(
      address: invocation.address, type: invocation.type, name: invocation.name, provider: invocation.provider,
      trigger: invocation.trigger, deferralReason: invocation.deferralReason)
  }

  func diagnostic(_ diagnostic: Diagnostic) -> Report.Diagnostic {
    Report.Diagnostic(
      severity: diagnostic.severity, code: diagnostic.code, origin: diagnostic.origin,
      summary: disclosure.show(diagnostic.summary), detail: diagnostic.detail.map(disclosure.show),
      address: diagnostic.address, place: diagnostic.place, remedy: diagnostic.remedy.map(disclosure.show))
  }

  func finding(_ finding: Finding) -> Report.Finding {
    Report.Finding(
      rule: finding.rule, name: finding.name, severity: finding.severity, certainty: finding.certainty,
      unit: finding.subject.unit, key: finding.subject.key, action: finding.subject.action.map(ActionWord.init),
      paths: finding.paths, message: disclosure.show(finding.message), because: finding.because.map(disclosure.show),
      loses: finding.loses.map(disclosure.show), instead: finding.instead.map(disclosure.show),
      first: finding.first.map(disclosure.show), causedBy: finding.causedBy, fingerprint: finding.fingerprint,
      waiver: finding.waiver, location: finding.location)
  }

  func couldNotTell(_ entry: CouldNotTell) -> Report.CouldNotTell {
    Report.CouldNotTell(
      rule: entry.rule, unit: entry.unit, address: entry.address, paths: entry.paths,
      why: disclosure.show(entry.why))
  }
}

extension AnalyzedUnit {
  /// What a plan was made before; a unit without a plan was not.
  var pendingUpstreams: [String] {
    switch unit.status {
    case .planned, .noChanges: upstreams.map(\.path)
    case .errored, .incomplete, .missing, .excluded: []
    }
  }
}

extension Report.AttributeRow {
  fileprivate init(_ row: AttributeChange, _ disclosure: Disclosure) {
    // What becomes sensitive was as secret before, and what is no longer marked may be a secret all the same.
    let isMarked = row.before.isSensitive || row.after.isSensitive
    let shown = { (value: Value) in disclosure.show(isMarked && !value.isNull ? value.markedSensitive() : value) }
    self.init(
      path: row.path, action: row.action, before: shown(row.before), after: shown(row.after),
      isBeforeSensitive: row.before.containsSensitive, isAfterSensitive: row.after.containsSensitive,
      forcesReplacement: row.forcesReplacement,
      nested: row.nested.map { $0.map { Report.AttributeRow($0, disclosure) } })
  }
}
