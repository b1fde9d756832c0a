package import PlanModel

extension Report {
  /// The run behind a report, as far as a report tells it.
  ///
  /// It has what judging several units together needs: each unit's status, dependencies and outputs, and the actions and
  /// addresses of its changes. Values that the report does not show are not shown in it either.
  package var run: AnalyzedRun {
    AnalyzedRun(units: units.map(\.analyzed), terragrunt: terragrunt, diagnostics: diagnostics.map(\.diagnostic))
  }

  /// The findings about single units, as they were judged.
  package var unitFindings: [PlanModel.Finding] {
    let units = Dictionary(self.units.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    return findings.compactMap { finding in
      guard let unit = finding.unit.flatMap({ units[$0] }) else { return nil }
      return finding.finding(in: unit)
    }
  }

  /// What rules could not tell.
  package var unitQuestions: [PlanModel.CouldNotTell] {
    couldNotTell.map {
      PlanModel.CouldNotTell(rule: $0.rule, unit: $0.unit, address: $0.address, paths: $0.paths, why: $0.why.phrase)
    }
  }
}

extension Report.Unit {
  fileprivate var analyzed: AnalyzedUnit {
    var plan = Plan(source: source)
    plan.mode = mode
    plan.isComplete = isComplete
    plan.isApplyable = isApplyable
    plan.isTargeted = isTargeted
    plan.isErrored = status == .errored
    plan.outputs = outputs.map(\.output)
    plan.changes = changes.map(\.analyzed.change)
    plan.plainNoOpCount = plainNoOpCount
    var unit = PlanModel.Unit(path: path, plan: plan)
    unit.status = status
    unit.statusReason = statusReason?.phrase
    unit.dependencies = dependencies
    unit.mockedDependencies = mockedDependencies
    return AnalyzedUnit(unit: unit, changes: changes.map(\.analyzed), drift: drift.map(\.analyzed))
  }
}

extension Report.Change {
  fileprivate var analyzed: AnalyzedChange {
    var change = ResourceChange(key: key, action: action, values: .made(.notShown))
    change.previousAddress = previousAddress
    change.importing = importing.map { _ in .unspecified }
    change.reason = reason
    return AnalyzedChange(change: change, cause: nil, attributes: .made([]))
  }
}

extension Report.Drift {
  fileprivate var analyzed: AnalyzedChange {
    AnalyzedChange(
      change: ResourceChange(key: key, action: action, values: .made(.notShown)), cause: nil, attributes: .made([]))
  }
}

extension ResourceChange.Sides {
  fileprivate static let notShown = ResourceChange.Sides(before: .notShown, after: .notShown)
}

extension Report.Output {
  fileprivate var output: OutputChange {
    OutputChange(
      name: name, action: action, before: before.value, after: after.value,
      changesOnlySensitivity: changesOnlySensitivity)
  }
}

extension Report.Finding {
  fileprivate func finding(in unit: Report.Unit) -> PlanModel.Finding {
    var finding = PlanModel.Finding(
      rule: rule, name: name, severity: severity, certainty: certainty, subject: subject(in: unit), paths: paths,
      message: message.phrase)
    finding.because = because.map(\.phrase)
    finding.loses = loses?.phrase
    finding.instead = instead.map(\.phrase)
    finding.first = first.map(\.phrase)
    finding.causedBy = causedBy
    finding.waiver = waiver
    finding.location = location
    return finding
  }

  private func subject(in unit: Report.Unit) -> PlanModel.Finding.Subject {
    guard let key, let change = unit.changes.first(where: { $0.key == key }) else { return .unit(unit.path) }
    return .change(unit: unit.path, key, change.action)
  }
}

extension Report.Diagnostic {
  fileprivate var diagnostic: PlanModel.Diagnostic {
    var diagnostic = PlanModel.Diagnostic(severity: severity, origin: origin, code: code, summary: summary.phrase)
    diagnostic.detail = detail?.phrase
    diagnostic.address = address
    diagnostic.place = place
    diagnostic.remedy = remedy?.phrase
    return diagnostic
  }
}

extension ShownPhrase {
  /// The sentence as text of somebody else's: once written, it is not known which of its words are ours.
  fileprivate var phrase: Phrase { Phrase([.quoted(plainText)]) }
}

extension ShownValue {
  /// The value as far as it is shown.
  fileprivate var value: Value {
    switch self {
    case .null: .null
    case .boolean(let flag): .boolean(flag)
    case .number(let literal): .number(Number(trusted: literal))
    case .text(let text): .string(text)
    case .sequence(let elements): .sequence(elements.map(\.value))
    case .mapping(let members): .mapping(members.map { Mapping.Entry($0.key, $0.value.value) })
    case .masked: Value.notShown.markedSensitive()
    case .unknown: .unknown
    case .cut, .notShown: .notShown
    }
  }
}
