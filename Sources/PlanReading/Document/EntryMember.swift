import PlanJSON

/// The members that a change entry and its `change` have: those of Terraform 0.12 to 1.16 and OpenTofu 1.6 to 1.13.
enum EntryMember: Int, ElementMember {
  case address, previousAddress, moduleAddress, mode, type, name, index, indexUnknown, provider, deposed, change, reason
  // Those of `change`.
  case actions, before, after, afterUnknown, beforeSensitive, afterSensitive, replacePaths, importing
  case generatedConfiguration, beforeIdentity, afterIdentity

  static let shape = makeShape(others: .noted)

  var way: JSONShape.Member {
    switch self {
    case .address: JSONShape.Member("address")
    case .previousAddress: JSONShape.Member("previous_address")
    case .moduleAddress: JSONShape.Member("module_address")
    case .mode: JSONShape.Member("mode")
    case .type: JSONShape.Member("type")
    case .name: JSONShape.Member("name")
    case .index: JSONShape.Member("index")
    case .indexUnknown: JSONShape.Member("index_unknown")
    case .provider: JSONShape.Member("provider_name")
    case .deposed: JSONShape.Member("deposed")
    case .change: JSONShape.Member("change")
    case .reason: JSONShape.Member("action_reason")
    case .actions: JSONShape.Member("actions", in: "change")
    case .before: JSONShape.Member("before", in: "change")
    case .after: JSONShape.Member("after", in: "change")
    case .afterUnknown: JSONShape.Member("after_unknown", in: "change")
    case .beforeSensitive: JSONShape.Member("before_sensitive", in: "change")
    case .afterSensitive: JSONShape.Member("after_sensitive", in: "change")
    case .replacePaths: JSONShape.Member("replace_paths", in: "change")
    case .importing: JSONShape.Member("importing", in: "change")
    case .generatedConfiguration: JSONShape.Member("generated_config", in: "change")
    case .beforeIdentity: JSONShape.Member("before_identity", in: "change")
    case .afterIdentity: JSONShape.Member("after_identity", in: "change")
    }
  }

  /// Whether it is a member of `change`.
  var isInChange: Bool { rawValue > Self.reason.rawValue }
}

extension JSONElement {
  /// Whether an entry changes nothing at all: it is counted, and looked at for nothing but what it marks sensitive.
  var isPlainNoOp: Bool {
    isNoOp && isAbsent(EntryMember.previousAddress) && isAbsent(EntryMember.importing) && isAbsent(EntryMember.reason)
      && self[EntryMember.address]?.kind == .string
  }

  private var isNoOp: Bool {
    if isSpelled(EntryMember.actions, #"["no-op"]"#) { return true }
    guard let actions = self[EntryMember.actions], actions.kind == .array else { return false }
    let elements = actions.node.elements
    return elements.count == 1 && elements[0].string == "no-op"
  }
}
