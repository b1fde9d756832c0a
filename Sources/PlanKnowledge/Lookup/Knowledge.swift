import PlanHCL
public import PlanModel
import Synchronization

/// What is known of resource types: the built-in facts, and what a user adds to them.
public final class Knowledge: Sendable {
  /// What every planlint knows.
  public static let builtIn = Knowledge()

  private let given: [String: ResourceFacts]
  private let decoded = Mutex<[String: ResourceFacts?]>([:])

  /// Takes the facts that a user gives, which count before the built-in ones; of two on one type the last counts.
  public init(adding facts: [ResourceFacts] = []) {
    given = Dictionary(facts.map { ($0.type, $0) }) { _, last in last }
  }

  // MARK: Types

  /// The facts on a type; nil where nothing is known.
  ///
  /// The first call for a type reads its record, later ones take what was read.
  public func facts(for type: String) -> ResourceFacts? {
    if let facts = given[type] { return facts }
    if let known = decoded.withLock({ $0[type] }) { return known }
    let facts = BuiltInFacts.facts(for: type)
    decoded.withLock { $0[type] = facts }
    return facts
  }

  /// Every type that has facts, in order: for telling a misspelt one.
  public var types: [String] {
    (BuiltInFacts.types + given.keys).sorted { $0.bytesPrecede($1) }
  }

  /// Whether a type has a role.
  public func hasRole(_ role: Role, _ type: String) -> Bool {
    BuiltInFacts.hasWord(role.rawValue, in: "role " + type)
  }

  // MARK: Replacements

  /// Whether a change of an attribute replaces the resource.
  public enum Replacement: Sendable {
    /// Every change does.
    case always
    /// Some do: these are known.
    case sometimes([ConditionalReplacement])
    /// Nothing is known of it, which is no proof that it does not.
    case notKnown
  }

  /// What is known of a change of this attribute of a type.
  public func replacement(of type: String, by path: AttributePath) -> Replacement {
    let spelling = path.names.joined(separator: ".")
    if BuiltInFacts.hasWord(spelling, in: "forcenew " + type) { return .always }
    let conditional = conditionalReplacements(of: type).filter { $0.attribute.description == spelling }
    return conditional.isEmpty ? .notKnown : .sometimes(conditional)
  }

  /// The attributes whose change replaces, in dotted spelling.
  public func replacingAttributes(of type: String) -> [String] {
    BuiltInFacts.words("forcenew " + type)
  }

  /// The attributes of which only some changes replace.
  public func conditionalReplacements(of type: String) -> [ConditionalReplacement] {
    BuiltInFacts.objects("conditional " + type) { fields throws(HCLError) in try ConditionalReplacement(&fields) }
  }

  /// The attributes of which it could not be found out, in dotted spelling.
  public func undeterminedAttributes(of type: String) -> [String] {
    BuiltInFacts.words("undetermined " + type)
  }

  // MARK: Protection and exposure

  /// All attributes of a type that protect it by their name, in dotted spelling; the facts on the type say which values
  /// are safe.
  public func protectionAttributes(of type: String) -> [AttributeName] {
    BuiltInFacts.words("protection " + type).map { AttributeName($0) }
  }

  /// The rules on what opens a type up.
  public func exposureRules(for type: String) -> [ExposureRule] {
    BuiltInFacts.objects("exposure " + type) { fields throws(HCLError) in
      try ExposureRule(id: fields.text("id"), &fields)
    }
  }

  /// A list that exposure rules refer to: its values; nil where there is none of this name.
  public func list(_ name: String) -> [Value]? {
    let lists = BuiltInFacts.objects("list " + name) { fields throws(HCLError) in try fields.value("value") }
    return lists.isEmpty ? nil : lists.compactMap { $0 }
  }

  /// The facts about a provider, named by the first word of its types; `any` for Terraform itself.
  public func providerFacts(_ provider: String) -> [ProviderFact] {
    BuiltInFacts.objects("provider " + provider) { fields throws(HCLError) in try ProviderFact(&fields) }
  }
}
