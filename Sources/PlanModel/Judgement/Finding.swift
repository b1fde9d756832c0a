/// What one rule has to say of one change, unit or run.
public struct Finding: Sendable {
  /// The rule's id, for example `PL104`.
  public var rule: String
  /// The rule's name, for example `stateful-replaced`.
  public var name: String
  /// How much it weighs, after configuration and environment.
  public var severity: Severity
  /// How sure it is.
  public var certainty: Certainty
  /// What the finding is about.
  public var subject: Subject
  /// The paths that made the rule fire, such as those that force a replacement.
  public var paths: [AttributePath]
  /// What would happen.
  public var message: Phrase
  /// Why it would happen, a line each.
  public var because: [Phrase]
  /// What is lost.
  public var loses: Phrase?
  /// What to do instead.
  public var instead: [Phrase]
  /// What to do first, if it is wanted: backup commands and the like.
  public var first: [Phrase]
  /// The fingerprint of the finding at the root of this one.
  public var causedBy: Fingerprint?
  /// The waiver that applies to it.
  @Rare public var waiver: AppliedWaiver? = nil
  /// Where the block stands, where the configuration is at hand.
  public var location: SourceLocation?

  /// Makes a finding without reasons and advice, to be filled in.
  public init(
    rule: String, name: String, severity: Severity, certainty: Certainty = .determined, subject: Subject,
    paths: [AttributePath] = [], message: Phrase
  ) {
    self.rule = rule
    self.name = name
    self.severity = severity
    self.certainty = certainty
    self.subject = subject
    self.paths = paths
    self.message = message
    because = []
    instead = []
    first = []
  }

  /// What a finding is about.
  public enum Subject: Sendable {
    /// The whole run or its policy.
    case run
    /// A unit as a whole, by its path.
    case unit(String)
    /// One change of a unit.
    case change(unit: String, ChangeKey, Action)

    /// The unit, if it is about one.
    public var unit: String? {
      switch self {
      case .run: nil
      case .unit(let path): path
      case .change(let path, _, _): path
      }
    }

    /// The change's key, if it is about one change.
    public var key: ChangeKey? {
      switch self {
      case .run, .unit: nil
      case .change(_, let key, _): key
      }
    }

    /// The change's action, if it is about one change.
    public var action: Action? {
      switch self {
      case .run, .unit: nil
      case .change(_, _, let action): action
      }
    }
  }

  /// The identity of the finding: rule, unit, address, deposed key, action, order and sorted paths; never values.
  public var fingerprint: Fingerprint {
    let action = subject.action
    var fields = [
      rule, subject.unit ?? "", subject.key?.address.description ?? "", subject.key?.deposed ?? "",
      action?.word ?? "", action?.replacement?.order?.rawValue ?? "",
    ]
    fields += paths.sorted().map(\.description)
    return Fingerprint(of: fields)
  }
}

/// What a rule would have needed to know and the input did not say.
public struct CouldNotTell: Sendable {
  /// The rule's id.
  public var rule: String
  /// The unit's path.
  public var unit: String
  /// The address, where it is about one.
  public var address: ResourceAddress?
  /// The paths that would have been needed.
  public var paths: [AttributePath]
  /// Why they are not known.
  public var why: Phrase

  /// Makes an entry.
  public init(rule: String, unit: String, address: ResourceAddress?, paths: [AttributePath], why: Phrase) {
    self.rule = rule
    self.unit = unit
    self.address = address
    self.paths = paths
    self.why = why
  }
}

/// A place in a file.
public struct SourceLocation: Sendable, Hashable {
  /// The file as it was named.
  public var file: String
  /// Counted from 1.
  public var line: Int

  /// Makes a location.
  public init(file: String, line: Int) {
    self.file = file
    self.line = line
  }
}

/// What a waiver that applies says of its finding.
public struct AppliedWaiver: Sendable, Hashable {
  /// Why it was waived.
  public var reason: String
  /// Who answers for it.
  public var owner: String
  /// The last day on which it applies, in UTC.
  public var expires: CalendarDate?
  /// Where it is tracked.
  public var ticket: String?

  /// Makes the record of an applied waiver.
  public init(reason: String, owner: String, expires: CalendarDate?, ticket: String?) {
    self.reason = reason
    self.owner = owner
    self.expires = expires
    self.ticket = ticket
  }
}
