import PlanHCL
import PlanKnowledge
import PlanModel

/// Compiles the facts that people edit, `Sources/PlanKnowledge/Facts/**.hcl`, into the text that the library holds.
///
/// Every fact is read with the library's own decoder before it is written: one that is wrong stops it with an error that
/// names file, line and column.
struct FactsCompiler {
  private var lines: [String: String] = [:]

  /// The records of all files, which are named by their paths inside the folder of facts: sorted by key.
  static func compile(_ files: [SourceFile]) throws -> [(key: String, content: String)] {
    var compiler = FactsCompiler()
    for file in files { try compiler.add(HCLParser.parse(file), from: file.name) }
    try compiler.addAliases()
    compiler.finishExposure()
    compiler.finishWords()
    return compiler.lines.sorted { $0.key.bytesPrecede($1.key) }.map { ($0.key, $0.value) }
  }

  private mutating func add(_ body: Body, from path: String) throws {
    switch path {
    case "forcenew/conditional.hcl":
      try addTable(body, "conditional") { fields throws(HCLError) in try ConditionalReplacement(&fields) }
    case "forcenew/undetermined.hcl": try addWords(body, "undetermined")
    case _ where path.hasPrefix("forcenew/"): try addWords(body, "forcenew")
    case "protection_attributes.hcl": try addProtections(body)
    case "providers.hcl": try addProviders(body)
    case "roles.hcl": try addRoles(body)
    case _ where path.hasPrefix("exposure/"): try addExposure(body)
    default: try addResources(body)
    }
  }

  private mutating func set(_ key: String, _ content: String, at range: SourceRange) throws {
    guard !content.contains("\n"), !content.contains("\t") else {
      throw HCLError("Invalid fact", "A fact holds no raw newline or tab.", at: range)
    }
    guard lines.updateValue(content, forKey: key) == nil else {
      throw HCLError("Duplicate fact", "There is another \(key).", at: range)
    }
  }

  // MARK: Resources

  /// The fields of the procedure; all others are about the risks.
  private static let procedureFields: Set = [
    "backup", "verify", "watch", "rollback", "import_id", "example_id", "duration",
  ]

  private var aliases: [(type: String, base: String, range: SourceRange)] = []

  private mutating func addResources(_ body: Body) throws {
    try refuse(body.attributes)
    for block in body.blocks {
      guard block.type.text == "resource", block.labels.count == 1 else {
        throw HCLError("Unexpected block", "Only resource blocks with one label belong here.", at: block.headerRange)
      }
      let type = block.labels[0].text
      if let base = block.body.attribute("alias_of"), block.body.attributes.count == 1 {
        aliases.append((type, base.expression.literalString ?? "", base.range))
        continue
      }
      try ResourceFacts.check(block)
      let isProcedure = { (attribute: Attribute) in Self.procedureFields.contains(attribute.name.text) }
      try set("resource " + type, compact(block.body.attributes.filter { !isProcedure($0) }), at: block.headerRange)
      let procedure = block.body.attributes.filter(isProcedure)
      if !procedure.isEmpty { try set("procedure " + type, compact(procedure), at: block.headerRange) }
    }
  }

  /// An alias inherits all that it does not set: its records are its main type's.
  private mutating func addAliases() throws {
    for alias in aliases {
      guard let facts = lines["resource " + alias.base] else {
        throw HCLError("Unknown type", "There are no facts on \"\(alias.base)\".", at: alias.range)
      }
      try set("resource " + alias.type, facts, at: alias.range)
      if let procedure = lines["procedure " + alias.base] {
        try set("procedure " + alias.type, procedure, at: alias.range)
      }
    }
  }

  // MARK: Tables of words

  private var words: [String: [String]] = [:]

  private mutating func addWords(_ body: Body, _ table: String) throws {
    guard body.blocks.isEmpty else {
      throw HCLError("Unexpected block", "Only type = [ attributes ] belongs here.", at: body.blocks[0].headerRange)
    }
    for attribute in body.attributes {
      let key = table + " " + attribute.name.text
      guard words[key] == nil, lines[key] == nil else {
        throw HCLError("Duplicate fact", "There is another \(key).", at: attribute.range)
      }
      words[key] = try strings(attribute.expression)
    }
  }

  private mutating func addProtections(_ body: Body) throws {
    try refuse(body.attributes)
    for block in body.blocks {
      for attribute in block.body.attributes {
        for entry in try strings(attribute.expression) {
          let parts = entry.split(separator: ":")
          words["protection " + parts[0], default: []].append(parts.count > 1 ? String(parts[1]) : attribute.name.text)
        }
      }
    }
  }

  private mutating func addRoles(_ body: Body) throws {
    try refuse(body.attributes)
    for block in body.blocks {
      var fields = try Fields(of: block)
      guard block.type.text == "role", block.labels.count == 1, Role(rawValue: block.labels[0].text) != nil else {
        throw HCLError("Unknown role", "A role is one of \(Role.allCases.map(\.rawValue)).", at: block.headerRange)
      }
      for type in try fields.strings("types") { words["role " + type, default: []].append(block.labels[0].text) }
      try fields.finish()
    }
  }

