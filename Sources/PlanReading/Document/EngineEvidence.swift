import PlanJSON
import PlanModel

/// What in a document tells Terraform from OpenTofu: neither names itself.
struct EngineEvidence {
  private var hasOpenTofuProvider = false
  private var hasTerraformProvider = false
  private var hasOpenTofuWord = false
  /// The provider that was looked at last: most entries have that of the one before.
  private var lastProvider: JSONFragment?
  /// Whether variables of the configuration have members that OpenTofu alone writes.
  var hasOpenTofuConfiguration = false
  /// Whether there is a member that Terraform alone writes.
  var hasTerraformMember = false

  /// Looks at a provider's source address, as long as none of OpenTofu's own registry was seen.
  mutating func note(provider: JSONFragment?) {
    guard !hasOpenTofuProvider, let provider, lastProvider?.hasSameBytes(as: provider) != true,
      let text = provider.string
    else { return }
    lastProvider = provider.detached()
    if text.hasPrefix("registry.opentofu.org/") {
      hasOpenTofuProvider = true
    } else if text.hasPrefix("registry.terraform.io/") {
      hasTerraformProvider = true
    }
  }

  private static let openTofuReasons: [ActionReason] = [
    .deleteBecauseEnabledFalse, .forgotBecauseLifecycleDestroyInState, .forgotBecauseLifecycleDestroyInConfig,
  ]

  /// Looks at the actions and the reason of an entry.
  mutating func note(_ change: ResourceChange) {
    if let reason = change.reason, Self.openTofuReasons.contains(reason) { hasOpenTofuWord = true }
    if change.action == .open || change.engineActions == ["forget", "create"] { hasOpenTofuWord = true }
  }

  /// The engine, nil where the document does not tell.
  func engine(of header: DocumentHeader) -> Plan.Engine? {
    // OpenTofu has never written these.
    if hasTerraformMember || header.isApplyable != nil || header.isComplete != nil { return .terraform }
    if hasOpenTofuProvider || hasOpenTofuWord || hasOpenTofuConfiguration { return .opentofu }
    let version = header.engineVersion.flatMap(NumericVersion.init)
    if let version, version < NumericVersion(major: 1, minor: 6) { return .terraform }
    if let version, version >= NumericVersion(major: 1, minor: 8), header.isErrored != nil { return .opentofu }
    return hasTerraformProvider ? .terraform : nil
  }
}
