import PlanModel

/// What a plan's text says of the way it was planned: the mode itself is nowhere in it.
struct TextModeEvidence {
  private let plan: Plan
  /// Whether the text of a destroy counts hidden attributes, as Terraform does from 1.8 on.
  private let countsHiddenInDestroys: Bool

  init(_ plan: Plan, countsHiddenInDestroys: Bool) {
    self.plan = plan
    self.countsHiddenInDestroys = countsHiddenInDestroys
  }

  /// The mode, nil where it is not sure.
  var mode: Plan.Mode? {
    let planned = plan.changes.filter { $0.key.deposed == nil }
    if planned.contains(where: isOrdinary) { return .normal }
    // A destroy that gives no reason is that of a `-destroy` run, where the engine gives reasons at all.
    guard planned.contains(where: { $0.action == .destroy && $0.reason == nil }), givesReasons,
      plan.outputs.allSatisfy({ $0.action == .destroy }), plan.isWhollyRead
    else { return nil }
    return .destroy
  }

  /// Whether no `-destroy` run plans it.
  private func isOrdinary(_ change: ResourceChange) -> Bool {
    switch change.action {
    case .destroy, .forget: change.reason != nil && change.reason != .forgotBecauseLifecycleDestroyInConfig
    case .create, .update, .replace, .read, .open: true
    // A move or an import alone is a part of any run, and what is not known says nothing.
    case .noOp, .unknown: false
    }
  }

  /// OpenTofu always does, Terraform from 1.1 on.
  private var givesReasons: Bool {
    guard let engine = plan.source.engine else { return false }
    switch engine {
    case .opentofu: return true
    case .terraform:
      guard let version = plan.source.engineVersion.flatMap(NumericVersion.init) else { return countsHiddenInDestroys }
      return version >= NumericVersion(major: 1, minor: 1)
    }
  }
}
