import PlanModel

extension CauseFinder {
  /// Why the object is replaced: the paths that the provider named, or else the engine's reason.
  var replacementCause: Cause {
    let paths = ForcingPaths(of: change).paths
    let ownReason = replacementReason
    return Cause(
      kind: ForcingPaths.leadingKind(of: paths) ?? ownReason.kind, certainty: ownReason.certainty, paths: paths,
      roots: replacementRoots(paths, ownReason.kind), remedies: replacementRemedies(paths, ownReason.kind))
  }

  /// What the engine's reason says by itself.
  private var replacementReason: (kind: Cause.Kind, certainty: Certainty) {
    switch change.reason {
    case .replaceByTriggers: return (.triggeredBy, .determined)
    case .replaceBecauseTainted: return (.tainted, .determined)
    case .replaceByRequest: return (.requested, .determined)
    case .replaceBecauseCannotUpdate: return (reasonWithoutPath, .determined)
    // Engines before 0.15.2 give no reason: with no path either, the provider is only the likeliest one.
    case .deleteBecauseNoResourceConfig, .deleteBecauseNoModule, .deleteBecauseWrongRepetition,
      .deleteBecauseCountIndex, .deleteBecauseEachKey, .deleteBecauseNoMoveTarget, .deleteBecauseEnabledFalse,
      .readBecauseConfigUnknown, .readBecauseDependencyPending, .readBecauseCheckNested,
      .forgotBecauseLifecycleDestroyInState, .forgotBecauseLifecycleDestroyInConfig, .unknown, nil:
      let isCertain = !change.replacePaths.isEmpty || change.forcingPathsVisibility == .notShown
      return (reasonWithoutPath, isCertain ? .determined : .heuristic)
    }
  }

  private var reasonWithoutPath: Cause.Kind {
    switch change.forcingPathsVisibility {
    case .shown: .providerCannotUpdate
    case .notShown: .notShown
    }
  }

  /// Where it starts: here, where an argument changed or somebody asked for it.
  private func replacementRoots(_ paths: [Cause.ForcingPath], _ reason: Cause.Kind) -> [Cause.Root] {
    var roots: [Cause.Root] = []
    let changed = paths.filter { $0.kind == .attributeChanged }.map(\.path)
    if !changed.isEmpty { roots.append(root(.attributeChanged, paths: changed)) }
    let startsHere: Bool =
      reason == .tainted || reason == .requested || reason == .providerCannotUpdate && paths.isEmpty
    if startsHere { roots.append(root(reason)) }
    return roots
  }
}
