/// A run with what analysis found out about its changes: what rules judge and reports show.
public struct AnalyzedRun: Sendable {
  /// The units in the order of the run.
  public var units: [AnalyzedUnit]
  /// What Terragrunt says of the run; nil where the inputs hold nothing of it.
  public var terragrunt: TerragruntRun?
  /// What concerns no single unit.
  public var diagnostics: [Diagnostic]

  /// Makes an analyzed run.
  public init(units: [AnalyzedUnit], terragrunt: TerragruntRun? = nil, diagnostics: [Diagnostic]) {
    self.units = units
    self.terragrunt = terragrunt
    self.diagnostics = diagnostics
  }
}

/// A unit with its analyzed changes.
public struct AnalyzedUnit: Sendable {
  /// The unit as it was read.
  public var unit: Unit
  /// The entries of the unit's plan, in the order of reports.
  public var changes: [AnalyzedChange]
  /// The drift of the unit's plan, in the order of reports.
  public var drift: [AnalyzedChange]
  /// What the unit's plan does to its outputs, by their names.
  public var outputEffects: [OutputEffect]
  /// The units that it depends on and that will not be what it was planned with, the nearest first.
  public var upstreams: [Upstream]
  /// The units of the run that depend on it directly, by path, in the order of the run.
  public var dependents: [String]

  /// Makes an analyzed unit that is not related to others yet.
  public init(unit: Unit, changes: [AnalyzedChange], drift: [AnalyzedChange]) {
    self.unit = unit
    self.changes = changes
    self.drift = drift
    outputEffects = []
    upstreams = []
    dependents = []
  }
}

/// A change with its cause and its differences.
public struct AnalyzedChange: Sendable {
  /// The entry as it was read.
  public var change: ResourceChange
  /// Why the object is replaced, destroyed or forgotten; nil for other actions.
  @Rare public var cause: Cause?
  /// The rows of its difference in path order, made when asked for.
  public var attributes: Deferred<[AttributeChange]>

  /// Makes an analyzed change.
  public init(change: ResourceChange, cause: Cause?, attributes: Deferred<[AttributeChange]>) {
    self.change = change
    self.cause = cause
    self.attributes = attributes
  }
}
