package import PlanHCL
import PlanModel

extension ExposureRule {
  /// Takes a rule on exposure.
  package init(id: String, _ fields: inout Fields) throws(HCLError) {
    self.id = id
    type = try fields.text("type")
    attribute = try fields.attribute("attribute")
    guard let kind = try fields.word("kind", as: Kind.self) else { throw fields.missing("kind") }
    self.kind = kind
    severity = try fields.severity("severity")
    match = try Match(fields.require("match"))
    when = try fields.take("when").map { expression throws(HCLError) in try Condition(expression, field: "when") }
    unless = try fields.take("unless").map { expression throws(HCLError) in try Condition(expression, field: "unless") }
    portsFrom = try fields.strings("ports_from").map { AttributeName($0) }
    say = try fields.text("say")
  }
}

extension ExposureRule.Match {
  fileprivate init(_ expression: Expression) throws(HCLError) {
    var fields = try Fields(of: expression, in: "\"match\"")
    var found: [ExposureRule.Match] = []
    if let value = try fields.value("equals") { found.append(.equals(value)) }
    if let values = try fields.values("any_of") { found.append(.anyOf(values)) }
    if let values = try fields.values("contains_any") { found.append(.containsAny(values)) }
    if let prefix = try fields.string("prefix") { found.append(.prefix(prefix)) }
    if try fields.flag("set") { found.append(.set) }
    if try fields.flag("unset") { found.append(.unset) }
    if try fields.flag("removed") { found.append(.removed) }
    if let value = try fields.value("changed_to") { found.append(.changedTo(value)) }
    if let value = try fields.value("changed_from") { found.append(.changedFrom(value)) }
    if try fields.flag("created") { found.append(.created) }
    if try fields.flag("destroyed") { found.append(.destroyed) }
    if let name = try fields.string("list") { found.append(.list(name)) }
    if let matcher = try fields.word("policy", as: PolicyMatcher.self) { found.append(.policy(matcher)) }
    try fields.finish()
    guard let match = found.first, found.count == 1 else {
      throw HCLError("Invalid match", "A rule matches in exactly one way.", at: expression.range)
    }
    self = match
  }
}

extension ExposureRule.Condition {
  fileprivate init(_ expression: Expression, field: String) throws(HCLError) {
    var fields = try Fields(of: expression, in: "\"\(field)\"")
    let attribute = try fields.attribute("attribute")
    let equal = try fields.value("equals")
    let different = try fields.value("not_equals")
    try fields.finish()
    switch (equal, different) {
    case (.some(let value), nil): self = .equals(attribute, value)
    case (nil, .some(let value)): self = .notEquals(attribute, value)
    case (.some, .some), (nil, nil):
      throw HCLError(
        "Invalid condition", "A condition has either \"equals\" or \"not_equals\".", at: expression.range)
    }
  }
}

extension ProviderFact {
  /// Takes a fact about a provider.
  package init(_ fields: inout Fields) throws(HCLError) {
    name = try fields.text("name")
    place = try fields.text("where")
    let values = try fields.values("safe_any") ?? []
    safe = try values + [fields.value("safe")].compactMap { $0 }
    unsetValue = try fields.value("default")
    guard let effect = try fields.word("effect", as: Effect.self) else { throw fields.missing("effect") }
    self.effect = effect
    say = try fields.text("say")
  }
}

extension ConditionalReplacement {
  /// Takes an attribute of which only some changes replace.
  package init(_ fields: inout Fields) throws(HCLError) {
    attribute = try fields.attribute("attribute")
    when = try fields.text("when")
    basis = try fields.word("basis", as: Basis.self)
  }
}
