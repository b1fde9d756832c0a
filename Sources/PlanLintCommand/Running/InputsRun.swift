import PlanLint
import PlanModel
import PlanPlatform
import PlanReport

/// Does what `planlint inputs` was asked for: says in a line each what inputs are taken for.
struct InputsRun {
  let invocation: InputsInvocation

  /// Reads the inputs and lists them.
  ///
  /// - Throws: `UsageError` where there is nothing to list.
  func run() throws -> ExitCode {
    let policy = Policy.load(from: try Folder.current(), configuration: invocation.configuration)
    let inputs: [RecognisedInput]
    do throws(InputError) {
      inputs = try recognise(
        invocation.inputs.map { PlanInput($0, unit: invocation.unit) }, policyFolder: policy.folder,
        options: ReadingOptions(backend: invocation.backend, engine: invocation.engine))
    } catch {
      throw UsageError(error, of: .inputs)
    }
    let areAllUsable = inputs.allSatisfy(\.isUsable)
    return StandardOutput.write(InputsRun.list(inputs), endingWith: areAllUsable ? .passed : .notAnalyzed)
  }

  /// The lines, the names in a column of their own.
  private static func list(_ inputs: [RecognisedInput]) -> String {
    let rows = inputs.map { (name: VisibleText.line($0.name), meaning: $0.sentence) }
    let column = min(60, rows.map { DisplayWidth.of($0.name) }.max() ?? 0)
    return rows.map { row in
      let padding = String(repeating: " ", count: max(0, column - DisplayWidth.of(row.name)))
      return "\(row.name)\(padding)  \(row.meaning)\n"
    }.joined()
  }
}

extension RecognisedInput {
  fileprivate var isUsable: Bool {
    switch holding {
    case .plan, .unnamedPlans, .terragruntLog, .runReport, .unitGraph, .passedOver: true
    case .unusable: false
    }
  }

  /// What it is taken for, in one line.
  fileprivate var sentence: String {
    let size = size.map { ", " + Counting.count($0, "byte") } ?? ""
    return switch holding {
    case .plan(let unit, let source): "\(form(source))\(size): unit \(VisibleText.line(unit))"
    case .unnamedPlans(let count, let source): "\(form(source))\(size): \(Counting.count(count, "plan"))"
    case .terragruntLog(let units): "\(packed("log of Terragrunt"))\(size): \(Counting.count(units, "unit"))"
    case .runReport(let units): "\(packed("run report of Terragrunt"))\(size): \(Counting.count(units, "unit"))"
    case .unitGraph(let units): "\(packed("graph of Terragrunt's units"))\(size): \(Counting.count(units, "unit"))"
    case .passedOver(let reason): "passed over: \(VisibleText.line(reason.plainText))"
    case .unusable(let reason): "can't be used: \(VisibleText.line(reason.plainText))"
    }
  }

  private func form(_ source: Plan.Source) -> String {
    let form =
      switch (wrapping, source.kind) {
      case (.binaryPlan, _): "binary plan"
      case (_, .json): "plan JSON"
      case (_, .text): "plan text"
      case (_, .stream): "event stream"
      }
    return packed(form) + (source.engine.map { " of " + $0.title } ?? "")
      + (source.engineVersion.map { " " + VisibleText.line($0) } ?? "")
  }

  private func packed(_ form: String) -> String { wrapping == .gzip ? form + " in gzip" : form }
}

extension Plan.Engine {
  fileprivate var title: String {
    switch self {
    case .terraform: "Terraform"
    case .opentofu: "OpenTofu"
    }
  }
}
