import PlanModel

/// What the entries of a document say of the way it was planned: the mode itself is not in it.
struct ModeEvidence {
  /// Destroys and forgets that give no reason, as those of a `-destroy` run do.
  private var hasUnreasonedDestroy = false
  /// Anything that a `-destroy` run does not plan.
  private var hasOrdinaryEntry = false
  private var hasEntries = false
  /// Whether an object was found changed that still exists: a normal plan would have an entry for it.
  private var hasDriftedObject = false
  private var hasKeptOutput = false

  /// Looks at an entry that changes something.
  mutating func note(_ change: ResourceChange) {
    hasEntries = true
    switch change.action {
    case .destroy, .forget:
      // A deposed object goes without a reason in every mode.
      if change.key.deposed != nil { return }
      if change.reason == nil || change.reason == .forgotBecauseLifecycleDestroyInConfig {
        hasUnreasonedDestroy = true
      } else {
        hasOrdinaryEntry = true
      }
    case .noOp, .create, .read, .update, .replace, .open, .unknown:
      hasOrdinaryEntry = true
    }
  }

  /// Looks at an entry that changes nothing.
  mutating func notePlainNoOp(isManaged: Bool) {
    hasEntries = true
    if isManaged { hasOrdinaryEntry = true }
  }

  /// Looks at drift.
  mutating func note(drift change: ResourceChange) {
    if change.action != .destroy { hasDriftedObject = true }
  }

  /// Looks at a change of an output.
  mutating func note(output action: Action) {
    if action != .destroy { hasKeptOutput = true }
  }

  /// The mode, nil where it is not sure.
  func mode(of header: DocumentHeader) -> Plan.Mode? {
    if hasOrdinaryEntry { return .normal }
    if !hasEntries {
      return hasDriftedObject && header.isErrored != true && header.isComplete != false ? .refreshOnly : nil
    }
    // Before 1.1 (format 1.0) no destroy gave a reason.
    let givesReasons = header.formatVersionText.flatMap(NumericVersion.init).map { $0.major >= 1 } ?? false
    return hasUnreasonedDestroy && !hasKeptOutput && givesReasons ? .destroy : nil
  }
}
