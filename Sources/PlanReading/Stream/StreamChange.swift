import PlanJSON
import PlanModel

/// The `change` of an event: an object and what is planned for it, without its values.
struct StreamChange {
  /// The change; nil where it is none that plans speak of: data that is not read any more.
  let change: ResourceChange?

  init(_ node: JSONNode) throws(MalformedMember) {
    let resource = node.member("resource")
    guard let address = try StreamChange.address(of: resource) else { throw resource.failure(.present) }
    let word = try node.member("action").requiredString()
    let reason = try node.member("reason").string().map(StreamChange.reason)
    let generated = try node.member("generated_config").string()
    let action = StreamChange.action(word, reason, isGenerated: generated != nil)
    if address.mode == .data && action == .destroy {
      change = nil
      return
    }
    var change = ResourceChange(
      key: ChangeKey(address: address), action: action, forcingPathsVisibility: .notShown,
      values: .made(StreamChange.sides(of: action)))
    change.reason = reason
    if let previous = try StreamChange.address(of: node.member("previous_resource")), previous != address {
      change.previousAddress = previous
    }
    change.importing = try StreamChange.importing(node.member("importing").object())
    change.generatedConfiguration = generated
    self.change = change
  }

  private static func address(of member: Member) throws(MalformedMember) -> ResourceAddress? {
    guard let resource = try member.object() else { return nil }
    let spelled = resource.member("addr")
    guard let address = try spelled.address() else { throw spelled.failure(.present) }
    // An address that is not that of its type would be judged as what it is not.
    if let type = try resource.member("resource_type").string(), !type.hasSameBytes(as: address.type) {
      throw spelled.failure(.addressOfItsParts)
    }
    return address
  }

  // MARK: Action and reason

  private static func action(_ word: String, _ reason: ActionReason?, isGenerated: Bool) -> Action {
    switch word {
    case "create": .create
    case "read": .read
    case "update": .update
    case "delete": .destroy
    case "remove": .forget
    case "open": .open
    // Both orders, and a replacement that forgets the old object, are one word here.
    case "replace": .replace(Replacement(order: nil, oldObject: nil))
    case "move", "import": .noOp
    // OpenTofu has no word for forgetting and creating anew, but gives the reason of the replacement.
    case "noop" where reason?.isOfReplacement == true:
      .replace(Replacement(order: .destroyFirst, oldObject: .forgotten))
    case "noop" where isGenerated: .noOp
    // What changes nothing is not announced: this is an action that the engine itself has no word for.
    case _: .unknown([word])
    }
  }

  /// The reason in the spelling of plan JSON; those of replacements have their own in a stream.
  private static func reason(_ word: String) -> ActionReason {
    switch word {
    case "tainted": .replaceBecauseTainted
    case "requested": .replaceByRequest
    case "replace_triggered_by": .replaceByTriggers
    case "cannot_update": .replaceBecauseCannotUpdate
    case _: ActionReason(word)
    }
  }

  // MARK: Import and values

  private static func importing(_ node: JSONNode?) throws(MalformedMember) -> ResourceChange.Import? {
    guard let node else { return nil }
    if let id = try node.member("id").string(), !id.isEmpty { return .id(id) }
    if let identity = node["identity"], !identity.isNull { return .identity(identity.value) }
    return try node.member("unknown").boolean() == true ? .unknown : .unspecified
  }

  /// What a stream tells of the values: on which sides there are any.
  private static func sides(of action: Action) -> ResourceChange.Sides {
    switch action {
    case .create, .read, .open: ResourceChange.Sides(before: .null, after: .notShown)
    case .destroy, .forget: ResourceChange.Sides(before: .notShown, after: .null)
    case .noOp, .update, .replace, .unknown: ResourceChange.Sides(before: .notShown, after: .notShown)
    }
  }
}

extension ActionReason {
  /// Whether it says why an object is replaced.
  fileprivate var isOfReplacement: Bool {
    switch self {
    case .replaceBecauseCannotUpdate, .replaceBecauseTainted, .replaceByRequest, .replaceByTriggers: true
    case .deleteBecauseNoResourceConfig, .deleteBecauseNoModule, .deleteBecauseWrongRepetition,
      .deleteBecauseCountIndex, .deleteBecauseEachKey, .deleteBecauseNoMoveTarget, .deleteBecauseEnabledFalse,
      .readBecauseConfigUnknown, .readBecauseDependencyPending, .readBecauseCheckNested,
      .forgotBecauseLifecycleDestroyInState, .forgotBecauseLifecycleDestroyInConfig, .unknown:
      false
    }
  }
}
