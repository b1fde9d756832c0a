import PlanJSON
import PlanModel

/// The values of the root variables and what the configuration says of them: either may come first.
struct VariableValues {
  /// The `value` members by their variable's name.
  var values: [String: JSONFragment] = [:]
  /// The names that the configuration marks sensitive or ephemeral.
  var marked: Set<String> = []
}

/// What is sensitive beside the changes: variables, the outputs and resources of states.
///
/// Of `planned_values`, `prior_state` and `configuration` nothing else is read.
extension DocumentReader {
  /// Keeps the values of `variables`.
  mutating func readVariables(_ member: inout JSONScanner) throws {
    guard try isPresent(&member, as: .object, in: .marks) else { return }
    try member.forEachMember { name, variable in
      guard try isPresent(&variable, as: .object, in: .marks) else { return }
      let element = try variable.readElement(as: VariableMember.shape)
      if let value = element[VariableMember.value] { variables.values[name] = value.detached() }
    }
  }

  /// Takes the values of the variables that are marked, once the whole document was read.
  mutating func collectVariables() {
    for name in variables.marked {
      if let value = variables.values[name] { secrets.collectAll(of: value.node) }
    }
  }

  // MARK: Configuration

  /// Reads which variables `configuration` marks, in all modules, and their defaults.
  mutating func readConfiguration(_ member: inout JSONScanner) throws {
    guard try isPresent(&member, as: .object, in: .marks) else { return }
    try member.forEachMember { key, part in
      if key == "root_module" { try readModule(&part, isRoot: true) }
    }
  }

  private mutating func readModule(_ member: inout JSONScanner, isRoot: Bool) throws {
    guard try isPresent(&member, as: .object, in: .marks) else { return }
    try member.forEachMember { key, part in
      switch key {
      case "variables": try readDeclarations(&part, isRoot: isRoot)
      case "module_calls":
        guard try isPresent(&part, as: .object, in: .marks) else { return }
        try part.forEachMember { _, call in
          guard try isPresent(&call, as: .object, in: .marks) else { return }
          try call.forEachMember { key, module in
            if key == "module" { try readModule(&module, isRoot: false) }
          }
        }
      default: break
      }
    }
  }

  private mutating func readDeclarations(_ member: inout JSONScanner, isRoot: Bool) throws {
    guard try isPresent(&member, as: .object, in: .marks) else { return }
    try member.forEachMember { name, declaration in
      guard try isElement(&declaration, as: .object, in: .marks) else { return }
      let path = declaration.path
      let element = try declaration.readElement(as: DeclarationMember.shape)
      if DeclarationMember.ofOpenTofu.contains(where: { element[$0] != nil }) {
        engine.hasOpenTofuConfiguration = true
      }
      guard isMarked(element, by: [DeclarationMember.sensitive, .ephemeral], at: path) else { return }
      if isRoot { variables.marked.insert(name) }
      if let value = element[DeclarationMember.default] { secrets.collectAll(of: value.node) }
    }
  }

  /// Whether a flag is set; one that is no flag is said, and counts as set.
  private mutating func isMarked(
    _ element: JSONElement, by flags: [some ElementMember], at path: AttributePath
  ) -> Bool {
    var isMarked = false
    for flag in flags {
      guard let fragment = element[flag] else { continue }
      isMarked = isMarked || fragment.boolean ?? (fragment.kind != .null)
      attempt(in: .marks, at: path) { _ throws(MalformedMember) in
        _ = try Member(fragment, flag.way, in: element.fragment).boolean()
      }
    }
    return isMarked
  }

  // MARK: States

  /// Reads the sensitive outputs of `planned_values`; its resources are those of the changes.
  mutating func readPlannedValues(_ member: inout JSONScanner) throws {
    guard try isPresent(&member, as: .object, in: .marks) else { return }
    try member.forEachMember { key, part in
      if key == "outputs" { try readStateOutputs(&part) }
    }
  }

  /// Reads what `prior_state` marks sensitive.
  mutating func readPriorState(_ member: inout JSONScanner) throws {
    guard try isPresent(&member, as: .object, in: .marks) else { return }
    try member.forEachMember { key, values in
      guard key == "values", try isPresent(&values, as: .object, in: .marks) else { return }
      try values.forEachMember { key, part in
        switch key {
        case "outputs": try readStateOutputs(&part)
        case "root_module": try readStateModule(&part)
        default: break
        }
      }
    }
  }

  private mutating func readStateOutputs(_ member: inout JSONScanner) throws {
    guard try isPresent(&member, as: .object, in: .marks) else { return }
    try member.forEachMember { _, output in
      guard try isElement(&output, as: .object, in: .marks) else { return }
      let path = output.path
      let element = try output.readElement(as: StateOutputMember.shape)
      if isMarked(element, by: [StateOutputMember.sensitive], at: path), let value = element[StateOutputMember.value] {
        secrets.collectAll(of: value.node)
      }
    }
  }

  private mutating func readStateModule(_ member: inout JSONScanner) throws {
    guard try isPresent(&member, as: .object, in: .marks) else { return }
    try member.forEachMember { key, part in
      guard key == "resources" || key == "child_modules", try isPresent(&part, as: .array, in: .marks) else { return }
      try part.forEachElement { _, inner in
        if key == "child_modules" { return try readStateModule(&inner) }
        let resource = try inner.readElement(as: StateResourceMember.shape)
        secrets.collect(StateResourceMember.values, markedBy: .sensitiveValues, of: resource)
      }
    }
  }
}

// MARK: - What is looked up

private enum VariableMember: Int, ElementMember {
  case value

  static let shape = makeShape(others: .ignored)

  var way: JSONShape.Member { JSONShape.Member("value") }
}

private enum DeclarationMember: Int, ElementMember {
  case `default`, sensitive, ephemeral, type, required, deprecated

  static let shape = makeShape(others: .ignored)

  /// OpenTofu alone writes these; both write the others, and `description`.
  static let ofOpenTofu = [type, required, ephemeral, deprecated]

  var way: JSONShape.Member {
    switch self {
    case .default: JSONShape.Member("default")
    case .sensitive: JSONShape.Member("sensitive")
    case .ephemeral: JSONShape.Member("ephemeral")
    case .type: JSONShape.Member("type")
    case .required: JSONShape.Member("required")
    case .deprecated: JSONShape.Member("deprecated")
    }
  }
}

private enum StateOutputMember: Int, ElementMember {
  case value, sensitive

  static let shape = makeShape(others: .ignored)

  var way: JSONShape.Member {
    switch self {
    case .value: JSONShape.Member("value")
    case .sensitive: JSONShape.Member("sensitive")
    }
  }
}

private enum StateResourceMember: Int, ElementMember {
  case values, sensitiveValues

  static let shape = makeShape(others: .ignored)

  var way: JSONShape.Member {
    switch self {
    case .values: JSONShape.Member("values")
    case .sensitiveValues: JSONShape.Member("sensitive_values")
    }
  }
}
