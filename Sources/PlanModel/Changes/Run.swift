/// One root module with its plan, among those that were read together.
public struct Unit: Sendable {
  /// The path that names it; `.` for standard input.
  public var path: String
  /// The outcome.
  public var status: Status
  /// Why it has that status, where that needs saying.
  public var statusReason: Phrase?
  /// The plan.
  public var plan: Plan
  /// The units it depends on, by path.
  public var dependencies: [String]
  /// Those of its dependencies whose outputs Terragrunt made up (`mock_outputs`), by path: the plan rests on invented values.
  public var mockedDependencies: [String]

  /// Makes a unit of a plan; its status follows from what the plan says.
  public init(path: String, plan: Plan) {
    self.path = path
    self.plan = plan
    dependencies = []
    mockedDependencies = []
    status = Status(of: plan)
  }

  /// What became of a unit.
  public enum Status: String, Sendable, Hashable {
    case planned
    /// Nothing but no-ops, nested check reads and drift.
    case noChanges = "no_changes"
    case errored, incomplete, missing, excluded

    /// The status of a plan that was read.
    public init(of plan: Plan) {
      if !plan.isWhollyRead {
        self = .incomplete
      } else if plan.isErrored {
        self = .errored
      } else {
        self = plan.changesNothing ? .noChanges : .planned
      }
    }
  }
}

extension Plan {
  /// Whether it holds nothing but plain no-ops, reads of nested checks, and drift.
  public var changesNothing: Bool {
    changes.allSatisfy { $0.isPlainNoOp || ($0.action == .read && $0.reason == .readBecauseCheckNested) }
      && outputs.allSatisfy { $0.action == .noOp } && deferred.isEmpty && actionInvocations.isEmpty
      && !(mode == .refreshOnly && !drift.isEmpty)
  }
}

/// All units that are judged together.
public struct Run: Sendable {
  /// The units by dependency, then by the bytes of their paths.
  public var units: [Unit]
  /// What Terragrunt says of the run that planned them; nil where the inputs hold nothing of it.
  public var terragrunt: TerragruntRun?
  /// What concerns no single unit.
  public var diagnostics: [Diagnostic]

  /// Makes a run.
  public init(units: [Unit], terragrunt: TerragruntRun? = nil, diagnostics: [Diagnostic] = []) {
    self.units = units
    self.terragrunt = terragrunt
    self.diagnostics = diagnostics
  }
}
