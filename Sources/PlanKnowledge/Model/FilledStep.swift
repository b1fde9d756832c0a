package import PlanHCL
public import PlanModel

/// A step of a procedure with the values of a resource in it.
public struct FilledStep: Sendable {
  /// What a person does.
  public let action: Action
  /// Tells whether it is complete.
  public let check: Command?

  /// What a person does: run a command, or what a sentence says.
  public enum Action: Sendable {
    case run(Command)
    case `do`(String)
  }
}

extension Procedure {
  /// The backup steps that fit a resource, filled with its recorded values, in order.
  ///
  /// A step is left out only where its condition is known not to hold.
  public func backupSteps(before: Value) -> [FilledStep] {
    backup.compactMap { step in
      if let condition = step.condition, condition.excludes(before: before) { return nil }
      return FilledStep(action: step.action.filled(before: before), check: step.check?.command(before: before))
    }
  }
}

extension Procedure.Action {
  /// The action with the values of a resource.
  public func filled(before: Value) -> FilledStep.Action {
    switch self {
    case .run(let template): .run(template.command(before: before))
    case .do(let sentence): .do(sentence)
    }
  }
}

extension Procedure.BackupStep {
  /// What the commands of the step refer to.
  package var references: [Reference] {
    let command: [Reference] =
      switch action {
      case .run(let template): template.references
      case .do: []
      }
    return command + (check?.references ?? [])
  }
}
