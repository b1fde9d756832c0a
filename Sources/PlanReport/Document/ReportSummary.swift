public import PlanModel

/// The word for an action, without the details that some actions have.
public enum ActionWord: String, Sendable, Hashable, CaseIterable {
  case create, read, update, replace, destroy, forget, open, unknown
  case noOp = "no-op"

  /// The word for an action.
  public init(_ action: Action) {
    switch action {
    case .noOp: self = .noOp
    case .create: self = .create
    case .read: self = .read
    case .update: self = .update
    case .replace: self = .replace
    case .destroy: self = .destroy
    case .forget: self = .forget
    case .open: self = .open
    case .unknown: self = .unknown
    }
  }
}

extension Report {
  /// The counts of a report.
  ///
  /// Drift and deferred changes are not counted as changes; a deposed object that is destroyed is; imports and moves count
  /// beside the action. No-ops are counted whether or not they are listed.
  public struct Summary: Sendable, Hashable {
    /// The changes of all units.
    public var changes = Counts()
    /// The outputs whose value changes.
    public var outputs = 0
    /// The objects that were found changed outside of the engine.
    public var drift = 0
    /// The units.
    public var units = 0
    /// The units that are errored, missing or incomplete.
    public var failedUnits = 0
    /// The unwaived findings by severity.
    public var findings: [Severity: Int] = [:]
    /// The waived findings.
    public var waivedFindings = 0

    /// A summary of nothing.
    public init() {}
  }

  /// How many changes there are of each kind.
  public struct Counts: Sendable, Hashable {
    /// By action; an action that does not occur is absent.
    public var byAction: [ActionWord: Int] = [:]
    /// The changes that begin with an import.
    public var imports = 0
    /// The changes of objects that are moved.
    public var moves = 0

    /// No changes.
    public init() {}

    /// The count of an action.
    public subscript(action: ActionWord) -> Int { byAction[action] ?? 0 }

    /// How many changes are more than a plain no-op.
    public internal(set) var total = 0

    mutating func count(_ change: Change) {
      // Plain no-ops are counted by the reader, which need not list them.
      if change.isPlainNoOp { return }
      total += 1
      byAction[ActionWord(change.action), default: 0] += 1
      if change.importing != nil { imports += 1 }
      if change.previousAddress != nil { moves += 1 }
    }

    mutating func add(_ other: Counts) {
      total += other.total
      byAction.merge(other.byAction) { $0 + $1 }
      imports += other.imports
      moves += other.moves
    }

    mutating func countNoOps(_ count: Int) {
      if count > 0 { byAction[.noOp, default: 0] += count }
    }
  }
}

extension Report.Unit {
  /// Whether nothing can be said of the unit, or not of all of it.
  public var hasFailed: Bool {
    switch status {
    case .errored, .missing, .incomplete: true
    case .planned, .noChanges, .excluded: false
    }
  }

  /// The counts of the unit's listed changes.
  public var counts: Report.Counts {
    var counts = Report.Counts()
    for change in changes { counts.count(change) }
    return counts
  }
}
