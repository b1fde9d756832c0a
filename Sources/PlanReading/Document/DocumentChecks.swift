import PlanJSON
import PlanModel

extension DocumentReader {
  /// Goes through the elements of a list, each an object that is read whole; what is malformed in one is said.
  private mutating func readObjects(
    _ member: inout JSONScanner, in section: ShortcomingCollector.Section,
    _ body: (inout DocumentReader, JSONNode) throws(MalformedMember) -> Void
  ) throws {
    guard try isPresent(&member, as: .array, in: section) else { return }
    try member.forEachElement { _, scanner in
      guard try isElement(&scanner, as: .object, in: section) else { return }
      let path = scanner.path
      let object = try scanner.readFragment().node
      for duplicate in object.duplicates {
        problems.add(MalformedMember(duplicate).within(path), in: section)
      }
      attempt(in: section, at: path) { document throws(MalformedMember) in try body(&document, object) }
    }
  }

  // MARK: Relevant attributes

  /// Reads `relevant_attributes`.
  mutating func readRelevantAttributes(_ member: inout JSONScanner) throws {
    try readObjects(&member, in: .relevantAttributes) { document, object throws(MalformedMember) in
      document.problems.addUnknown(object.keys(notIn: KnownMembers.relevantAttribute), at: "relevant_attributes[]")
      let attribute = object.member("attribute")
      guard let path = AttributePath(steps: try attribute.array()) else { throw attribute.failure(.paths) }
      let resource = try object.member("resource").requiredString()
      document.plan.relevantAttributes.append(RelevantAttribute(resource: resource, path: path))
    }
  }

  // MARK: Checks

  /// Reads `checks`.
  mutating func readChecks(_ member: inout JSONScanner) throws {
    try readObjects(&member, in: .checks) { document, object throws(MalformedMember) in
      document.problems.addUnknown(object.keys(notIn: KnownMembers.check), at: "checks[]")
      let address = try object.member("address").object()
      var instances: [Check.Instance] = []
      for instance in try object.member("instances").array() {
        instances.append(try document.readInstance(instance))
      }
      let check = Check(
        kind: try address?.member("kind").string() ?? "", address: try address?.member("to_display").string() ?? "",
        status: Check.Status(try object.member("status").requiredString()), instances: instances)
      document.noteUnknown(check)
      document.plan.checks.append(check)
    }
  }

  private mutating func readInstance(_ object: JSONNode) throws(MalformedMember) -> Check.Instance {
    problems.addUnknown(object.keys(notIn: KnownMembers.checkInstance), at: "checks[].instances[]")
    let address = try object.member("address").object()
    var problems: [String] = []
    for problem in try object.member("problems").array() {
      problems.append(try problem.member("message").requiredString())
    }
    return Check.Instance(
      address: try address?.member("to_display").string() ?? "",
      status: Check.Status(try object.member("status").requiredString()), problems: problems)
  }

  private mutating func noteUnknown(_ check: Check) {
    for status in [check.status] + check.instances.map(\.status) {
      guard case .unrecognised(let word) = status else { continue }
      plan.diagnostics.append(
        Diagnostic(
          severity: .warning, code: "unknown-check-status",
          summary: """
            The check \(quoted: check.address) has the status \(quoted: word), which this version does not know.
            """))
    }
  }

  // MARK: Action invocations

  /// Reads `action_invocations`.
  mutating func readActionInvocations(_ member: inout JSONScanner) throws {
    engine.hasTerraformMember = true
    try readObjects(&member, in: .invocations) { document, object throws(MalformedMember) in
      let invocation = try document.readInvocation(object, at: "action_invocations[]")
      document.plan.actionInvocations.append(invocation)
    }
  }

  /// Reads `deferred_action_invocations`.
  mutating func readDeferredActionInvocations(_ member: inout JSONScanner) throws {
    engine.hasTerraformMember = true
    try readObjects(&member, in: .invocations) { document, object throws(MalformedMember) in
      document.problems.addUnknown(
        object.keys(notIn: KnownMembers.deferredInvocation), at: "deferred_action_invocations[]")
      let member = object.member("action_invocation")
      guard let inner = try member.object() else { throw member.failure(.present) }
      var invocation = try document.readInvocation(inner, at: "deferred_action_invocations[].action_invocation")
      invocation.deferralReason = try object.member("reason").requiredString()
      document.deferredInvocations.append(invocation)
    }
  }

  private mutating func readInvocation(
    _ object: JSONNode, at place: String
  ) throws(MalformedMember) -> ActionInvocation {
    problems.addUnknown(object.keys(notIn: KnownMembers.actionInvocation), at: place)
    secrets.collect(object["config_values"]?.fragment, mask: object["config_sensitive"]?.fragment)
    return ActionInvocation(
      address: try object.member("address").requiredString(), type: try object.member("type").requiredString(),
      name: try object.member("name").requiredString(), provider: try object.member("provider_name").string(),
      trigger: try readTrigger(of: object, at: place))
  }

  private mutating func readTrigger(
    of object: JSONNode, at place: String
  ) throws(MalformedMember) -> ActionInvocation.Trigger {
    if let lifecycle = try object.member("lifecycle_action_trigger").object() {
      problems.addUnknown(
        lifecycle.keys(notIn: KnownMembers.lifecycleTrigger), at: place + ".lifecycle_action_trigger")
      return .lifecycle(
        resource: try lifecycle.member("triggering_resource_address").requiredString(),
        event: try lifecycle.member("action_trigger_event").requiredString())
    }
    return try object.member("invoke_action_trigger").object() == nil ? .unspecified : .invoke
  }
}
