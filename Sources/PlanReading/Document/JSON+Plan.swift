import PlanJSON
import PlanModel

extension JSONFragment {
  /// The strings of a list of strings; nil where it is anything else.
  var strings: [String]? {
    guard kind == .array else { return nil }
    let elements = node.elements
    let strings = elements.compactMap(\.string)
    return strings.count == elements.count ? strings : nil
  }

  /// The instance key that an `index` member spells.
  var instanceKey: InstanceKey? {
    if let text = string { return .string(text) }
    return number?.integer.map(InstanceKey.index)
  }
}

extension JSONNode {
  /// The path that a list of steps spells.
  ///
  /// It stops at a step that is neither a name nor an index: an element of a set, which is somewhere in that set.
  var attributePath: AttributePath {
    var path = AttributePath()
    for step in elements {
      if let name = step.string {
        path.steps.append(.name(name))
      } else if let index = step.number?.integer {
        path.steps.append(.index(index))
      } else {
        break
      }
    }
    return path
  }
}
