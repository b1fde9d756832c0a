import PlanJSON
import PlanModel

/// Guesses the engine that wrote a document, which it does not name: OpenTofu puts its own version into
/// `terraform_version`.
struct EngineClues {
  private var provider: String?

  /// Looks at the provider of an entry, until one tells something.
  mutating func see(_ element: JSONElement) {
    guard provider == nil, let name = element["provider_name"]?.string, !name.hasPrefix("terraform.io/") else { return }
    provider = name
  }

  /// The engine, where something tells.
  func engine(of plan: Plan, keys: Set<String>, configurationHasTypes: Bool) -> Plan.Engine? {
    if provider?.hasPrefix("registry.opentofu.org/") == true || configurationHasTypes { return .opentofu }
    let terraformKeys: Set = ["applyable", "complete", "deferred_changes", "action_invocations", "plan_format_version"]
    if !keys.isDisjoint(with: terraformKeys) { return .terraform }
    if plan.changes.contains(where: \.isOnlyOpenTofu) { return .opentofu }
    guard let version = plan.source.engineVersion.flatMap(EngineVersion.init) else { return nil }
    if version < EngineVersion(major: 1, minor: 6) { return .terraform }
    // Terraform has had `applyable` from 1.8 on, beside the `errored` that both always write.
    if version >= EngineVersion(major: 1, minor: 8), keys.contains("errored") { return .opentofu }
    return provider?.hasPrefix("registry.terraform.io/") == true ? .terraform : nil
  }
}

/// The first two numbers of an engine's version.
struct EngineVersion: Comparable {
  let major: Int
  let minor: Int

  init(major: Int, minor: Int) {
    self.major = major
    self.minor = minor
  }

  /// Reads a version such as `1.13.0-dev`.
  init?(_ text: String) {
    let parts = text.split(separator: ".").prefix(2).map { Int($0) }
    guard parts.count == 2, let major = parts[0], let minor = parts[1] else { return nil }
    self.init(major: major, minor: minor)
  }

  static func < (left: EngineVersion, right: EngineVersion) -> Bool {
    (left.major, left.minor) < (right.major, right.minor)
  }
}

extension ResourceChange {
  /// Whether only OpenTofu plans such a change.
  fileprivate var isOnlyOpenTofu: Bool {
    switch reason {
    case .deleteBecauseEnabledFalse, .forgotBecauseLifecycleDestroyInState, .forgotBecauseLifecycleDestroyInConfig:
      return true
    case .replaceBecauseCannotUpdate, .replaceBecauseTainted, .replaceByRequest, .replaceByTriggers,
      .deleteBecauseNoResourceConfig, .deleteBecauseNoModule, .deleteBecauseWrongRepetition, .deleteBecauseCountIndex,
      .deleteBecauseEachKey, .deleteBecauseNoMoveTarget, .readBecauseConfigUnknown, .readBecauseDependencyPending,
      .readBecauseCheckNested, .unknown, nil:
      return engineActions == ["forget", "create"] || action == .open
    }
  }
}
