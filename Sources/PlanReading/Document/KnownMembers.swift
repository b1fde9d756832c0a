import PlanJSON

/// The members that plan JSON has at each level: those of Terraform 0.12 to 1.16 and OpenTofu 1.6 to 1.13.
///
/// Levels that are not listed (`planned_values`, `prior_state`, `configuration`) are only searched for what is sensitive;
/// what is new in them changes nothing that a plan says.
enum KnownMembers {
  static let document: Set<String> = [
    "format_version", "terraform_version", "variables", "planned_values", "resource_drift", "resource_changes",
    "deferred_changes", "deferred_action_invocations", "output_changes", "action_invocations", "prior_state",
    "configuration", "relevant_attributes", "checks", "timestamp", "applyable", "complete", "errored",
    // Terraform 1.2 and 1.3, superseded by `checks`.
    "condition_results",
    // The redacted document.
    "plan_format_version", "provider_schemas", "provider_format_version",
  ]

  static let importing = JSONKeys(["id", "identity", "unknown"])
  static let relevantAttribute = JSONKeys(["resource", "attribute"])
  static let deferredInvocation = JSONKeys(["reason", "action_invocation"])

  static let check = JSONKeys(["address", "status", "instances"])
  static let checkInstance = JSONKeys(["address", "status", "problems"])

  static let actionInvocation = JSONKeys([
    "address", "type", "name", "provider_name", "config_values", "config_sensitive", "config_unknown",
    "lifecycle_action_trigger", "invoke_action_trigger",
  ])

  static let lifecycleTrigger = JSONKeys([
    "triggering_resource_address", "action_trigger_event", "action_trigger_block_index", "actions_list_index",
    "on_failure",
  ])
}
