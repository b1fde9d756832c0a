import PlanModel

/// Actions that run beside the changes (Terraform 1.14): below the change that triggers them, or at the end of the plan.
extension TextPlanParser {
  /// Takes a comment that speaks of actions, if it is one.
  mutating func takeActionComment(_ text: Substring) -> Bool {
    if text.dropping(prefix: "Actions to be invoked before this change") != nil {
      actionTrigger = lifecycleTrigger("Before")
    } else if text.dropping(prefix: "Actions to be invoked after this change") != nil {
      actionTrigger = lifecycleTrigger("After")
    } else if text.dropping(suffix: " will be invoked") != nil, assembly != nil {
      actionTrigger = .invoke
    } else {
      return false
    }
    return true
  }

  /// The event of the change above, in the engine's name of it.
  private func lifecycleTrigger(_ moment: String) -> ActionInvocation.Trigger {
    guard let change = assembly?.plan.changes.last else { return .unspecified }
    let event: String? =
      switch change.action {
      case .create, .replace: "Create"
      case .update: "Update"
      case .destroy: "Destroy"
      case .noOp, .read, .forget, .open, .unknown: nil
      }
    return event.map { .lifecycle(resource: change.address.description, event: moment + $0) } ?? .unspecified
  }

  /// Takes the line that opens an action; like that of a resource it names no module, which is that of the change above.
  mutating func openAction(_ resource: TextResourceLine) {
    leaveMode()
    var address = "action.\(resource.type).\(resource.name)"
    if case .lifecycle = actionTrigger, let module = assembly?.plan.changes.last?.address.module, !module.steps.isEmpty
    {
      address = "\(module).\(address)"
    }
    assembly?.plan.actionInvocations.append(
      ActionInvocation(
        address: address, type: resource.type, name: resource.name, provider: nil, trigger: actionTrigger))
    reader = BodyReader(BodyLexer(resourceAt: resource.column))
    if !resource.isEmpty { mode = .actionBody }
  }

  mutating func takeActionBodyLine(_ line: Span<UInt8>) {
    switch reader.take(line) {
    case .taken: break
    case .ended: mode = restingMode
    case .unrecognised: assembly?.complain("this line of the action was not understood", line: lineNumber)
    case .foreign:
      abandonActionBody()
      mode = restingMode
      take(TextLineLexer.line(line), line)
    }
  }

  /// Ends an action that something else follows before its closing bracket.
  mutating func abandonActionBody() {
    assembly?.complain("the body of this action is cut: its closing bracket is missing", line: lineNumber)
  }
}
