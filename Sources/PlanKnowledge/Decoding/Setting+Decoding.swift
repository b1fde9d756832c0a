import PlanHCL
import PlanModel

extension Setting {
  /// Takes an attribute with the condition that its values are judged by.
  init(_ fields: inout Fields) throws(HCLError) {
    attribute = try fields.attribute("attribute")
    condition = try Condition(&fields)
    unsetValue = try fields.value("default")
    note = try fields.string("note")
    let versions = try fields.versions("provider_versions")
    if let since = fields.take("since") {
      guard versions == nil, let constraint = since.literalString.flatMap({ VersionConstraint(since: $0) }) else {
        throw HCLError(
          "Invalid value", "\"since\" wants a version, and no \"provider_versions\" beside it.", at: since.range)
      }
      providerVersions = constraint
    } else {
      providerVersions = versions
    }
  }
}

extension Setting.Condition {
  /// Takes the condition; there is at most one.
  fileprivate init(_ fields: inout Fields) throws(HCLError) {
    var found: [Setting.Condition] = []
    if let value = try fields.value("safe") { found.append(.safe(value)) }
    if let values = try fields.values("safe_any") { found.append(.safeAny(values)) }
    if let least = try fields.number("safe_min") { found.append(.safeMin(least)) }
    if try fields.flag("safe_set") { found.append(.safeSet) }
    if try fields.flag("safe_unset") { found.append(.safeUnset) }
    if let prefix = try fields.string("safe_prefix") { found.append(.safePrefix(prefix)) }
    if let values = try fields.values("safe_contains") { found.append(.safeContains(values)) }
    if let value = try fields.value("unsafe") { found.append(.unsafe(value)) }
    if let values = try fields.values("unsafe_any") { found.append(.unsafeAny(values)) }
    if try fields.flag("unsafe_set") { found.append(.unsafeSet) }
    if let most = try fields.number("unsafe_above") { found.append(.unsafeAbove(most)) }
    if let values = try fields.values("unsafe_contains") { found.append(.unsafeContains(values)) }
    if let matcher = try fields.word("unsafe_policy", as: PolicyMatcher.self) { found.append(.unsafePolicy(matcher)) }
    guard found.count <= 1 else {
      throw HCLError(
        "Invalid condition",
        "An attribute has one condition, such as \"safe\", \"safe_any\", \"safe_set\" or \"unsafe\".", at: fields.range)
    }
    self = found.first ?? .undecided
  }
}

extension Fields {
  /// Takes a list of values; nil where it is not set.
  mutating func values(_ name: String) throws(HCLError) -> [Value]? {
    guard let expression = take(name) else { return nil }
    guard let elements = try expression.value().elements, !elements.isEmpty else {
      throw HCLError("Wrong type", "\"\(name)\" wants a list that is not empty, [ ... ].", at: expression.range)
    }
    return elements
  }

  /// Takes a mark that is `true` or is not set.
  mutating func flag(_ name: String) throws(HCLError) -> Bool {
    guard let expression = take(name) else { return false }
    guard try expression.value().boolean == true else {
      throw HCLError("Invalid value", "\"\(name)\" is true, or is left out.", at: expression.range)
    }
    return true
  }
}
