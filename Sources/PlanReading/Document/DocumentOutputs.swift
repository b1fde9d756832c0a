import PlanJSON
import PlanModel

extension DocumentReader {
  private static let outputMembers = JSONKeys([
    "actions", "before", "after", "after_unknown", "before_sensitive", "after_sensitive",
  ])

  /// Reads `output_changes`; outputs that do not change are looked at for what is sensitive alone.
  mutating func readOutputChanges(_ member: inout JSONScanner) throws {
    guard try isPresent(&member, as: .object, in: .outputs) else { return }
    try member.forEachMember { name, output in
      guard try isElement(&output, as: .object, in: .outputs) else { return }
      let path = output.path
      let element = try output.readElement(indexing: .members)
      attempt(in: .outputs, at: path) { document throws(MalformedMember) in
        try document.readOutput(name, element, at: path)
      }
    }
    plan.outputs.sort { $0.name.bytesPrecede($1.name) }
  }

  private mutating func readOutput(
    _ name: String, _ element: JSONElement, at path: AttributePath
  ) throws(MalformedMember) {
    masks.note(element["before_sensitive"] ?? element["after_sensitive"])
    secrets.collect(element["before"], mask: element["before_sensitive"])
    secrets.collect(element["after"], mask: element["after_sensitive"])
    problems.addUnknown(element.keys(notIn: Self.outputMembers), at: "output_changes[]")
    let actions = Member(element["actions"], "actions", in: element.fragment)
    let action = Action(engineActions: try actions.strings())
    mode.note(output: action)
    if action == .noOp { return }
    for duplicate in element.duplicates + element.fragment.node.duplicates {
      problems.add(MalformedMember(duplicate.path, .onlyOne, byte: duplicate.byte).within(path), in: .outputs)
    }
    plan.outputs.append(Self.outputChange(name, action, element))
    if case .unknown = action { throw actions.failure(.knownActions) }
  }

  private static func outputChange(_ name: String, _ action: Action, _ element: JSONElement) -> OutputChange {
    let before =
      (element["before"]?.node).value(with: JSONMasks(sensitive: element["before_sensitive"]?.node)) ?? .null
    let after =
      (element["after"]?.node).value(
        with: JSONMasks(unknown: element["after_unknown"]?.node, sensitive: element["after_sensitive"]?.node)) ?? .null
    return OutputChange(
      name: name, action: action, before: before, after: after,
      changesOnlySensitivity: action == .update && before == after && !after.containsUnknown)
  }
}
