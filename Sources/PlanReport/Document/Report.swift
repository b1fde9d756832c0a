public import PlanModel

/// What planlint says of a run, as a value: schema `planlint.report/1`.
///
/// Everything a renderer needs, and nothing that may not be seen: values, sentences and commands have gone through
/// disclosure. The rows of a change are made when they are asked for, so that a report of a large plan stays small.
public struct Report: Sendable {
  /// The name and version of the schema.
  public static let schema = "planlint.report/1"

  public var tool: Tool
  public var verdict: Verdict
  /// The exit code of the command line: 0, 1 or 2.
  public var exitCode: Int
  /// From which severity on findings block.
  public var gate: Gate
  /// How many unwaived findings are at or above the gate.
  public var blockingCount: Int
  public var policy: PolicyFacts
  public var summary: Summary
  /// The units by dependency, then by the bytes of their paths.
  public var units: [Unit]
  /// All findings by severity, unit, change and rule, waived ones too.
  public var findings: [Finding]
  public var couldNotTell: [CouldNotTell]
  /// What concerns no single unit.
  public var diagnostics: [Diagnostic]

  /// The program that made a report.
  public struct Tool: Sendable, Hashable {
    public var name: String
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
    public var status: PlanModel.Unit.Status
    public var statusReason: ShownPhrase?
    public var source: Plan.Source
    public var mode: Plan.Mode?
    /// Whether the plan says that every object is accounted for.
    public var isComplete: Bool?
    public var isApplyable: Bool?
    public var isTargeted: Bool?
    /// When it was planned, as the engine spelled it.
    public var plannedAt: String?
    /// The units it depends on, by path.
    public var dependencies: [String]
    public var changes: [Change]
    public var outputs: [Output]
    public var drift: [Drift]
    public var checks: [Check]
    public var deferred: [DeferredChange]
    public var actionInvocations: [ActionInvocation]
    public var diagnostics: [Diagnostic]
  }

  /// A planned change of a root module's output.
  public struct Output: Sendable {
    public var name: String
    public var action: Action
    public var before: ShownValue
    public var after: ShownValue
    public var isBeforeSensitive: Bool
    public var isAfterSensitive: Bool
  }

  /// An object that was found changed outside of the engine.
  public struct Drift: Sendable {
    public var key: ChangeKey
    public var action: Action
    public var attributes: Deferred<[AttributeRow]>
  }

  /// The result of a check block, a condition or a variable's validation.
  public struct Check: Sendable {
    /// The outcome for one instance of the checked object.
    public struct Instance: Sendable {
      public var address: String
      public var status: PlanModel.Check.Status
      /// The messages of the conditions that did not hold.
      public var problems: [String]
    }

    public var kind: String
    public var address: String
    public var status: PlanModel.Check.Status
    public var instances: [Instance]
  }

  /// A change that the engine put off to a later run.
  public struct DeferredChange: Sendable {
    /// The engine's reason.
    public var reason: String
    public var key: ChangeKey
    public var action: Action
    public var importing: Import?
  }

  /// An action that runs beside the changes.
  public struct ActionInvocation: Sendable {
    public var address: String
    public var type: String
    public var name: String
    public var provider: String?
    public var trigger: PlanModel.ActionInvocation.Trigger
    public var deferralReason: String?
  }
}
