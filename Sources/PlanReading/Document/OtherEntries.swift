import PlanJSON
import PlanModel

// The entries of a plan document that are no changes of objects.

extension EntryReader {
  /// A member of `output_changes`.
  mutating func output(
    _ name: String, of element: JSONElement, _ secrets: inout SecretCollector
  ) -> OutputChange? {
    let fragments = (element["before"], element["after"], element["after_unknown"])
    let masks = (element["before_sensitive"], element["after_sensitive"])
    for (value, mask) in [(fragments.0, masks.0), (fragments.1, masks.1)] {
      if let mask { secrets.collect(value, markedBy: mask) }
    }
    guard let actions = element["actions"]?.strings else {
      malformed(place, expected: "a list of strings `actions`", at: element.fragment)
      return nil
    }
    for duplicate in element.fragment.node.duplicates { duplicateKey(duplicate) }
    let action = Action(engineActions: actions)
    if case .unknown = action {
      malformed(place, expected: "an action of an output", at: element.fragment)
    }
    let before = fragments.0?.node.value(with: JSONMasks(sensitive: masks.0?.node)) ?? .null
    let after =
      (fragments.1?.node).value(with: JSONMasks(unknown: fragments.2?.node, sensitive: masks.1?.node)) ?? .null
    return OutputChange(
      name: name, action: action, before: before, after: after,
      changesOnlySensitivity: action == .update && before == after && !after.containsUnknown)
  }

  /// An element of `relevant_attributes`.
  mutating func relevantAttribute(of element: JSONElement) -> RelevantAttribute? {
    guard let resource = element["resource"]?.string, let path = element["attribute"], path.kind == .array else {
      malformed(place, expected: "`resource` and `attribute`", at: element.fragment)
      return nil
    }
    return RelevantAttribute(resource: resource, path: path.node.attributePath)
  }

  /// An element of `checks`.
  mutating func check(of element: JSONElement) -> Check? {
    guard let kind = element["address", "kind"]?.string, let address = element["address", "to_display"]?.string,
      let status = element["status"]?.string
    else {
      malformed(place, expected: "`address` and `status` of a check", at: element.fragment)
      return nil
    }
    for key in element.keys(notIn: KnownMembers.check) { sayUnknown("checks[]", key) }
    let instances = (element["instances"]?.node.elements ?? []).map { node in
      Check.Instance(
        address: node["address"]?["to_display"]?.string ?? address, status: Check.Status(node["status"]?.string ?? ""),
        problems: (node["problems"]?.elements ?? []).compactMap { $0["message"]?.string })
    }
    return Check(kind: kind, address: address, status: Check.Status(status), instances: instances)
  }

  /// An element of `deferred_changes`.
  mutating func deferred(of element: JSONElement, _ secrets: inout SecretCollector) -> DeferredChange? {
    for key in element.keys(notIn: KnownMembers.deferredChange) { sayUnknown("deferred_changes[]", key) }
    guard let fragment = element["resource_change"], let inner = try? JSONElement(of: fragment) else {
      malformed(place, expected: "an object `resource_change`", at: element.fragment)
      return nil
    }
    guard let change = deferredChange(of: inner, &secrets) else { return nil }
    return DeferredChange(reason: element["reason"]?.string ?? "", change: change)
  }

  /// An element of `action_invocations` or `deferred_action_invocations`.
  mutating func invocation(of element: JSONElement, _ secrets: inout SecretCollector) -> ActionInvocation? {
    if let fragment = element["action_invocation"] {
      for key in element.keys(notIn: KnownMembers.deferredInvocation) {
        sayUnknown("deferred_action_invocations[]", key)
      }
      guard let inner = try? JSONElement(of: fragment) else {
        malformed(place, expected: "an object `action_invocation`", at: fragment)
        return nil
      }
      var invocation = invocation(of: inner, &secrets)
      invocation?.deferralReason = element["reason"]?.string ?? ""
      return invocation
    }
    for key in element.keys(notIn: KnownMembers.actionInvocation) { sayUnknown("action_invocations[]", key) }
    guard let address = element["address"]?.string else {
      malformed(place, expected: "a string `address`", at: element.fragment)
      return nil
    }
    if let mask = element["config_sensitive"] { secrets.collect(element["config_values"], markedBy: mask) }
    return ActionInvocation(
      address: address, type: element["type"]?.string ?? "", name: element["name"]?.string ?? "",
      provider: element["provider_name"]?.string, trigger: trigger(of: element))
  }

  private func trigger(of element: JSONElement) -> ActionInvocation.Trigger {
    if element["lifecycle_action_trigger"] != nil {
      return .lifecycle(
        resource: element["lifecycle_action_trigger", "triggering_resource_address"]?.string ?? "",
        event: element["lifecycle_action_trigger", "action_trigger_event"]?.string ?? "")
    }
    return element["invoke_action_trigger"] == nil ? .unspecified : .invoke
  }
}
