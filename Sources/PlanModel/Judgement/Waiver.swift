/// A team's "yes, this one": it downgrades a finding in the open, and never deletes it.
public struct Waiver: Sendable {
  /// The exact id of the rule.
  public var rule: String
  /// The exact address, nil where the rule is not about a change.
  public var address: String?
  /// The exact unit path; nil is any.
  public var unit: String?
  /// Only these actions; nil is any.
  public var actions: [String]?
  /// Only the finding with this fingerprint; nil is any.
  public var fingerprint: Fingerprint?
  /// The reason.
  public var reason: String
  /// Who answers for it.
  public var owner: String
  /// Where it is tracked.
  public var ticket: String?
  /// The last day on which it applies, in UTC.
  public var expires: CalendarDate?
  /// Where it is written.
  public var location: SourceLocation

  /// Makes a waiver.
  public init(
    rule: String, address: String?, unit: String?, actions: [String]?, fingerprint: Fingerprint?, reason: String,
    owner: String, ticket: String?, expires: CalendarDate?, location: SourceLocation
  ) {
    self.rule = rule
    self.address = address
    self.unit = unit
    self.actions = actions
    self.fingerprint = fingerprint
    self.reason = reason
    self.owner = owner
    self.ticket = ticket
    self.expires = expires
    self.location = location
  }
}
