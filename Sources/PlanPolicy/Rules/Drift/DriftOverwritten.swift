import PlanAnalysis
import PlanModel

/// PL010: the plan undoes what somebody did by another way.
struct DriftOverwritten: Rule {
  /// The attributes that people and billing tools write names and owners into.
  private static let labels: Set<String> = ["tags", "tags_all", "labels", "effective_labels", "terraform_labels"]

  let metadata = RuleMetadata(
    id: "PL010", name: "drift-overwritten", severity: .high, scope: .change,
    summary: "The plan sets back what was changed outside of the configuration.",
    what: """
      Fires for an object that was changed outside of the configuration, where the plan changes the same attributes \
      again. High where one of them gets the value back that it had at the last apply; medium where they all get a \
      third value, or are only tags or labels. Attributes that are known only after apply do not count.
      """,
    why: """
      What was done by hand was often done for a reason: a capacity raised at night, a port closed, a bad value \
      corrected. The plan does not know it, and takes it back in the middle of the next deployment.
      """,
    remedy: "Ask who changed it and why; take the new value into the configuration, or say that it should go.")

  func judge(_ change: ChangeContext) -> [Observation] {
    if change.unit.analyzed.drift.isEmpty { return [] }
    switch change.change.action {
    case .update, .replace: break
    case .noOp, .create, .read, .destroy, .forget, .open, .unknown: return []
    }
    guard let drift = change.unit.analyzed.drift(of: change.change.key) else { return [] }
    let overwritten = overwrittenRows(of: change.analyzed, drift: drift)
    if overwritten.isEmpty { return [] }
    let setsBack = overwritten.contains { $0.isSetBack && !DriftOverwritten.isLabel($0.row.path) }
    var finding = finding(
      about: change, severity: setsBack ? nil : .medium,
      setsBack || overwritten.contains(where: \.isSetBack)
        ? "What was changed here outside of the configuration would be undone."
        : "What was changed here outside of the configuration would be overwritten.")
    finding.paths = overwritten.map(\.row.path)
    finding.because = overwritten.map(\.sentence).counted(beyond: "attributes")
    finding.instead = ["Find out who changed it and why; if it is right, set it in the configuration."]
    return [.finding(finding)]
  }

  private static func isLabel(_ path: AttributePath) -> Bool { path.names.first.map(labels.contains) ?? false }

  /// An attribute that was changed outside, and that the plan changes again.
  private struct Overwritten {
    /// What was recorded before it was changed outside.
    var recorded: Value
    /// What the plan makes of what is there now.
    var row: AttributeChange

    var isSetBack: Bool { recorded == row.after }

    var sentence: Phrase {
      let path = row.path
      let values = [recorded, row.before, row.after]
      guard values.allSatisfy({ $0.isNull || ($0.isSimple && !$0.isSensitive) }) else {
        return isSetBack
          ? "\(path) was changed outside, and would be set back"
          : "\(path) was changed outside, and would get a third value"
      }
      if isSetBack, recorded.isNull { return "\(path) was set to \(row.before) outside, and would be removed again" }
      if isSetBack { return "\(path) was changed from \(recorded) to \(row.before) outside, and would be set back" }
      return "\(path) was changed to \(row.before) outside, and would become \(row.after)"
    }
  }

  private func overwrittenRows(of change: AnalyzedChange, drift: AnalyzedChange) -> [Overwritten] {
    var recorded: [AttributePath: AttributeChange] = [:]
    for row in drift.realDrift { recorded[row.path] = row }
    if recorded.isEmpty { return [] }
    return change.attributes().compactMap { row in
      // Only what was found is overwritten: the rows must meet at the value that is there now.
      guard let found = recorded[row.path], row.isOverwriting, found.after == row.before else { return nil }
      return Overwritten(recorded: found.before, row: row)
    }
  }
}

extension AttributeChange {
  /// Whether it puts a value that is known now in the place of another.
  fileprivate var isOverwriting: Bool {
    if before.containsUnknown || after.containsUnknown || before.isNotShown || after.isNotShown { return false }
    switch action {
    case .create, .update, .destroy: return true
    case .sensitivity: return false
    }
  }
}

extension AnalyzedUnit {
  /// What happened outside to an object, if it was changed there; the list is sorted.
  fileprivate func drift(of key: ChangeKey) -> AnalyzedChange? {
    var (low, high) = (0, drift.count)
    while low < high {
      let middle = (low + high) / 2
      if drift[middle].change.key.precedes(key) { low = middle + 1 } else { high = middle }
    }
    guard low < drift.count, drift[low].change.key == key, drift[low].change.action == .update else { return nil }
    return drift[low]
  }
}
