/// The rules that planlint brings along.
public enum Rules {
  /// All of them, by id.
  public static let builtIn: [any Rule] = [
    PlanUnreadable(),
    PlanErrored(),
    PlanIncomplete(),
    PlanTargeted(),
    PlanStale(),
    UnknownAction(),
    CountMismatch(),
    CheckFailed(),
    DriftPresent(),
    DriftOverwritten(),
    ActionsInvoked(),
    PolicyUnsound(),
    CriticalDestroyed(),
    CriticalReplaced(),
    StatefulDestroyed(),
    StatefulReplaced(),
    ServingDestroyedFirst(),
    SafetyNetMissing(),
    DestroyBlocked(),
    Forgotten(),
    DeposedDestroyed(),
    WholeUnitDestroyed(),
    BenignReplaced(),
    OtherLost(),
    MocksUsed(),
    UnitFailed(),
    UnitWithoutPlan(),
    UpstreamPending(),
    OutputRemoved(),
    OutputChanged(),
    OutputRetyped(),
    OutputsOnly(),
    WaiverExpired(),
    WaiverUnused(),
    WaiverReasonMissing(),
    WaiverMalformed(),
  ]

  /// The built-in rule of an id, letter case aside: what `planlint explain RULE` looks up.
  public static func builtIn(id: String) -> (any Rule)? {
    builtIn.first { $0.metadata.id == id.uppercased() }
  }
}
