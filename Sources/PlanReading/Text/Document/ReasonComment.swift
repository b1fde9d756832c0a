import PlanModel

/// A further comment line of a change: why, from where, by which import.
enum ReasonComment {
  case reason(ActionReason)
  case deferralReason(String)
  case movedFrom(ResourceAddress)
  case imported(id: String)
  /// The id goes on in the next line, because it holds a line break.
  case importedBegins(id: String)
  /// An import without an id, before what else happens.
  case importedFirst
  /// Import by identity: JSON follows, a line a comment.
  case identityBegins
  case generatedConfiguration
  /// Says nothing that the model does not hold already.
  case remark

  /// Reads what follows the `#`.
  ///
  /// - Returns: nil where no engine writes that.
  init?(_ text: Substring) {
    if let inner = text.dropping(prefix: "(")?.dropping(suffix: ")") {
      guard let comment = ReasonComment(inside: inner) else { return nil }
      self = comment
    } else if let id = text.dropping(prefix: "(imported from \"") {
      self = .importedBegins(id: String(id))
    } else if text.utf8.elementsEqual("imported using resource identity: {".utf8) {
      self = .identityBegins
    } else if text.utf8.elementsEqual("Warning: this will destroy the imported resource".utf8) {
      self = .remark
    } else {
      return nil
    }
  }

  private init?(inside text: Substring) {
    if let id = text.dropping(prefix: "imported from \"") {
      // Without the quote before the parenthesis the id itself has one, and its rest comes in the next line.
      self = id.dropping(suffix: "\"").map { .imported(id: String($0)) } ?? .importedBegins(id: String(id) + ")")
    } else if let old = text.dropping(prefix: "moved from ") {
      guard let address = try? ResourceAddress(parsing: String(old)) else { return nil }
      self = .movedFrom(address)
    } else if let because = text.dropping(prefix: "because ") {
      guard let comment = ReasonComment(because: because) else { return nil }
      self = comment
    } else if let fixed = ReasonComment.fixed.first(where: { text.utf8.elementsEqual($0.0.utf8) }) {
      self = fixed.1
    } else {
      return nil
    }
  }

  private static let fixed: [(String, ReasonComment)] = [
    ("config refers to values not yet known", .reason(.readBecauseConfigUnknown)),
    ("depends on a resource or a module with changes pending", .reason(.readBecauseDependencyPending)),
    ("config will be reloaded to verify a check block", .reason(.readBecauseCheckNested)),
    ("left over from a partially-failed replacement of this instance", .remark),
    ("destroy = false is set in the configuration", .remark),
    ("config will be generated", .generatedConfiguration),
    ("will be imported first", .importedFirst),
  ]

  private static let becauses: [(String, ReasonComment)] = [
    ("resource uses count or for_each", .reason(.deleteBecauseWrongRepetition)),
    ("resource does not use count", .reason(.deleteBecauseWrongRepetition)),
    ("resource does not use for_each", .reason(.deleteBecauseWrongRepetition)),
    ("enabled is false", .reason(.deleteBecauseEnabledFalse)),
    (
      "lifecycle.destroy = false was configured before this resource was removed from the configuration",
      .reason(.forgotBecauseLifecycleDestroyInState)
    ),
    (
      "lifecycle.destroy = false is set in the configuration", .reason(.forgotBecauseLifecycleDestroyInConfig)
    ),
    ("the number of resource instances is unknown", .deferralReason("instance_count_unknown")),
    ("the resource configuration is unknown", .deferralReason("resource_config_unknown")),
    ("the provider configuration is unknown", .deferralReason("provider_config_unknown")),
    ("a prerequisite for this resource is deferred", .deferralReason("deferred_prereq")),
    ("a prerequisite for this resource has not yet been created", .deferralReason("absent_prereq")),
  ]

  private init?(because text: Substring) {
    if let fixed = ReasonComment.becauses.first(where: { text.utf8.elementsEqual($0.0.utf8) }) {
      self = fixed.1
    } else if text.dropping(prefix: "index [") != nil, text.dropping(suffix: "] is out of range for count") != nil {
      self = .reason(.deleteBecauseCountIndex)
    } else if text.dropping(prefix: "key [") != nil, text.dropping(suffix: "] is not in for_each map") != nil {
      self = .reason(.deleteBecauseEachKey)
    } else if let subject = text.dropping(suffix: " is not in configuration") {
      self = .reason(ReasonComment.absence(of: subject))
    } else {
      return nil
    }
  }

  /// `A was moved to B, which`, a module, or a resource: the last two both without the path to them.
  private static func absence(of subject: Substring) -> ActionReason {
    if subject.dropping(suffix: ", which") != nil { return .deleteBecauseNoMoveTarget }
    return (try? ModulePath(parsing: String(subject))) == nil ? .deleteBecauseNoResourceConfig : .deleteBecauseNoModule
  }
}
