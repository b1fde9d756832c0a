import PlanJSON
import PlanModel

/// Collects every text that a plan document marks as sensitive, decoding nothing but what a mask covers.
struct SecretCollector {
  private(set) var texts = SensitiveTexts()
  /// The root module's variables; which of them are sensitive stands in `configuration`, before or behind them.
  var variables: JSONFragment?
  /// Whether the configuration tells the types of variables, as only OpenTofu's does.
  private(set) var configurationHasTypes = false
  private var sensitiveVariables: Set<String> = []

  /// Takes what a mask covers of a value.
  mutating func collect(_ value: JSONFragment?, markedBy mask: JSONFragment) {
    guard let value, mask.containsTrue else { return }
    collect(value.node, markedBy: mask.node)
  }

  private mutating func collect(_ value: JSONNode, markedBy mask: JSONNode) {
    switch (value.kind, mask.kind) {
    case (_, .boolean):
      if mask.boolean == true { texts.insertAll(of: value.value) }
    case (.object, .object):
      for (key, inner) in mask.members where inner.containsTrue {
        if let member = value[key] { collect(member, markedBy: inner) }
      }
    case (.array, .array) where value.elements.count == mask.elements.count:
      for (element, inner) in zip(value.elements, mask.elements) where inner.containsTrue {
        collect(element, markedBy: inner)
      }
    case (_, _):
      // A mask of another shape: what it meant can't be told, so that it covers all.
      if mask.containsTrue { texts.insertAll(of: value.value) }
    }
  }

  // MARK: Outputs and state

  /// Reads `{outputs, root_module}` for the outputs that say that they are sensitive.
  mutating func readOutputs(_ values: inout JSONScanner) throws {
    guard try values.kind() == .object else { return }
    try values.forEachMember { key, member in
      if key == "outputs" { try readOutputValues(&member) }
    }
  }

  private mutating func readOutputValues(_ outputs: inout JSONScanner) throws {
    guard try outputs.kind() == .object else { return }
    try outputs.forEachMember { _, output in
      let element = try output.readElement(indexing: .members)
      if element["sensitive"]?.boolean == true, let value = element["value"] { texts.insertAll(of: value.node.value) }
    }
  }

  /// Reads a state document for sensitive outputs and for the `sensitive_values` of its resources.
  mutating func readState(_ state: inout JSONScanner, valuesKey: String) throws {
    guard try state.kind() == .object else { return }
    try state.forEachMember { key, member in
      guard key == valuesKey, try member.kind() == .object else { return }
      try member.forEachMember { key, inner in
        switch key {
        case "outputs": try readOutputValues(&inner)
        case "root_module": try readModule(&inner)
        default: break
        }
      }
    }
  }

  private mutating func readModule(_ module: inout JSONScanner) throws {
    guard try module.kind() == .object else { return }
    try module.forEachMember { key, member in
      guard key == "resources" || key == "child_modules", try member.kind() == .array else { return }
      try member.forEachElement { _, element in
        if key == "child_modules" {
          try readModule(&element)
        } else {
          let resource = try element.readElement(indexing: .members)
          if let mask = resource["sensitive_values"] { collect(resource["values"], markedBy: mask) }
        }
      }
    }
  }

  // MARK: Variables

  /// Reads the configuration for the variables that it declares sensitive or ephemeral.
  mutating func readConfiguration(_ configuration: inout JSONScanner) throws {
    guard try configuration.kind() == .object else { return }
    try configuration.forEachMember { key, member in
      if key == "root_module" { try readConfigurationModule(&member, isRoot: true) }
    }
  }

  private mutating func readConfigurationModule(_ module: inout JSONScanner, isRoot: Bool) throws {
    guard try module.kind() == .object else { return }
    try module.forEachMember { key, member in
      guard try member.kind() == .object else { return }
      switch key {
      case "variables":
        try member.forEachMember { name, variable in try readVariable(name, &variable, isRoot: isRoot) }
      case "module_calls":
        try member.forEachMember { _, call in
          guard try call.kind() == .object else { return }
          try call.forEachMember { key, inner in
            if key == "module" { try readConfigurationModule(&inner, isRoot: false) }
          }
        }
      default: break
      }
    }
  }

  private mutating func readVariable(_ name: String, _ variable: inout JSONScanner, isRoot: Bool) throws {
    let element = try variable.readElement(indexing: .members)
    if element["type"] != nil || element["required"] != nil { configurationHasTypes = true }
    guard element["sensitive"]?.boolean == true || element["ephemeral"]?.boolean == true else { return }
    if isRoot { sensitiveVariables.insert(name) }
    if let value = element["default"] { texts.insertAll(of: value.node.value) }
  }

  /// Takes the values of the sensitive variables, once the whole document was seen.
  mutating func takeVariables() {
    guard let variables else { return }
    for (name, variable) in variables.node.members where sensitiveVariables.contains(name) {
      if let value = variable["value"] { texts.insertAll(of: value.value) }
    }
  }
}
