public import PlanModel

extension Report {
  /// What one rule has to say of one change, unit or run.
  public struct Finding: Sendable {
    /// The rule's id, for example `PL104`.
    public var rule: String
    /// The rule's name, for example `stateful-replaced`.
    public var name: String
    /// How much it weighs.
    public var severity: Severity
    /// How sure it is.
    public var certainty: Certainty
    /// The unit, if it is about one.
    public var unit: String?
    /// The change, if it is about one.
    public var key: ChangeKey?
    /// The change's action, if it is about one.
    public var action: ActionWord?
    /// The paths that it is about.
    public var paths: [AttributePath]
    /// What would happen.
    public var message: ShownPhrase
    /// Why it would happen, a line each.
    public var because: [ShownPhrase]
    /// What is lost.
    public var loses: ShownPhrase?
    /// What to do instead.
    public var instead: [ShownPhrase]
    /// What to do first, if it is wanted.
    public var first: [ShownPhrase]
    /// The fingerprint of the finding at the root of this one.
    public var causedBy: Fingerprint?
    /// Its identity.
    public var fingerprint: Fingerprint
    /// The waiver that applies to it.
    @Rare public var waiver: AppliedWaiver? = nil
    /// Where the block stands, where the configuration is at hand.
    public var location: SourceLocation?

    /// Whether it is about a destroy or a replacement, which no limit of size may leave out.
    public var isDestructive: Bool {
      switch action {
      case .destroy, .replace, .forget, .unknown: true
      case .create, .read, .update, .open, .noOp, nil: false
      }
    }
  }

  /// How many findings have each finding as their root.
  var followerCounts: [Fingerprint: Int] {
    findings.reduce(into: [:]) { counts, finding in
      if let root = finding.causedBy { counts[root, default: 0] += 1 }
    }
  }

  /// What a rule would have needed to know and the input did not say.
  public struct CouldNotTell: Sendable {
    /// The rule's id.
    public var rule: String
    /// The unit.
    public var unit: String
    /// The address.
    public var address: ResourceAddress?
    /// The paths that it is about.
    public var paths: [AttributePath]
    /// What is missing, and why.
    public var why: ShownPhrase
  }

  /// A message about an input or a policy.
  public struct Diagnostic: Sendable, Hashable {
    /// How much it weighs.
    public var severity: PlanModel.Diagnostic.Severity
    /// A stable code, where there is one.
    public var code: String?
    /// Who says it.
    public var origin: PlanModel.Diagnostic.Origin
    /// What it says, in a sentence.
    public var summary: ShownPhrase
    /// The details, where there are any.
    public var detail: ShownPhrase?
    /// The address.
    public var address: ResourceAddress?
    /// Where in the input it is.
    public var place: PlanModel.Diagnostic.Place
    /// What to do about it.
    public var remedy: ShownPhrase?
  }
}
