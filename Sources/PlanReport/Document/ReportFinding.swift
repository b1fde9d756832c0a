public import PlanModel

extension Report {
  /// What one rule has to say of one change, unit or run.
  public struct Finding: Sendable {
    /// The rule's id, for example `PL104`.
    public var rule: String
    /// The rule's name, for example `stateful-replaced`.
    public var name: String
    public var severity: Severity
    public var certainty: Certainty
    /// The unit, if it is about one.
    public var unit: String?
    /// The change, if it is about one.
    public var key: ChangeKey?
    public var action: ActionWord?
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
    public var fingerprint: Fingerprint
    public var waiver: AppliedWaiver?
    public var location: SourceLocation?

    /// Whether it is about a destroy or a replacement, which no limit of size may leave out.
    public var isDestructive: Bool {
      switch action {
      case .destroy, .replace, .forget, .unknown: true
      case .create, .read, .update, .open, .noOp, nil: false
      }
    }
  }

  /// What a rule would have needed to know and the input did not say.
  public struct CouldNotTell: Sendable {
    public var rule: String
    public var unit: String
    public var address: ResourceAddress?
    public var paths: [AttributePath]
    public var why: ShownPhrase
  }

  /// A message about an input or a policy.
  public struct Diagnostic: Sendable, Hashable {
    public var severity: PlanModel.Diagnostic.Severity
    public var code: String?
    public var origin: PlanModel.Diagnostic.Origin
    public var summary: ShownPhrase
    public var detail: ShownPhrase?
    public var address: ResourceAddress?
    public var place: PlanModel.Diagnostic.Place
    public var remedy: ShownPhrase?
  }
}
