import PlanModel

/// What one line of a stream says of the plan.
enum StreamEvent {
  /// The first line: which program prints, and in which form.
  case version(StreamVersion)
  case refresh(StreamRefresh)
  case drift(ResourceChange)
  case change(ResourceChange)
  case deferral(DeferredChange)
  case invocation(ActionInvocation)
  case outputs([OutputChange])
  case diagnostic(StreamDiagnostic)
  /// The counts of the plan, which end it.
  case summary(StreamSummary)
  /// Something is done: an apply follows the plan.
  case apply
  /// The counts of what an apply did.
  case applySummary(StreamSummary)
  /// Progress, and whatever newer engines say besides.
  case other
}

/// What the first event says.
struct StreamVersion {
  var engine: Plan.Engine
  var engineVersion: String
  /// The version of the form of the events (`ui`).
  var format: String?
  /// When it was printed, as the engine spells it.
  var timestamp: String?
}

/// The engine looks at an object of the state; a deposed one has the address of its resource too.
struct StreamRefresh {
  enum Phase {
    case start, end
  }

  var address: AddressDigest
  var phase: Phase
  /// Whether the object has an id; at the end it has none if it is gone.
  var hasID: Bool
}

/// A diagnostic of the engine, with what the plan learns from it.
struct StreamDiagnostic {
  var diagnostic: Diagnostic
  var summary: String
  var detail: String
  /// The block of the configuration in which the engine found it, such as `check "health"`.
  var context: String?
  /// The sensitive texts that came with it in clear: OpenTofu's `difference` has some.
  var sensitiveTexts: SensitiveTexts
}

/// What the summary counts.
struct StreamSummary {
  var counts: ChangeCounts
  /// How many actions are invoked, where the engine counts them (Terraform 1.14 and later).
  var invocations: Int?
}
