public import PlanHCL
import PlanModel

extension ResourceFacts {
  /// Reads the facts that a user gives: `resource "acme_ledger" { ... }`, in the form that the built-in ones have.
  ///
  /// What is known of the type already, or of the type that `alias_of` names, holds where the block does not set it.
  ///
  /// - Throws: ``HCLError`` about a field that is missing, unknown or of the wrong type, with its place.
  public init(_ block: Block) throws(HCLError) {
    let type = try Self.type(of: block)
    var fields = try Fields(of: block)
    if let base = fields.take("alias_of") {
      guard let name = base.literalString, let known = BuiltInFacts.fields(of: name) else {
        let nearest = didYouMean(base.literalString ?? "", among: BuiltInFacts.types)
        throw HCLError("Unknown type", "\"alias_of\" must name a type with built-in facts." + nearest, at: base.range)
      }
      known.forEach { fields.inherit(from: $0) }
    } else {
      BuiltInFacts.fields(of: type)?.forEach { fields.inherit(from: $0) }
    }
    let procedure = try Procedure(&fields)
    try self.init(type: type, &fields, procedure: .given(procedure))
    try fields.finish()
  }

  /// Reads facts that stand for themselves and inherit nothing, as the built-in ones do.
  ///
  /// - Throws: ``HCLError`` about a field that is missing, unknown or of the wrong type, with its place.
  package init(complete block: Block) throws(HCLError) {
    let type = try Self.type(of: block)
    var fields = try Fields(of: block)
    let procedure = try Procedure(&fields)
    try self.init(type: type, &fields, procedure: .given(procedure))
    try fields.finish()
  }

  private static func type(of block: Block) throws(HCLError) -> String {
    guard block.labels.count == 1 else {
      throw HCLError("Invalid block", "A resource block has one label, the type.", at: block.headerRange)
    }
    return block.labels[0].text
  }

  /// Takes the facts on the risks of a type.
  init(type: String, _ fields: inout Fields, procedure: ProcedureSource) throws(HCLError) {
    self.type = type
    provider = try fields.string("provider")
    providerVersions = try fields.versions("provider_versions")
    guard let category = try fields.word("category", as: Category.self) else { throw fields.missing("category") }
    self.category = category
    severity = try Severities(Fields(of: fields.require("severity"), in: "\"severity\""))
    let destroyEffect = try fields.word("destroy_effect", as: DestroyEffectWord.self)
    self.destroyEffect = destroyEffect == .forgets ? .forgets : .destroys
    guard let loses = try fields.string("loses") else { throw fields.missing("loses") }
    self.loses = loses
    notes = try fields.strings("notes")
    protections = try fields.objects("protections") { fields throws(HCLError) in
      let effect = try fields.word("effect", as: Protection.Effect.self)
      guard let effect else { throw fields.missing("effect") }
      return Protection(setting: try Setting(&fields), effect: effect)
    }
    encryption = try fields.objects("encryption") { fields throws(HCLError) in try Setting(&fields) }
    exposure = try fields.objects("exposure") { fields throws(HCLError) in try Setting(&fields) }
    downtime = try fields.objects("downtime_attributes") { fields throws(HCLError) in
      DowntimeAttribute(
        attribute: try fields.attribute("attribute"), effect: try fields.text("effect"),
        providerVersions: try fields.versions("provider_versions"))
    }
    remedies = try fields.elements("remedy").map { element throws(HCLError) in try WayRound(element) }
    evidence = try fields.word("verified", as: Evidence.self) ?? .user
    depth = try fields.word("depth", as: Depth.self) ?? .basic
    procedureSource = procedure
  }

  private enum DestroyEffectWord: String, CaseIterable {
    case forgets
  }
}

extension ResourceFacts.Severities {
  fileprivate init(_ given: Fields) throws(HCLError) {
    var fields = given
    destroy = try fields.severity("destroy")
    replace = try fields.severity("replace")
    try fields.finish()
  }
}

// MARK: - Fields of facts

extension Fields {
  /// Takes a string that must be set.
  mutating func text(_ name: String) throws(HCLError) -> String {
    guard let text = try string(name) else { throw missing(name) }
    return text
  }

  /// Takes the name of an attribute, which must be set.
  mutating func attribute(_ name: String) throws(HCLError) -> AttributeName {
    let expression = try require(name)
    guard let spelling = expression.literalString, Self.isAttributeName(spelling) else {
      throw HCLError(
        "Invalid value", "\"\(name)\" wants the name of an attribute, through blocks with dots and without indexes.",
        at: expression.range)
    }
    return AttributeName(spelling)
  }

  /// Whether this is names with dots between them.
  static func isAttributeName(_ spelling: String) -> Bool {
    !spelling.isEmpty && spelling.utf8.first != UInt8(ascii: ".") && spelling.utf8.last != UInt8(ascii: ".")
      && spelling.utf8.allSatisfy { byte in
        (byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z"))
          || (byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")) || "_-.".utf8.contains(byte)
      }
  }

  /// Takes a severity, which must be set.
  mutating func severity(_ name: String) throws(HCLError) -> Severity {
    let expression = try require(name)
    guard let word = expression.literalString, let severity = Severity(word: word) else {
      let words = Severity.allCases.reversed().map(\.word).joined(separator: ", ")
      throw HCLError("Invalid value", "\"\(name)\" is one of \(words).", at: expression.range)
    }
    return severity
  }

  /// Takes which versions of the provider are meant; nil where it is not set.
  mutating func versions(_ name: String) throws(HCLError) -> VersionConstraint? {
    guard let expression = take(name) else { return nil }
    guard let constraint = expression.literalString.flatMap({ VersionConstraint($0) }) else {
      throw HCLError("Invalid value", "\"\(name)\" wants \"<5\" or \">=5\".", at: expression.range)
    }
    return constraint
  }
}
