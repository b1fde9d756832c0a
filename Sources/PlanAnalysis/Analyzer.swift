public import PlanModel
import PlanPlatform

/// Finds out what a run's plans do not say themselves: why objects go, and in which attributes both sides differ.
///
/// Everything that compares before with after is here; rules and reports take what it hands on.
public enum Analyzer {
  /// Analyzes every unit of a run: causes and relations between units at once, differences when they are asked for.
  public static func analyze(_ run: Run) -> AnalyzedRun {
    AnalyzedRun(
      units: run.units.concurrentMap { analyze($0) }, terragrunt: run.terragrunt, diagnostics: run.diagnostics
    ).relatingUnits()
  }

  private static func analyze(_ unit: Unit) -> AnalyzedUnit {
    let surroundings = CauseFinder.Surroundings(of: unit)
    let changes = unit.plan.changes.inReportOrder()
    let causes = Cores.map(changes.count, inRunsOf: 64) { places in
      changes[places].map { CauseFinder.cause(of: $0, in: surroundings) }
    }
    return AnalyzedUnit(
      unit: unit,
      changes: zip(changes, causes.joined()).map { change, cause in
        AnalyzedChange(change: change, cause: cause, attributes: differences(of: change))
      },
      // Drift has happened already: nothing is planned for it, so it has no cause.
      drift: unit.plan.drift.inReportOrder().map { change in
        AnalyzedChange(change: change, cause: nil, attributes: differences(of: change))
      })
  }

  private static func differences(of change: ResourceChange) -> Deferred<[AttributeChange]> {
    switch change.action {
    case .noOp, .forget, .open: .made([])
    case .create, .read, .update, .replace, .destroy, .unknown: .onDemand { EntryDifference(of: change).rows }
    }
  }
}
