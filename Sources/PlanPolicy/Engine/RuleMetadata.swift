public import PlanModel

/// What is known of a rule without running it: the source of its page, of `planlint rules` and of `planlint explain`.
///
/// The texts are Markdown with nothing but code spans; addresses and values of a plan never stand in them.
public struct RuleMetadata: Sendable {
  /// The id, for example `PL104`.
  public var id: String
  /// The name in words joined by hyphens, for example `stateful-replaced`.
  public var name: String
  /// The severity where neither the facts on a type nor a configuration say otherwise.
  public var severity: Severity
  /// What the rule looks at.
  public var scope: Scope
  /// One sentence for a list.
  public var summary: String
  /// When it fires.
  public var what: String
  /// Why that matters.
  public var why: String
  /// What to do about a finding.
  public var remedy: String
  /// What a team may change about it.
  public var adjustability: Adjustability
  /// The options of its `rule` block beside `enabled` and `severity`.
  public var options: [Option]
  /// The group of rules of which only one speaks of a change.
  public var turn: Turn?

  /// Describes a rule.
  public init(
    id: String, name: String, severity: Severity, scope: Scope, summary: String, what: String, why: String,
    remedy: String, adjustability: Adjustability = .free, options: [Option] = [], turn: Turn? = nil
  ) {
    self.id = id
    self.name = name
    self.severity = severity
    self.scope = scope
    self.summary = summary
    self.what = what
    self.why = why
    self.remedy = remedy
    self.adjustability = adjustability
    self.options = options
    self.turn = turn
  }

  /// Whether a waiver can set a finding of it aside.
  public var isWaivable: Bool {
    switch adjustability {
    case .free: true
    case .neverWaived, .fixed: false
    }
  }

  /// What the findings of a rule are about.
  public enum Scope: String, Sendable, Hashable {
    case run, unit, change
    /// A unit beside those that it depends on or that depend on it: judged anew where the reports of several machines are
    /// merged.
    case units
  }

  /// What a team may change about a rule.
  public enum Adjustability: String, Sendable, Hashable {
    /// It can be waived, turned off and given another severity.
    case free
    /// It can be turned off and given another severity; a single finding of it cannot be waived.
    case neverWaived = "never-waived"
    /// It holds as it is: without it a plan that was not understood could pass.
    case fixed
  }

  /// An option of a rule's block in `planlint.hcl`.
  public struct Option: Sendable, Hashable {
    /// The name of the attribute.
    public var name: String
    /// What it sets, with its unit.
    public var summary: String
    /// The value without the option, and with it the type of value it takes.
    public var standard: OptionValue

    /// Describes an option.
    public init(name: String, summary: String, standard: OptionValue) {
      self.name = name
      self.summary = summary
      self.standard = standard
    }
  }

  /// A turn in a group of rules: of each change the first of them, by rank, that has something to say speaks alone.
  public struct Turn: Sendable, Hashable {
    /// The name of the group.
    public var group: String
    /// The place in the group, the lowest first.
    public var rank: Int

    /// Makes a turn.
    public init(group: String, rank: Int) {
      self.group = group
      self.rank = rank
    }
  }
}

/// The value of a rule's option.
public enum OptionValue: Sendable, Hashable {
  /// A number of one or more.
  case count(Int)
  /// Patterns of values, in which `*` is any text.
  case patterns([String])
}
