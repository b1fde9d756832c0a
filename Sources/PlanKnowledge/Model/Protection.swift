public import PlanModel

/// An attribute of a resource, and which of its values are safe.
public struct Setting: Sendable {
  /// The way to it, through blocks, without indexes.
  public let attribute: AttributeName
  /// What is safe, or what is not.
  public let condition: Condition
  /// The value when it is not set, where that is known.
  public let unsetValue: Value?
  /// What else to know, as a sentence.
  public let note: String?
  /// The provider versions that have the attribute; nil for all.
  public let providerVersions: VersionConstraint?

  /// What a value of the attribute is judged by.
  public enum Condition: Sendable {
    case safe(Value)
    case safeAny([Value])
    case safeMin(Number)
    /// Any value but null.
    case safeSet
    case safeUnset
    case safePrefix(String)
    /// One of these is an element of the list, or a part of the string.
    case safeContains([Value])
    case unsafe(Value)
    case unsafeAny([Value])
    case unsafeSet
    case unsafeAbove(Number)
    case unsafeContains([Value])
    /// The text of a policy that matches is not safe.
    case unsafePolicy(PolicyMatcher)
    /// No value is safe or unsafe by itself: a note or an effect says what it means.
    case undecided
  }

  /// What judging a value comes to.
  public enum Judgement: Sendable, Hashable {
    case safe, unsafe
    /// The value is not known, not shown, or not of a kind that can be judged.
    case unknown
  }

  /// Judges one value.
  ///
  /// - Parameter value: The value; nil where the resource does not have the attribute at all. A null counts as the value
  ///   that the attribute has when it is not set.
  /// - Returns: What can be said of the value.
  public func judge(_ value: Value?) -> Judgement {
    guard let value, !value.isUnknown, !value.isNotShown else { return .unknown }
    guard value.isNull else { return condition.judge(value) }
    if let unsetValue, !unsetValue.isNull { return condition.judge(unsetValue) }
    return condition.judgeUnset()
  }

  /// Judges a resource by all values that the attribute has in it, one for each block on the way.
  ///
  /// One that is not safe decides; without any, the attribute counts as not set where its outermost block is known.
  public func judge(in resource: Value) -> Judgement {
    let values = attribute.values(in: resource)
    guard !values.isEmpty else {
      let isKnownToProvider = resource.mapping?[attribute.steps[0]] != nil
      return judge(isKnownToProvider ? .null : nil)
    }
    let judgements = values.map { judge($0) }
    if judgements.contains(.unsafe) { return .unsafe }
    return judgements.contains(.unknown) ? .unknown : .safe
  }
}

/// An attribute that protects a resource against a destroy or its consequences.
public struct Protection: Sendable {
  /// The attribute and its safe values.
  public let setting: Setting
  /// What it does when a destroy comes.
  public let effect: Effect

  /// The way to the attribute, through blocks, without indexes.
  public var attribute: AttributeName { setting.attribute }

  /// Judges one value; see ``Setting/judge(_:)``.
  public func judge(_ value: Value?) -> Setting.Judgement { setting.judge(value) }

  /// Judges a resource; for a destroy, its state before: providers read these settings from the state.
  public func judge(in resource: Value) -> Setting.Judgement { setting.judge(in: resource) }

  /// What a protection does.
  public enum Effect: String, Sendable, Hashable, CaseIterable {
    /// The deletion is refused.
    case blocks
    /// A last copy is kept.
    case copies
    /// Earlier states can be restored.
    case history
    /// There is a recovery window.
    case delays
    /// The real object stays.
    case retains
    /// It stops while it holds something.
    case refusesNonempty = "refuses-nonempty"
    case availability
    case hygiene
  }
}

/// How the text of an AWS policy is judged; the rules are in the facts' own page, `Facts/README.md`.
public enum PolicyMatcher: String, Sendable, Hashable, CaseIterable {
  case publicPrincipal = "public-principal"
  case adminStar = "admin-star"
  case escalationActions = "escalation-actions"
  case federatedWithoutSubject = "federated-without-subject"
  case otherAccountWithoutExternalID = "other-account-without-external-id"
}

// MARK: - Judging

extension Setting.Condition {
  fileprivate func judge(_ value: Value) -> Setting.Judgement {
    switch self {
    case .safe(let wanted): verdict(value == wanted, .safe)
    case .safeAny(let wanted): verdict(wanted.contains(value), .safe)
    case .safeMin(let least): value.number.map { verdict($0 >= least, .safe) } ?? .unknown
    case .safeSet: .safe
    case .safeUnset: verdict(value.string == "" || value.elements?.isEmpty == true, .safe)
    case .safePrefix(let prefix): value.string.map { verdict($0.utf8.starts(with: prefix.utf8), .safe) } ?? .unknown
    case .safeContains(let wanted): value.contains(anyOf: wanted).map { verdict($0, .safe) } ?? .unknown
    case .unsafe(let wanted): verdict(value == wanted, .unsafe)
    case .unsafeAny(let wanted): verdict(wanted.contains(value), .unsafe)
    case .unsafeSet: verdict(value.string == "" || value.elements?.isEmpty == true, .safe)
    case .unsafeAbove(let most): value.number.map { verdict($0 > most, .unsafe) } ?? .unknown
    case .unsafeContains(let wanted): value.contains(anyOf: wanted).map { verdict($0, .unsafe) } ?? .unknown
    case .unsafePolicy, .undecided: .unknown
    }
  }

  /// Judges an attribute that is not set and whose value then is not known.
  fileprivate func judgeUnset() -> Setting.Judgement {
    switch self {
    case .safeSet: .unsafe
    case .safeUnset, .unsafeSet, .unsafePolicy, .unsafeContains: .safe
    case .safe, .safeAny, .safeMin, .safePrefix, .safeContains, .unsafe, .unsafeAny, .unsafeAbove, .undecided: .unknown
    }
  }

  private func verdict(_ holds: Bool, _ positive: Setting.Judgement) -> Setting.Judgement {
    switch positive {
    case .safe: holds ? .safe : .unsafe
    case .unsafe: holds ? .unsafe : .safe
    case .unknown: .unknown
    }
  }
}

extension Value {
  /// Whether one of these is an element of the list or a part of the string; nil where that cannot be told.
  fileprivate func contains(anyOf wanted: [Value]) -> Bool? {
    if let elements {
      if elements.contains(where: { wanted.contains($0) }) { return true }
      return elements.contains { $0.isUnknown || $0.isNotShown } ? nil : false
    }
    guard let string else { return nil }
    return wanted.contains { part in part.string.map { string.hasPart($0) } ?? false }
  }
}

extension String {
  private var bytes: [UInt8] { Array(utf8) }

  /// Whether another text's bytes stand somewhere in this one's.
  fileprivate func hasPart(_ part: String) -> Bool {
    let (whole, wanted) = (bytes, part.bytes)
    guard wanted.count <= whole.count else { return false }
    return (0...(whole.count - wanted.count)).contains { whole[$0...].starts(with: wanted) }
  }
}
