public import PlanModel

/// What is known of a resource type: what a destroy loses, what protects it, and what to do before and after.
public struct ResourceFacts: Sendable {
  /// The type, for example `aws_db_instance`.
  public let type: String
  /// The provider, where that is not the type's first word.
  public let provider: String?
  /// The provider versions that have the type; nil for all that are known.
  public let providerVersions: VersionConstraint?
  /// What it is to those who depend on it.
  public let category: Category
  /// How bad a destroy or a replacement is.
  public let severity: Severities
  /// Whether a destroy destroys.
  public let destroyEffect: DestroyEffect
  /// What is lost, in one plain line for a warning.
  public let loses: String
  /// What else to know, for example changes that plan as an update but fail in the apply.
  public let notes: [String]
  /// Attributes that protect it.
  public let protections: [Protection]
  /// Attributes that encrypt it.
  public let encryption: [Setting]
  /// Attributes that open it up.
  public let exposure: [Setting]
  /// Attributes whose update in place restarts it, cuts it off or deletes data.
  public let downtime: [DowntimeAttribute]
  /// Ways round a loss.
  public let remedies: [WayRound]
  /// How the names and attributes were checked.
  public let evidence: Evidence
  /// How thoroughly the risks were worked out.
  public let depth: Depth
  let procedureSource: ProcedureSource

  /// Whether a destroy loses something that creating it again does not bring back.
  public var isStateful: Bool { category.isStateful }

  /// What to do before and after a change of it: backups, checks, ways back.
  ///
  /// It is read when it is asked for: only what is destroyed or replaced needs it.
  public var procedure: Procedure {
    switch procedureSource {
    case .given(let procedure): procedure
    case .builtIn(let record): record.procedure
    }
  }

  /// Where the procedure is to be had.
  enum ProcedureSource: Sendable {
    case given(Procedure)
    case builtIn(ProcedureRecord)
  }

  /// How bad it is.
  public struct Severities: Sendable, Hashable {
    /// The severity of a destroy.
    public let destroy: Severity
    /// The severity of a replacement.
    public let replace: Severity
  }

  /// What a destroy does.
  public enum DestroyEffect: Sendable, Hashable {
    /// The object goes.
    case destroys
    /// It only drops it from the state.
    case forgets
  }

  /// How the names of a fact were checked.
  public enum Evidence: String, Sendable, Hashable, CaseIterable {
    /// They exist in the provider's schema.
    case schema
    /// They occur in the provider's documentation.
    case docs
    /// A user gave them.
    case user
  }

  /// How thoroughly the risks were worked out.
  public enum Depth: String, Sendable, Hashable, CaseIterable {
    case basic, medium, full
  }
}

/// An attribute whose update in place is felt.
public struct DowntimeAttribute: Sendable {
  /// The way to it, through blocks, without indexes.
  public let attribute: AttributeName
  /// What happens, in a few words.
  public let effect: String
  /// The provider versions in which this holds; nil for all.
  public let providerVersions: VersionConstraint?
}