  private mutating func finishWords() {
    for (key, list) in words {
      // Words are told apart by blanks.
      precondition(list.allSatisfy { !$0.contains(" ") && !$0.isEmpty }, "\(key): \(list)")
      lines[key] = Set(list).sorted { $0.bytesPrecede($1) }.joined(separator: " ")
    }
  }

  // MARK: Tables of objects

  private mutating func addTable<Item>(
    _ body: Body, _ table: String, _ read: (inout Fields) throws(HCLError) -> Item
  ) throws {
    guard body.blocks.isEmpty else {
      throw HCLError("Unexpected block", "Only type = [ objects ] belongs here.", at: body.blocks[0].headerRange)
    }
    for attribute in body.attributes {
      try check(attribute.expression, read)
      try set(table + " " + attribute.name.text, "{entries=" + compact(attribute.expression) + "}", at: attribute.range)
    }
  }

  private mutating func addProviders(_ body: Body) throws {
    try refuse(body.attributes)
    for block in body.blocks {
      guard let facts = block.body.attribute("facts"), block.type.text == "provider", block.labels.count == 1 else {
        throw HCLError(
          "Unexpected block", "Only provider \"NAME\" { facts = [ ... ] } belongs here.", at: block.headerRange)
      }
      try check(facts.expression) { fields throws(HCLError) in try ProviderFact(&fields) }
      try set(
        "provider " + block.labels[0].text, "{entries=" + compact(facts.expression) + "}", at: block.headerRange)
    }
  }

  private var exposure: [String: [String]] = [:]

  private mutating func addExposure(_ body: Body) throws {
    try refuse(body.attributes)
    for block in body.blocks {
      switch block.type.text {
      case "lists":
        for list in block.body.attributes {
          try set("list " + list.name.text, try compactList(list.expression), at: list.range)
        }
      case "exposure":
        guard block.labels.count == 1 else {
          throw HCLError("Invalid block", "An exposure block has one label, its id.", at: block.headerRange)
        }
        var fields = try Fields(of: block)
        let rule = try ExposureRule(id: block.labels[0].text, &fields)
        try fields.finish()
        let content = compact(block.body.attributes).dropFirst()
        exposure[rule.type, default: []].append("{id=\"\(rule.id)\"," + content)
      default: throw HCLError("Unexpected block", "Only exposure and lists belong here.", at: block.headerRange)
      }
    }
  }

  private mutating func finishExposure() {
    for (type, rules) in exposure {
      lines["exposure " + type] = "{entries=[" + rules.joined(separator: ",") + "]}"
    }
  }

  /// A list of values, or an object whose values count and whose names are for the reader.
  private func compactList(_ expression: Expression) throws -> String {
    let elements: [Expression]
    switch expression.kind {
    case .tuple(let tuple): elements = tuple
    case .object(let items): elements = items.map(\.value)
    default: throw HCLError("Wrong type", "A list or an object of values is expected.", at: expression.range)
    }
    for element in elements { _ = try element.value() }
    return "{entries=[" + elements.map { "{value=" + compact($0) + "}" }.joined(separator: ",") + "]}"
  }

  // MARK: Checking and writing

  private func refuse(_ attributes: [Attribute]) throws {
    guard let first = attributes.first else { return }
    throw HCLError("Unexpected attribute", "Only blocks belong here.", at: first.range)
  }

  private func check<Item>(
    _ expression: Expression, _ read: (inout Fields) throws(HCLError) -> Item
  ) throws {
    guard case .tuple(let elements) = expression.kind else {
      throw HCLError("Wrong type", "A list of objects is expected.", at: expression.range)
    }
    for element in elements {
      var fields = try Fields(of: element, in: "this fact")
      _ = try read(&fields)
      try fields.finish()
    }
  }

  private func strings(_ expression: Expression) throws -> [String] {
    guard let values = try expression.value().elements else {
      throw HCLError("Wrong type", "A list of strings is expected.", at: expression.range)
    }
    return try values.map { value in
      guard let text = value.string else {
        throw HCLError("Wrong type", "A list of strings is expected.", at: expression.range)
      }
      return text
    }
  }

  private func compact(_ attributes: [Attribute]) -> String {
    "{" + attributes.map { $0.name.text + "=" + compact($0.expression) }.joined(separator: ",") + "}"
  }

  /// The expression on one line without blanks and comments between its parts.
  private func compact(_ expression: Expression) -> String {
    switch expression.kind {
    case .tuple(let elements): return "[" + elements.map { compact($0) }.joined(separator: ",") + "]"
    case .object(let items):
      return "{" + items.map { $0.key.range.text + "=" + compact($0.value) }.joined(separator: ",") + "}"
    default: return expression.range.text
    }
  }
}

extension ResourceFacts {
  fileprivate static func check(_ block: Block) throws {
    let facts = try ResourceFacts(complete: block)
    guard facts.evidence != .user else {
      throw HCLError("Missing attribute", "A built-in fact says how it was \"verified\".", at: block.headerRange)
    }
  }
}
