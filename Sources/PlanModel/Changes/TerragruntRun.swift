/// What Terragrunt says of one of its runs, beside the plans of the units.
public struct TerragruntRun: Sendable, Hashable {
  /// The version of Terragrunt, where the log names it (its debug level does).
  public var version: String?
  /// The command that ran in each unit, such as `plan`.
  public var command: String?
  /// The units of the queue, which must all be there, in the order of the listing; nil where no listing was found.
  public var listedUnits: [String]?
  /// The counts of the run's summary (Terragrunt 0.82 and later).
  public var tally: Tally?

  /// Makes a run of which nothing is known yet.
  public init() {}

  /// How many units came to which end, as the run's summary counts them.
  public struct Tally: Sendable, Hashable {
    /// All units of the run.
    public var units: Int
    /// The units that ended well; whether they have changes is another matter.
    public var succeeded: Int
    /// The units whose run failed.
    public var failed: Int
    /// The units that did not run since one they depend on had failed.
    public var earlyExits: Int
    /// The units that an `exclude` block left out.
    public var excluded: Int

    /// Puts counts together.
    public init(units: Int, succeeded: Int = 0, failed: Int = 0, earlyExits: Int = 0, excluded: Int = 0) {
      self.units = units
      self.succeeded = succeeded
      self.failed = failed
      self.earlyExits = earlyExits
      self.excluded = excluded
    }
  }
}

/// What became of a unit, as Terragrunt's run report (`--report-file`, 0.82 and later) says.
public struct UnitOutcome: Sendable, Hashable {
  /// How a unit ended.
  public enum Result: Sendable, Hashable {
    case succeeded, failed, earlyExit, excluded
    case unrecognised(String)
  }

  /// The unit's path.
  public var path: String
  /// How it ended.
  public var result: Result
  /// Terragrunt's word for why, such as `run error` or `exclude block`.
  public var reason: String?
  /// What it names as the cause: the text of an error, or the base name of the unit that failed before it.
  public var cause: String?
  /// The command that ran (schema version 3 and later).
  public var command: String?

  /// Makes an outcome without reason and cause, to be filled in.
  public init(path: String, result: Result) {
    self.path = path
    self.result = result
  }
}

/// Which units there are and which depend on which, as Terragrunt's discovery commands say.
public struct UnitGraph: Sendable, Hashable {
  /// One unit of the graph.
  public struct Node: Sendable, Hashable {
    /// The unit's path.
    public var path: String
    /// The paths of the units that it depends on.
    public var dependencies: [String]
    /// Whether the configuration or a flag leaves it out.
    public var isExcluded: Bool

    /// Makes a node.
    public init(path: String, dependencies: [String] = [], isExcluded: Bool = false) {
      self.path = path
      self.dependencies = dependencies
      self.isExcluded = isExcluded
    }
  }

  /// Whether a document says which unit depends on which.
  public enum Edges: Sendable, Hashable {
    case shown
    /// It does not: no node has dependencies, and the order of the nodes is all there is.
    case notShown
  }

  /// The units in the order of their document, each once.
  public var nodes: [Node]
  /// Whether the nodes' dependencies are known.
  public var edges: Edges

  /// Makes a graph.
  public init(nodes: [Node], edges: Edges = .shown) {
    self.nodes = nodes
    self.edges = edges
  }
}
