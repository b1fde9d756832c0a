import PlanJSON
import PlanModel

/// The members of a change of an output.
private enum OutputMember: Int, ElementMember {
  case actions, before, after, afterUnknown, beforeSensitive, afterSensitive

  static let shape = makeShape(others: .noted)

  var way: JSONShape.Member {
    switch self {
    case .actions: JSONShape.Member("actions")
    case .before: JSONShape.Member("before")
    case .after: JSONShape.Member("after")
    case .afterUnknown: JSONShape.Member("after_unknown")
    case .beforeSensitive: JSONShape.Member("before_sensitive")
    case .afterSensitive: JSONShape.Member("after_sensitive")
    }
  }
}

extension DocumentReader {
  /// Reads `output_changes`; outputs that do not change are looked at for what is sensitive alone.
  mutating func readOutputChanges(_ member: inout JSONScanner) throws {
    guard try isPresent(&member, as: .object, in: .outputs) else { return }
    try member.forEachMember { name, output in
      guard try isElement(&output, as: .object, in: .outputs) else { return }
      let path = output.path
      let element = try output.readElement(as: OutputMember.shape)
      attempt(in: .outputs, at: path) { document throws(MalformedMember) in
        try document.readOutput(name, element, at: path)
      }
    }
    plan.outputs.sort { $0.name.bytesPrecede($1.name) }
  }

  private mutating func readOutput(
    _ name: String, _ element: JSONElement, at path: AttributePath
  ) throws(MalformedMember) {
    masks.note(element.has(OutputMember.beforeSensitive) || element.has(OutputMember.afterSensitive))
    secrets.collect(OutputMember.before, markedBy: .beforeSensitive, of: element)
    secrets.collect(OutputMember.after, markedBy: .afterSensitive, of: element)
    problems.addUnknown(element.otherKeys.map(\.key), at: "output_changes[]")
    let actions = Member(element[OutputMember.actions], OutputMember.actions.way, in: element.fragment)
    let action = Action(engineActions: try actions.strings())
    mode.note(output: action)
    if action == .noOp { return }
    for duplicate in element.fragment.node.duplicates {
      problems.add(MalformedMember(duplicate).within(path), in: .outputs)
    }
    plan.outputs.append(Self.outputChange(name, action, element))
    if case .unknown = action { throw actions.failure(.knownActions) }
  }

  private static func outputChange(_ name: String, _ action: Action, _ element: JSONElement) -> OutputChange {
    let before =
      (element[OutputMember.before]?.node).value(
        with: JSONMasks(sensitive: element[OutputMember.beforeSensitive]?.node)) ?? .null
    let after =
      (element[OutputMember.after]?.node).value(
        with: JSONMasks(
          unknown: element[OutputMember.afterUnknown]?.node, sensitive: element[OutputMember.afterSensitive]?.node))
      ?? .null
    return OutputChange(
      name: name, action: action, before: before, after: after,
      changesOnlySensitivity: action == .update && before == after && !after.containsUnknown)
  }
}
