public import PlanModel

/// One rule: what it is, and what it has to say of a run, of a unit and of a change.
///
/// A rule implements the methods of the level it looks at and leaves the others. It never sees a report, an exit code or a
/// waiver: the policy gives a finding its final severity and decides what follows from it. Library users write their own
/// rules by conforming to this protocol.
public protocol Rule: Sendable {
  /// What the rule is, for reports, pages and configurations.
  var metadata: RuleMetadata { get }

  /// Judges the run as a whole.
  func judge(_ run: RunContext) -> [Observation]

  /// Judges a unit as a whole.
  func judge(_ unit: UnitContext) -> [Observation]

  /// Judges one change that is not a plain no-op.
  func judge(_ change: ChangeContext) -> [Observation]

  /// Adds to what another rule found of a change: raises it, or gives it a line.
  func refine(_ finding: inout Finding, of change: ChangeContext)
}

extension Rule {
  /// Says nothing of the run.
  public func judge(_ run: RunContext) -> [Observation] { [] }
  /// Says nothing of the unit.
  public func judge(_ unit: UnitContext) -> [Observation] { [] }
  /// Says nothing of the change.
  public func judge(_ change: ChangeContext) -> [Observation] { [] }
  /// Leaves the finding as it is.
  public func refine(_ finding: inout Finding, of change: ChangeContext) {}
}

/// What a rule says.
public enum Observation: Sendable {
  case finding(Finding)
  /// The input hides what the rule needs.
  case couldNotTell(CouldNotTell)
}

extension Rule {
  /// A finding of this rule about the whole run or its policy.
  public func finding(
    severity: Severity? = nil, certainty: Certainty = .determined, _ message: Phrase
  ) -> Finding {
    make(.run, severity, certainty, message)
  }

  /// A finding of this rule about a unit; without a severity it has the rule's own.
  public func finding(
    about unit: UnitContext, severity: Severity? = nil, certainty: Certainty = .determined, _ message: Phrase
  ) -> Finding {
    make(.unit(unit.path), severity, certainty, message)
  }

  /// A finding of this rule about a change; without a severity it has the rule's own.
  public func finding(
    about change: ChangeContext, severity: Severity? = nil, certainty: Certainty = .determined, _ message: Phrase
  ) -> Finding {
    make(change.subject, severity, certainty, message)
  }

  private func make(
    _ subject: Finding.Subject, _ severity: Severity?, _ certainty: Certainty, _ message: Phrase
  ) -> Finding {
    Finding(
      rule: metadata.id, name: metadata.name, severity: severity ?? metadata.severity, certainty: certainty,
      subject: subject, message: message)
  }
}
