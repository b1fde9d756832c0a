/// Tells a plan document from the other JSON documents of its engines, by the keys at its top.
enum DocumentKind {
  private static let planKeys: Set<String> = [
    "planned_values", "resource_changes", "resource_drift", "output_changes", "configuration", "plan_format_version",
    "prior_state", "deferred_changes", "action_invocations",
  ]

  /// What a document is, if it is no plan.
  ///
  /// - Parameters:
  ///   - keys: The keys at the top of the document.
  ///   - wasCut: Whether the rest of the document was not seen, so that what is missing means nothing.
  /// - Returns: nil for a plan, and for a cut document that may be one.
  static func notAPlan(keys: Set<String>, wasCut: Bool) -> InputKind? {
    if keys.contains("encrypted_data") { return keys.contains("serial") ? .encryptedState : .encryptedPlan }
    if keys.contains("provider_config"), keys.contains("root_module") { return .configuration }
    if !keys.isDisjoint(with: planKeys) { return nil }
    if keys.contains("values") || keys.isSuperset(of: ["serial", "lineage"]) { return .state }
    if keys.isSuperset(of: ["version", "serial"]) { return .state }
    if keys.contains("provider_schemas") { return .providerSchema }
    if keys.contains("valid") { return .validation }
    if keys.contains("remote_plan_format") { return .cloudPlan }
    if keys.contains("provider_selections") { return .versionReport }
    if keys.contains("function_signatures") { return .functionSignatures }
    if wasCut { return nil }
    if keys.isEmpty { return .emptyObject }
    if keys.isSubset(of: ["format_version", "terraform_version"]) { return .emptyState }
    return .otherJSON
  }
}
