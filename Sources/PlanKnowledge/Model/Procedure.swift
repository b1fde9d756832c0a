/// What to do before and after a change of a resource.
///
/// Commands are templates, filled with the resource's own values.
public struct Procedure: Sendable {
  /// Before the apply, in this order.
  public let backup: [BackupStep]
  /// After the apply.
  public let verify: [Check]
  /// Metrics of the next minutes.
  public let watch: [Metric]
  /// The way back.
  public let rollback: [WayBack]
  /// The id for `terraform import`, filled from the state before.
  public let importID: CommandTemplate?
  /// What such an id looks like.
  public let exampleID: String?
  /// How long an apply takes, in minutes, by the kind of change.
  public let durations: [Duration]

  /// Of a type of which no procedure is known.
  public static let none = Procedure(
    backup: [], verify: [], watch: [], rollback: [], importID: nil, exampleID: nil, durations: [])

  /// What a person does: run a command, or what a sentence says.
  public enum Action: Sendable {
    case run(CommandTemplate)
    case `do`(String)
  }

  /// Something to save before the apply.
  public struct BackupStep: Sendable {
    /// How it is saved.
    public let action: Action
    /// Tells whether the copy is complete.
    public let check: CommandTemplate?
    /// When the step fits; nil for always.
    public let condition: StepCondition?
  }

  /// A check after the apply.
  public struct Check: Sendable {
    /// What to run.
    public let command: CommandTemplate
    /// What to see.
    public let expect: String
  }

  /// A metric to watch.
  public struct Metric: Sendable {
    /// The service that has it, as its monitoring names it.
    public let namespace: String
    /// Its name there.
    public let metric: String
    /// Which of its series, filled from the state after; nil for all.
    public let dimension: CommandTemplate?
    /// What would be bad.
    public let lookFor: String
  }

  /// The way back from a kind of change.
  public struct WayBack: Sendable {
    /// What it undoes.
    public let change: Change
    /// How.
    public let action: Action
    /// What does not come back or must be done by hand.
    public let limits: String?
    /// What is lost for good.
    public let loses: String?
  }

  /// The kinds of change that there is a way back from.
  public enum Change: String, Sendable, Hashable, CaseIterable {
    case create, update, replace, destroy
  }

  /// How many minutes a kind of change takes.
  public struct Duration: Sendable {
    /// The kind of change.
    public let change: Change
    /// At least and at most; from 0 on it is at once.
    public let minutes: ClosedRange<Int>
  }
}
