import PlanModel

/// Finds why one object is replaced, destroyed or forgotten, as far as its own entry tells.
struct CauseFinder {
  let change: ResourceChange
  let surroundings: Surroundings

  /// What the plan around an entry says of all its changes.
  struct Surroundings: Sendable {
    /// The path of the unit.
    let unit: String
    let mode: Plan.Mode?
    let source: Plan.Source

    init(of unit: Unit) {
      self.unit = unit.path
      mode = unit.plan.mode
      source = unit.plan.source
    }
  }

  /// The cause of a change; nil for an action that takes no object away.
  static func cause(of change: ResourceChange, in surroundings: Surroundings) -> Cause? {
    switch change.action {
    case .replace: CauseFinder(change: change, surroundings: surroundings).replacementCause
    case .destroy, .forget: CauseFinder(change: change, surroundings: surroundings).removalCause
    case .noOp, .create, .read, .update, .open, .unknown: nil
    }
  }

  /// This change as the start of a chain.
  func root(_ kind: Cause.Kind, paths: [AttributePath] = []) -> Cause.Root {
    Cause.Root(unit: surroundings.unit, address: change.address, kind: kind, paths: paths)
  }
}
