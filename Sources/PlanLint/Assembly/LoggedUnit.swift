import PlanAnalysis
import PlanModel

extension Unit {
  /// The unit of a log with the plan of a file that belongs to it: the plan says more than the log shows of it, and the log
  /// says what became of the unit.
  ///
  /// A file of an earlier run may lie where a unit has none of this run; the log decides then, and the file is said.
  func with(_ plan: Plan, ofFile file: String) -> Unit {
    switch status {
    case .planned, .noChanges, .incomplete: return replacing(by: plan)
    case .missing:
      var unit = replacing(by: plan)
      unit.plan.diagnostics.append(
        note(.warning, "What is read is \(code: file): \(statusReason ?? "the log has no plan")."))
      return unit
    case .errored where plan.isErrored:
      var unit = replacing(by: plan)
      (unit.status, unit.statusReason) = (.errored, statusReason)
      return unit
    case .errored:
      return noting("\(code: file) is not of this run, in which the unit failed: it is not read.")
    case .excluded:
      return noting("\(code: file) is not of this run, which left the unit out: it is not read.")
    }
  }

  private func replacing(by plan: Plan) -> Unit {
    var unit = Unit(path: path, plan: plan)
    unit.dependencies = dependencies
    unit.mockedDependencies = mockedDependencies
    unit.plan.diagnostics += self.plan.diagnostics
    if status != .missing, self.plan.isWhollyRead, plan.isWhollyRead, self.plan.objectCounts != plan.objectCounts {
      unit.plan.shortcomings.append(.unreadable(difference(from: plan)))
      unit.status = .incomplete
    }
    return unit
  }

  private func noting(_ text: Phrase) -> Unit {
    var unit = self
    unit.plan.diagnostics.append(note(.warning, text))
    return unit
  }

  /// That a log counts other changes than the file that should hold the same plan.
  private func difference(from plan: Plan) -> Diagnostic {
    let (logged, read) = (self.plan.objectCounts, plan.objectCounts)
    var diagnostic = note(
      .error,
      """
      \(code: plan.source.file) is of another run than the log: it has \(read.phrase), and the log \(logged.phrase).
      """)
    diagnostic.remedy = "Give the log and the plans of one run."
    diagnostic.place.file = plan.source.file
    return diagnostic
  }

  private func note(_ severity: Diagnostic.Severity, _ text: Phrase) -> Diagnostic {
    Diagnostic(severity: severity, code: "other-run", summary: text)
  }
}

extension Plan {
  /// How many objects are created, changed and destroyed; what text may leave out is not counted.
  fileprivate var objectCounts: ChangeCounts {
    var counts = ChangeCounts()
    for change in changes {
      switch change.action {
      case .create: counts.added += 1
      case .update: counts.changed += 1
      case .destroy: counts.destroyed += 1
      case .replace:
        counts.added += 1
        counts.destroyed += 1
      case .noOp, .read, .forget, .open, .unknown: break
      }
    }
    return counts
  }
}

extension ChangeCounts {
  fileprivate var phrase: Phrase { "\(added) to add, \(changed) to change, \(destroyed) to destroy" }
}
