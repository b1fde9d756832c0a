import PlanModel

/// Concludes from a plan's entries how it was planned, which no document says.
struct PlanModeClues {
  let plan: Plan
  let keys: Set<String>
  /// Whether some managed object stays as it is, which no `-destroy` plan has.
  let hasKeptObjects: Bool

  /// The mode; nil where it can't be told.
  var mode: Plan.Mode? {
    if !plan.isWhollyRead { return nil }
    // Other plans list every object, the unchanged ones too.
    if !keys.contains("resource_changes"), !plan.drift.isEmpty { return .refreshOnly }
    guard !hasKeptObjects, isAllGoing else { return .normal }
    // Before 1.1 no destroy gave a reason, so that removed blocks look the same.
    guard let version = plan.source.engineVersion.flatMap(EngineVersion.init) else { return nil }
    return version < EngineVersion(major: 1, minor: 1) ? nil : .destroy
  }

  /// Whether every object goes for no reason of its own, and every output with them.
  private var isAllGoing: Bool {
    let objects = plan.changes.filter { $0.address.mode == .managed }
    guard objects.contains(where: { $0.key.deposed == nil }) else { return false }
    return objects.allSatisfy(\.isGoingWithAll) && plan.outputs.allSatisfy { $0.action == .destroy }
  }
}

extension ResourceChange {
  fileprivate var isGoingWithAll: Bool {
    switch action {
    case .destroy: reason == nil
    case .forget: reason == nil || reason == .forgotBecauseLifecycleDestroyInConfig
    case .noOp, .create, .read, .update, .replace, .open, .unknown: false
    }
  }
}
