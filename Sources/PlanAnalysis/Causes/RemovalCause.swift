import PlanModel

extension CauseFinder {
  /// Why the object is destroyed or forgotten.
  var removalCause: Cause {
    let (kind, certainty) = removalReason
    // Where the input does not say why, it does not say where it starts either.
    let roots = kind == .notShown ? [] : [root(kind)]
    return Cause(kind: kind, certainty: certainty, roots: roots, remedies: removalRemedies(kind))
  }

  private var removalReason: (kind: Cause.Kind, certainty: Certainty) {
    if change.key.deposed != nil { return (.deposed, .determined) }
    switch change.reason {
    case .deleteBecauseNoResourceConfig: return (.removedFromConfiguration, .determined)
    case .deleteBecauseNoModule: return moduleReason
    case .deleteBecauseWrongRepetition: return (.repetitionChanged, .determined)
    case .deleteBecauseCountIndex, .deleteBecauseEachKey: return (.keyRemoved, .determined)
    case .deleteBecauseNoMoveTarget: return (.moveTargetMissing, .determined)
    case .deleteBecauseEnabledFalse: return (.disabled, .determined)
    case .forgotBecauseLifecycleDestroyInState, .forgotBecauseLifecycleDestroyInConfig:
      return (.keptByLifecycle, .determined)
    case .replaceBecauseCannotUpdate, .replaceBecauseTainted, .replaceByRequest, .replaceByTriggers,
      .readBecauseConfigUnknown, .readBecauseDependencyPending, .readBecauseCheckNested, .unknown, nil:
      return reasonOfRun
    }
  }

  /// The engines give this reason where the call is still there and the instance is not; a call that is gone as a whole
  /// reads as ``PlanModel/ActionReason/deleteBecauseNoResourceConfig``.
  private var moduleReason: (kind: Cause.Kind, certainty: Certainty) {
    let hasKey = change.address.module.steps.contains { $0.key != nil }
    return hasKey ? (.keyRemoved, .determined) : (.moduleRemoved, .heuristic)
  }

  private var reasonOfRun: (kind: Cause.Kind, certainty: Certainty) {
    if surroundings.mode == .destroy { return (.destroyRun, .determined) }
    // An object is forgotten without a reason only through a `removed` block, which needs its own block gone.
    if change.action == .forget { return (.removedFromConfiguration, .heuristic) }
    return (.notShown, .determined)
  }
}
