package import PlanModel

/// Says of an input that is no plan to be read what it is, and what to run instead.
struct Refusal {
  private let kind: InputKind
  private let file: String

  init(_ kind: InputKind, of file: String) {
    self.kind = kind
    self.file = file
  }

  var diagnostic: Diagnostic {
    var diagnostic = Diagnostic(severity: .error, code: code, summary: "\(InputName(file).phrase) \(what).")
    diagnostic.remedy = remedy
    diagnostic.place.file = file
    return diagnostic
  }

  private var code: String {
    switch kind {
    case .plan, .redactedPlan: "plan"
    case .state, .emptyState: "state-file"
    case .providerSchema, .validation, .outputs, .configuration, .versionReport, .functionSignatures: "other-document"
    case .binaryPlan: "binary-plan"
    case .encryptedPlan, .encryptedState: "encrypted-file"
    case .cloudPlan: "cloud-plan"
    case .gzip: "compressed-input"
    case .planText, .oldPlanText: "plan-text"
    case .planStream: "plan-stream"
    case .terragruntLog: "terragrunt-log"
    case .runReport, .unitGraph: "no-plan"
    case .severalPlans: "several-plans"
    case .empty, .emptyObject: "empty-input"
    case .array, .otherJSON, .otherText: "no-plan"
    }
  }

  /// What it is, as the rest of a sentence that begins with its name.
  fileprivate var what: Phrase {
    switch kind {
    case .plan, .redactedPlan: "is a plan"
    case .state: "is a state file, not a plan"
    case .emptyState: "is an empty state, not a plan"
    case .providerSchema: "is a provider schema (\(code: "providers schema -json")), not a plan"
    case .validation: "is the result of \(code: "validate -json"), not a plan"
    case .outputs: "holds outputs (\(code: "output -json")), not a plan"
    case .configuration: "is a configuration (\(code: "show -json -config")), not a plan"
    case .versionReport: "is the result of \(code: "version -json"), not a plan"
    case .functionSignatures: "lists functions (\(code: "metadata functions -json")), and is not a plan"
    case .binaryPlan: "is a binary plan; planlint reads its JSON"
    case .encryptedPlan: "is an encrypted plan file"
    case .encryptedState: "is an encrypted state file, not a plan"
    case .cloudPlan: "is the bookmark of a run in HCP Terraform, not a plan"
    case .gzip: "is compressed with gzip twice"
    case .planText: "is an engine's output, but holds no plan"
    case .oldPlanText: "is a plan as text of Terraform 0.11 or before, which had no JSON"
    case .planStream: "looks like the event stream of \(code: "plan -json"), but holds no event of a plan"
    case .terragruntLog: "is a log of Terragrunt, not one plan"
    case .runReport: "is a run report of Terragrunt, not a plan"
    case .unitGraph: "is a graph of Terragrunt's units, not a plan"
    case .severalPlans: "holds several plans, one a line, and does not say which unit each belongs to"
    case .empty: "is empty"
    case .emptyObject: "is an empty JSON object, not a plan"
    case .array: "is a JSON list, not a plan"
    case .otherJSON: "is JSON, but not a plan"
    case .otherText: "is neither plan JSON nor anything else that planlint knows"
    }
  }

  /// What to run instead.
  private var remedy: Phrase? {
    switch kind {
    case .plan, .redactedPlan: nil
    case .state, .emptyState, .encryptedState, .providerSchema, .validation, .outputs, .configuration, .versionReport,
      .functionSignatures:
      "Write a plan first: \(planAndShow(.opentofu))"
    case .planStream, .otherJSON, .otherText, .array:
      "planlint reads what this prints: \(planAndShow(.opentofu))"
    case .empty, .emptyObject:
      "See whether the command that wrote it failed, then write the plan again: \(planAndShow(.opentofu))"
    case .planText(let engine): "Hand it the plan's JSON: \(planAndShow(engine ?? .opentofu))"
    case .oldPlanText: "Plan with Terraform 0.12 or newer: \(planAndShow(.terraform))"
    case .binaryPlan: "Convert it where it was made: \(conversion(by: .opentofu))"
    case .encryptedPlan: "Convert it where its key is: \(conversion(by: .opentofu))"
    case .cloudPlan: "Ask the run for its JSON: \(conversion(by: .terraform))"
    case .gzip: "Unpack it once: \(Command([.shell("gzip -dc "), Self.word(file, ""), .shell(" | planlint")]))"
    case .terragruntLog, .runReport, .unitGraph, .severalPlans: UnnamedPlans.remedy
    }
  }

  // MARK: Commands

  private func planAndShow(_ engine: Plan.Engine) -> Command {
    let program = engine.program
    return command("\(program) plan -out=tfplan && \(program) show -json tfplan | planlint")
  }

  private func conversion(by engine: Plan.Engine) -> Command { Self.conversion(of: file, by: engine) }

  /// The command that writes the JSON of a binary plan.
  static func conversion(of file: String, by engine: Plan.Engine) -> Command {
    Command([.shell("\(engine.program) show -json "), word(file, ""), .shell(" > "), word(file, ".json")])
  }

  /// The input's name with an ending as a shell word; standard input has none.
  private static func word(_ file: String, _ ending: String) -> Command.Piece {
    .value(file == "-" ? .null : .string(file + ending), placeholder: "PLANFILE" + ending)
  }

  private func command(_ text: String) -> Command { Command([.shell(text)]) }
}

extension Plan.Engine {
  /// The name of its program.
  fileprivate var program: String {
    switch self {
    case .terraform: "terraform"
    case .opentofu: "tofu"
    }
  }
}

extension InputKind {
  /// What an input of this kind is, as the rest of a sentence that begins with its name.
  package var predicate: Phrase { Refusal(self, of: "-").what }
}
