import PlanModel

/// Finds why an object is replaced, destroyed or forgotten, as far as its own entry tells.
struct CauseFinder {
  let change: ResourceChange
  let unit: Unit

  /// The cause; nil for an action that takes no object away.
  var cause: Cause? {
    switch change.action {
    case .replace: replacementCause
    case .destroy, .forget: removalCause
    case .noOp, .create, .read, .update, .open, .unknown: nil
    }
  }

  /// This change as the start of a chain.
  func root(_ kind: Cause.Kind, paths: [AttributePath] = []) -> Cause.Root {
    Cause.Root(unit: unit.path, address: change.address, kind: kind, paths: paths)
  }
}
