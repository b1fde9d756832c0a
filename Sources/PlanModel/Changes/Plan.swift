/// One plan of one root module, however it was read.
public struct Plan: Sendable {
  /// Where it came from.
  public var source: Source
  /// The way it was planned; nil where that is not sure.
  public var mode: Mode?
  /// Whether every object is accounted for, as the engine says (Terraform 1.8 and later); nil where it does not.
  public var isComplete: Bool?
  /// Whether it can be applied: the engine's word, or derived where it gives none.
  public var isApplyable: Bool?
  /// Whether planning failed part-way.
  public var isErrored: Bool
  /// Whether it was made with `-target` or `-exclude`; nil where the input does not tell.
  public var isTargeted: Bool?
  /// When it was made, as the engine spelled it (RFC 3339).
  public var plannedAt: String?
  /// The entries in the order of their document; plain no-ops only where they were asked for.
  public var changes: [ResourceChange]
  /// How many entries are plain no-ops, listed or not.
  public var plainNoOpCount: Int
  /// The changes of root outputs.
  public var outputs: [OutputChange]
  /// What was found changed outside of the engine.
  public var drift: [ResourceChange]
  /// The attributes that influenced planned changes or outputs.
  public var relevantAttributes: [RelevantAttribute]
  /// The results of checks.
  public var checks: [Check]
  /// The changes put off to a later run.
  public var deferred: [DeferredChange]
  /// The actions that run beside the changes.
  public var actionInvocations: [ActionInvocation]
  /// What the input did not say as its format should; never dropped in silence.
  public var shortcomings: [Shortcoming]
  /// The messages about the input.
  public var diagnostics: [Diagnostic]
  /// Every text that the plan marks sensitive, wherever it stands.
  public var sensitiveTexts: SensitiveTexts

  /// Makes an empty plan of a source, to be filled in.
  public init(source: Source) {
    self.source = source
    isErrored = false
    changes = []
    plainNoOpCount = 0
    outputs = []
    drift = []
    relevantAttributes = []
    checks = []
    deferred = []
    actionInvocations = []
    shortcomings = []
    diagnostics = []
    sensitiveTexts = SensitiveTexts()
  }

  /// Whether the input was understood as a whole; where it was not, nothing about it passes.
  public var isWhollyRead: Bool { !shortcomings.contains(where: \.leavesPlanIncomplete) }

  /// Where a plan came from.
  public struct Source: Sendable, Hashable {
    /// The format it was read from.
    public enum Kind: String, Sendable, Hashable {
      case json, text, stream
    }

    /// The format it was read from.
    public var kind: Kind
    /// The program that made it, where that is known.
    public var engine: Engine?
    /// The version that the input names.
    public var engineVersion: String?
    /// The `format_version` of plan JSON.
    public var formatVersion: String?
    /// The file as it was typed; `-` is standard input.
    public var file: String

    /// Makes a source of which the engine is not known yet.
    public init(kind: Kind, file: String) {
      self.kind = kind
      self.file = file
    }
  }

  /// The program that made a plan.
  public enum Engine: String, Sendable, Hashable {
    case terraform, opentofu
  }

  /// The way it was planned.
  public enum Mode: String, Sendable, Hashable {
    case normal, destroy
    case refreshOnly = "refresh_only"
  }
}

/// A planned change of a root module's output.
public struct OutputChange: Sendable {
  /// The name.
  public var name: String
  /// What is planned.
  public var action: Action
  /// The value before.
  public var before: Value
  /// The value after.
  public var after: Value
  /// Whether the values are the same and only the mark changes.
  public var changesOnlySensitivity: Bool

  /// Makes an output change.
  public init(name: String, action: Action, before: Value, after: Value, changesOnlySensitivity: Bool = false) {
    self.name = name
    self.action = action
    self.before = before
    self.after = after
    self.changesOnlySensitivity = changesOnlySensitivity
  }
}

/// An attribute that influenced planned changes or outputs (`relevant_attributes`).
public struct RelevantAttribute: Sendable, Hashable {
  /// The resource as the engine spells it; it may lack instance keys.
  public var resource: String
  /// Empty for the whole resource.
  public var path: AttributePath

  /// Makes a relevant attribute.
  public init(resource: String, path: AttributePath) {
    self.resource = resource
    self.path = path
  }
}

/// The result of a check, a pre- or postcondition or a variable's validation.
public struct Check: Sendable {
  /// The outcome, in the engine's spelling; one that is not known is kept.
  public enum Status: Sendable, Hashable {
    case pass, fail, error, unknown
    case unrecognised(String)

    /// Reads the engine's word.
    public init(_ text: String) {
      switch text {
      case "pass": self = .pass
      case "fail": self = .fail
      case "error": self = .error
      case "unknown": self = .unknown
      default: self = .unrecognised(text)
      }
    }

    /// The engine's word.
    public var text: String {
      switch self {
      case .pass: "pass"
      case .fail: "fail"
      case .error: "error"
      case .unknown: "unknown"
      case .unrecognised(let text): text
      }
    }
  }

  /// One instance of the checked object.
  public struct Instance: Sendable {
    /// The address.
    public var address: String
    /// The outcome.
    public var status: Status
    /// What the failed conditions say.
    public var problems: [String]

    /// Makes an instance.
    public init(address: String, status: Status, problems: [String]) {
      self.address = address
      self.status = status
      self.problems = problems
    }
  }

  /// `resource`, `output_value`, `check` or `var`, or what a newer engine says.
  public var kind: String
  /// The address.
  public var address: String
  /// The outcome.
  public var status: Status
  /// The checked instances.
  public var instances: [Instance]

  /// Makes a check.
  public init(kind: String, address: String, status: Status, instances: [Instance]) {
    self.kind = kind
    self.address = address
    self.status = status
    self.instances = instances
  }
}

/// A change that the engine put off to a later run (Terraform 1.9 and later).
public struct DeferredChange: Sendable {
  /// The engine's reason.
  public var reason: String
  /// The change.
  public var change: ResourceChange

  /// Makes a deferred change.
  public init(reason: String, change: ResourceChange) {
    self.reason = reason
    self.change = change
  }
}

/// An action that runs beside the changes (Terraform 1.14 and later).
public struct ActionInvocation: Sendable {
  /// What starts it.
  public enum Trigger: Sendable {
    /// An event in the life of a resource, with the engine's name of it, such as `AfterCreate`.
    case lifecycle(resource: String, event: String)
    /// `-invoke` on the command line.
    case invoke
    case unspecified
  }

  /// The address.
  public var address: String
  /// The type.
  public var type: String
  /// The name.
  public var name: String
  /// The provider's source address.
  public var provider: String?
  /// What starts it.
  public var trigger: Trigger
  /// Why it was put off, where it was.
  public var deferralReason: String?

  /// Makes an invocation.
  public init(
    address: String, type: String, name: String, provider: String?, trigger: Trigger, deferralReason: String? = nil
  ) {
    self.address = address
    self.type = type
    self.name = name
    self.provider = provider
    self.trigger = trigger
    self.deferralReason = deferralReason
  }
}
