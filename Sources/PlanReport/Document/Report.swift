public import PlanModel

/// What planlint says of a run, as a value: schema `planlint.report/1`.
///
/// Everything a renderer needs, and nothing that may not be seen: values, sentences and commands have gone through
/// disclosure. The rows of a change are made when they are asked for, so that a report of a large plan stays small.
public struct Report: Sendable {
  /// The name and version of the schema.
  public static let schema = "planlint.report/1"

  /// The program that made it.
  public var tool: Tool
  /// The outcome.
  public var verdict: Verdict
  /// The exit code of the command line: 0, 1 or 2.
  public var exitCode: Int
  /// From which severity on findings block.
  public var gate: Gate
  /// How many unwaived findings are at or above the gate.
  public var blockingCount: Int
  /// The policy that judged the run.
  public var policy: PolicyFacts
  /// What Terragrunt says of the run; nil where the inputs hold nothing of it.
  public var terragrunt: TerragruntRun?
  /// The counts.
  public var summary: Summary
  /// The units by dependency, then by the bytes of their paths.
  public var units: [Unit]
  /// All findings by severity, unit, change and rule, waived ones too.
  public var findings: [Finding]
  /// What rules could not tell.
  public var couldNotTell: [CouldNotTell]
  /// What concerns no single unit.
  public var diagnostics: [Diagnostic]

  /// The program that made a report.
  public struct Tool: Sendable, Hashable {
    /// The name.
    public var name: String
    /// The version.
    public var version: String

    /// Names a program and its version.
    public init(name: String = "planlint", version: String) {
      self.name = name
      self.version = version
    }
  }

  /// Which entries of the plans a report lists.
  public enum Listing: Sendable, Hashable {
    /// All but plain no-ops, which are counted.
    case changes
    /// Plain no-ops too, as far as the run holds them.
    case everything
  }
}

// MARK: - Units

extension Report {
  /// One root module and its plan.
  public struct Unit: Sendable {
    /// The path that names it; `.` for standard input.
    public var path: String
    /// The environment it belongs to, where one matches.
    public var environment: String?
    /// What became of it.
    public var status: PlanModel.Unit.Status
    /// Why it has that status, where that needs saying.
    public var statusReason: ShownPhrase?
    /// Where its plan came from.
    public var source: Plan.Source
    /// The way it was planned.
    public var mode: Plan.Mode?
    /// Whether the plan says that every object is accounted for.
    public var isComplete: Bool?
    /// Whether the plan can be applied; nil where that is not known.
    public var isApplyable: Bool?
    /// Whether it was made with `-target` or `-exclude`; nil where that is not known.
    public var isTargeted: Bool?
    /// When it was planned, as the engine spelled it.
    public var plannedAt: String?
    /// The units it depends on, by path.
    public var dependencies: [String]
    /// Those of its dependencies whose outputs were invented (`mock_outputs`), by path.
    public var mockedDependencies: [String]
    /// The units upstream whose outputs will not be what it was planned with, by path, the nearest first.
    public var pendingUpstreams: [String]
    /// How many objects stay as they are, listed or not, as far as the input says.
    public var plainNoOpCount: Int
    /// The listed entries of the plan, in its order.
    public var changes: [Change]
    /// The changes of outputs.
    public var outputs: [Output]
    /// What was found changed outside of the engine.
    public var drift: [Drift]
    /// The results of checks.
    public var checks: [Check]
    /// The changes that were put off.
    public var deferred: [DeferredChange]
    /// The actions that run beside the changes.
    public var actionInvocations: [ActionInvocation]
    /// The messages that came with the plan.
    public var diagnostics: [Diagnostic]
  }

  /// A planned change of a root module's output.
  public struct Output: Sendable, Hashable {
    /// The name.
    public var name: String
    /// What is planned, or was found.
    public var action: Action
    /// The value before.
    public var before: ShownValue
    /// The value after.
    public var after: ShownValue
    /// Whether the plan marks the value before, or a part of it, sensitive.
    public var isBeforeSensitive: Bool
    /// Whether the plan marks the value after, or a part of it, sensitive.
    public var isAfterSensitive: Bool
    /// Whether the values are the same and only the mark changes.
    public var changesOnlySensitivity: Bool
  }

  /// An object that was found changed outside of the engine.
  public struct Drift: Sendable {
    /// The object.
    public var key: ChangeKey
    /// What is planned, or was found.
    public var action: Action
    /// The rows of the difference, made anew at each call.
    public var attributes: Deferred<[AttributeRow]>
  }

  /// The result of a check block, a condition or a variable's validation.
  public struct Check: Sendable {
    /// The outcome for one instance of the checked object.
    public struct Instance: Sendable {
      /// The address as the engine spells it.
      public var address: String
      /// What became of it.
      public var status: PlanModel.Check.Status
      /// The messages of the conditions that did not hold.
      public var problems: [String]
    }

    /// `resource`, `output_value`, `check` or `var`, or what a newer engine says.
    public var kind: String
    /// The address as the engine spells it.
    public var address: String
    /// What became of it.
    public var status: PlanModel.Check.Status
    /// The outcome for each instance.
    public var instances: [Instance]
  }

  /// A change that the engine put off to a later run.
  public struct DeferredChange: Sendable {
    /// The engine's reason.
    public var reason: String
    /// The object.
    public var key: ChangeKey
    /// What is planned, or was found.
    public var action: Action
    /// The import that it would begin with.
    public var importing: Import?
  }

  /// An action that runs beside the changes.
  public struct ActionInvocation: Sendable {
    /// The address as the engine spells it.
    public var address: String
    /// The type of the action.
    public var type: String
    /// The name.
    public var name: String
    /// The provider's source address.
    public var provider: String?
    /// What starts it.
    public var trigger: PlanModel.ActionInvocation.Trigger
    /// Why it was put off, where it was.
    public var deferralReason: String?
  }
}
