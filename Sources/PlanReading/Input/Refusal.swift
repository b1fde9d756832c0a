import PlanModel

/// What is said of an input that is no plan: what it is, and what to run instead.
struct Refusal {
  private let kind: InputKind
  private let name: String
  private let file: String

  init(of kind: InputKind, named file: String) {
    self.kind = kind
    self.file = file
    name = file.inputName
  }

  /// The refusal as an error about the input.
  var diagnostic: Diagnostic {
    var diagnostic = Diagnostic(severity: .error, summary: "\(code: name) \(summary).")
    diagnostic.place = Diagnostic.Place(file: file)
    diagnostic.remedy = remedy
    return diagnostic
  }

  private var summary: Phrase {
    switch kind {
    case .plan, .redactedPlan: "is a plan that could not be read"
    case .state: "is a state file, not a plan"
    case .emptyState: "is what \(code: "show -json") prints of an empty state, not a plan"
    case .providerSchema: "is a provider schema (\(code: "providers schema -json")), not a plan"
    case .validation: "is the result of \(code: "validate -json"), not a plan"
    case .outputs: "holds output values (\(code: "output -json")), not a plan"
    case .configuration: "is a configuration (\(code: "show -json -config")), not a plan"
    case .versionReport: "is the result of \(code: "version -json"), not a plan"
    case .functionSignatures: "is the result of \(code: "metadata functions -json"), not a plan"
    case .binaryPlan: "is a binary plan, which only the engine that wrote it can read"
    case .encryptedPlan: "is an encrypted plan file"
    case .encryptedState: "is an encrypted state file, not a plan"
    case .cloudPlan: "is the bookmark of a run in HCP Terraform, not the plan itself"
    case .gzip: "is compressed with gzip"
    case .planText: "is an engine's output, but holds no plan"
    case .oldPlanText: "is plan text of Terraform 0.11 or before, which is not supported"
    case .planStream: "is the event stream of \(code: "plan -json"), which names changes without their values"
    case .terragruntLog: "is the log of a Terragrunt run"
    case .severalPlans: "holds several plans, one a line"
    case .empty: "is empty"
    case .emptyObject: "is an empty object, not a plan"
    case .array: "is a JSON array, not a plan"
    case .otherJSON: "is JSON, but not a plan"
    case .otherText: "is neither a plan nor JSON"
    }
  }

  private var remedy: Phrase {
    switch kind {
    case .binaryPlan:
      "Convert it where it was made: \(code: "tofu show -json tfplan > tfplan.json")"
    case .encryptedPlan:
      "Convert it where its key is at hand: \(code: "tofu show -json tfplan > tfplan.json")"
    case .gzip: "Unpack it first: \(code: "gzip -dc FILE | planlint")"
    case .terragruntLog, .severalPlans:
      "Write a file for each unit: \(code: "terragrunt run --all --json-out-dir plans -- plan")"
    case .cloudPlan: "Convert it where you are logged in: \(code: "terraform show -json tfplan > tfplan.json")"
    case .plan, .redactedPlan, .state, .emptyState, .providerSchema, .validation, .outputs, .configuration,
      .versionReport, .functionSignatures, .encryptedState, .planText, .oldPlanText, .planStream, .empty, .emptyObject,
      .array, .otherJSON, .otherText:
      "Write a plan first: \(code: "tofu plan -out=tfplan && tofu show -json tfplan | planlint")"
    }
  }
}
