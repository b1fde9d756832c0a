import PlanModel

/// What the members of a JSON object say of its kind.
struct DocumentSigns {
  private var keys: Set<String> = []
  private var isEmpty = true
  private var hasForeignKey = false
  /// Whether a member that no format has looks like an output: `output -json` names its members after the outputs.
  var hasOutput = false

  /// The members that only plans have.
  private static let ofPlans: Set<String> = [
    "planned_values", "resource_changes", "resource_drift", "output_changes", "prior_state", "configuration",
    "relevant_attributes", "deferred_changes", "deferred_action_invocations", "action_invocations", "applyable",
    "complete", "errored",
  ]

  /// The members that tell other kinds, the more telling ones first.
  private static let ofOthers: [(key: String, kind: InputKind)] = [
    ("encrypted_data", .encryptedPlan), ("remote_plan_format", .cloudPlan), ("serial", .state), ("lineage", .state),
    ("values", .state), ("provider_schemas", .providerSchema), ("valid", .validation),
    ("function_signatures", .functionSignatures), ("provider_selections", .versionReport),
    ("provider_config", .configuration), ("root_module", .configuration),
  ]

  mutating func note(_ key: String) {
    isEmpty = false
    let isTelling =
      Self.ofPlans.contains(key) || KnownMembers.document.contains(key) || Self.ofOthers.contains { $0.key == key }
    if isTelling { keys.insert(key) } else { hasForeignKey = true }
  }

  /// Whether a plan may begin like this: it has no member of its own yet, and none that plans do not have.
  var mayBePlan: Bool { !hasForeignKey }

  /// Whether it is a plan for sure, whatever follows.
  var isPlan: Bool { !keys.isDisjoint(with: Self.ofPlans) || keys.contains("plan_format_version") }

  /// The kind of the object, all of whose members were noted.
  var kind: InputKind {
    if keys.contains("plan_format_version") { return .redactedPlan }
    if isPlan { return .plan }
    for (key, kind) in Self.ofOthers where keys.contains(key) {
      return kind == .encryptedPlan && keys.contains("serial") ? .encryptedState : kind
    }
    if isEmpty { return .emptyObject }
    if hasOutput { return .outputs }
    return keys == ["format_version"] || keys == ["format_version", "terraform_version"] ? .emptyState : .otherJSON
  }
}
