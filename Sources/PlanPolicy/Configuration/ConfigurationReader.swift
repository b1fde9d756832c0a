import PlanHCL
import PlanKnowledge
import PlanModel

/// Reads `planlint.hcl`.
struct ConfigurationReader {
  private(set) var configuration = Configuration()
  var mistakes: [PolicyMistake] { reader.mistakes }
  private var reader = BlockReader()
  private let rules: [RuleMetadata]

  private static let severities = Severity.allCases.map(\.word)

  init(rules: [RuleMetadata]) {
    self.rules = rules
  }

  mutating func read(_ file: SourceFile) {
    do {
      try read(HCLParser.parse(file))
    } catch {
      reader.append(error)
    }
  }

  private mutating func read(_ body: Body) {
    let place = "\(code: body.range.file.name)" as Phrase
    reader.checkNames(
      of: body,
      against: BlockReader.Schema(
        place: place, attributes: ["fail_on", "fail_on_unknown"],
        blocks: ["critical", "environment", "resource", "rule"]))
    configuration.gate =
      reader.word("fail_on", in: body, of: ["never"] + Self.severities) { Gate(word: $0) }?.value
    configuration.failsOnUnknown = reader.boolean("fail_on_unknown", in: body)?.value ?? false
    for block in body.blocks(ofType: "critical") { readCritical(block) }
    for block in body.blocks(ofType: "environment") { readEnvironment(block) }
    for block in body.blocks(ofType: "rule") { readRule(block) }
    for block in body.blocks(ofType: "resource") { readResource(block) }
  }
}

// MARK: - Blocks

extension ConfigurationReader {
  private mutating func readCritical(_ block: Block) {
    reader.refuseLabels(of: block)
    let names = ["addresses", "types", "units"]
    reader.checkNames(
      of: block.body, against: BlockReader.Schema(place: "A \(code: "critical") block", attributes: names))
    if block.body.attributes.isEmpty {
      reader.error(
        "This \(code: "critical") block matches nothing",
        remedy: "Give it \(code: "types"), \(code: "addresses") or \(code: "units").", at: block.headerRange)
    }
    let types = reader.strings("types", in: block.body)
    for type in types ?? [] { warnOfMisspelling(type) }
    configuration.critical.append(
      CriticalMatcher(
        types: types?.map { NamePattern($0.value) },
        addresses: reader.strings("addresses", in: block.body)?.compactMap { addressPattern($0) },
        units: reader.strings("units", in: block.body)?.map { PathPattern($0.value) },
        location: block.range.location))
  }

  private mutating func addressPattern(_ text: Located<String>) -> AddressPattern? {
    if let pattern = AddressPattern(text.value) { return pattern }
    reader.error(
      "This is no pattern for addresses",
      remedy: """
        Steps are joined by dots, and a key is written as in an address: \(code: #"module.core.**"#), \
        \(code: #"aws_s3_bucket.logs["eu"]"#).
        """, at: text.range)
    return nil
  }

  private mutating func readEnvironment(_ block: Block) {
    reader.checkNames(
      of: block.body,
      against: BlockReader.Schema(place: "An \(code: "environment") block", attributes: ["escalate", "units"]))
    let units = reader.strings("units", in: block.body)
    if block.body.attribute("units") == nil {
      reader.error(
        "This environment has no units", remedy: "Give it \(code: #"units = ["prod/**"]"#).", at: block.headerRange)
    }
    let escalates = reader.boolean("escalate", in: block.body)?.value ?? false
    guard let name = reader.label(of: block, meaning: "its name") else { return }
    if configuration.environments.contains(where: { $0.name.hasSameBytes(as: name.text) }) {
      reader.error(
        "There are two environments \(code: name.text)", remedy: "Put their units into one block.", at: name.range)
      return
    }
    configuration.environments.append(
      EnvironmentSettings(
        name: name.text, units: (units ?? []).map { PathPattern($0.value) },
        findings: escalates ? .raised : .asTheyAre))
  }

  private mutating func readRule(_ block: Block) {
    guard let id = reader.label(of: block, meaning: "the id of a rule") else { return }
    guard let rule = rules.first(where: { $0.id.hasSameBytes(as: id.text) }) else {
      reader.error(
        "There is no rule \(code: id.text)", remedy: reader.suggestion(for: id.text, among: rules.map(\.id)),
        at: id.range)
      return
    }
    if configuration.rules[rule.id] != nil {
      reader.error("There are two blocks for the rule \(code: rule.id)", remedy: "Put them into one.", at: id.range)
      return
    }
    reader.checkNames(
      of: block.body,
      against: BlockReader.Schema(
        place: "The block of \(code: rule.id)", attributes: ["enabled", "severity"] + rule.options.map(\.name)))
    configuration.rules[rule.id] = settings(of: rule, in: block.body)
  }

  private mutating func settings(of rule: RuleMetadata, in body: Body) -> RuleSettings {
    var settings = RuleSettings()
    let enabled = reader.boolean("enabled", in: body)
    let severity = reader.word("severity", in: body, of: Self.severities) { Severity(word: $0) }
    for option in rule.options {
      switch option.standard {
      case .count: settings.options[option.name] = reader.count(option.name, in: body).map { .count($0.value) }
      case .patterns:
        settings.options[option.name] = reader.strings(option.name, in: body).map { .patterns($0.map(\.value)) }
      }
    }
    switch rule.adjustability {
    case .free, .neverWaived:
      settings.state = enabled?.value == false ? .disabled : .enabled
      settings.severity = severity?.value
    case .fixed:
      let place = enabled.flatMap { $0.value ? nil : $0.range } ?? severity?.range
      if let place {
        reader.error(
          "\(code: rule.id) holds as it is",
          remedy: "Without it a plan that was not understood could pass, so it can't be turned off or weakened.",
          at: place)
      }
    }
    return settings
  }

  private mutating func readResource(_ block: Block) {
    guard let type = reader.label(of: block, meaning: "a resource type") else { return }
    if configuration.resources[type.text] != nil {
      reader.error("There are two blocks for the type \(code: type.text)", remedy: "Put them into one.", at: type.range)
      return
    }
    warnOfMisspelling(Located(value: type.text, range: type.range))
    do { configuration.resources[type.text] = try ResourceFacts(block) } catch { reader.append(error) }
  }

  /// A type that nobody knows is most likely a provider's that is not known here; one letter beside a known one is a slip.
  private mutating func warnOfMisspelling(_ type: Located<String>) {
    let known = Knowledge.builtIn.types
    guard !type.value.contains(where: { $0 == "*" || $0 == "?" }), !known.contains(type.value),
      let near = nearestName(to: type.value, among: known), near.differsSlightly(from: type.value)
    else { return }
    reader.warning("No type \(code: type.value) is known", remedy: "Did you mean \(code: near)?", at: type.range)
  }
}

extension String {
  /// Whether two names are the same but for two letters or so in one place.
  fileprivate func differsSlightly(from other: String) -> Bool {
    let (left, right) = (Array(utf8), Array(other.utf8))
    let same = zip(left, right).prefix { $0 == $1 }.count
    let sameBehind = zip(left.dropFirst(same).reversed(), right.dropFirst(same).reversed()).prefix { $0 == $1 }.count
    return max(left.count, right.count) - same - sameBehind <= 2
  }
}
