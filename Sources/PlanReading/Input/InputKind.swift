public import PlanModel

/// What an input is, told by its content and never by its name.
public enum InputKind: Sendable, Hashable {
  /// What `show -json PLANFILE` prints.
  case plan
  /// The document that HCP Terraform serves for rendering: a plan without configuration, sensitive values left out.
  case redactedPlan

  /// A state file, or what `show -json` prints of a state.
  case state
  /// `{"format_version": "1.0"}` alone: what `show -json` prints where there is no state.
  case emptyState
  /// `providers schema -json`.
  case providerSchema
  /// `validate -json`.
  case validation
  /// `output -json`.
  case outputs
  /// `show -json -config` and `show -json -module=DIR` of OpenTofu.
  case configuration
  /// `version -json`.
  case versionReport
  /// `metadata functions -json`.
  case functionSignatures

  /// A plan file as `-out` writes it: a zip archive.
  case binaryPlan
  /// A plan file that OpenTofu encrypted.
  case encryptedPlan
  /// A state file that OpenTofu encrypted.
  case encryptedState
  /// What `plan -out` writes for a run in HCP Terraform: a bookmark of the run.
  case cloudPlan
  case gzip

  /// The plan as people read it, of the engine that it names.
  case planText(Plan.Engine?)
  /// Plan text of Terraform 0.11 and before.
  case oldPlanText
  /// `plan -json`: a line an event.
  case planStream
  case terragruntLog
  /// What became of each unit of a Terragrunt run (`--report-file`).
  case runReport(RunReportForm)
  /// Which units there are and which depend on which, as a discovery command of Terragrunt prints it.
  case unitGraph(UnitGraphForm)
  /// Several plans, one a line, as `terragrunt run --all -- show -json` prints them.
  case severalPlans

  case empty, emptyObject, array, otherJSON, otherText
}

/// The forms of a run report.
public enum RunReportForm: Sendable, Hashable {
  case json, csv
}

/// The forms in which Terragrunt prints a graph of units.
public enum UnitGraphForm: Sendable, Hashable {
  /// `dag graph`, `graph-dependencies`, `list --format=dot`.
  case dot
  /// `find --json`.
  case discovery
  /// `output-module-groups`, which gives an order and no edges.
  case moduleGroups
}
