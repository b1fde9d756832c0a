import PlanLint

extension HelpPage {
  /// All rules in a list: `planlint rules`.
  static func list(of rules: [RuleMetadata]) -> HelpPage {
    let entries = rules.map { rule in
      Entry(term: "\(rule.id)  \(rule.severity.word)", meaning: "\(rule.name): \(rule.summary)")
    }
    return HelpPage(blocks: [
      .section(title: "Rules", entries),
      .paragraph("For more on a rule: planlint explain RULE"),
    ])
  }

  /// The page of one rule: `planlint explain RULE`.
  static func page(of rule: RuleMetadata) -> HelpPage {
    HelpPage(blocks: [
      .section(title: "\(rule.id) \(rule.name) (\(rule.severity.word))", []),
      .paragraph(rule.summary),
      .paragraph(rule.what),
      .paragraph("Why: " + rule.why),
      .paragraph("What to do: " + rule.remedy),
      .paragraph(rule.adjustability.sentence),
    ])
  }
}

extension RuleMetadata {
  /// What is known of every built-in rule, in the order of ids.
  static var builtIn: [RuleMetadata] { Rules.builtIn.map(\.metadata) }

  /// The built-in rule of an id or a name, letter case aside.
  ///
  /// - Throws: `UsageError` where there is none.
  init(spelled word: String) throws(UsageError) {
    let wanted = word.lowercased()
    let rules = RuleMetadata.builtIn
    guard let rule = rules.first(where: { $0.id.lowercased() == wanted || $0.name == wanted }) else {
      throw UsageError(
        message: "There is no rule \"\(word)\"." + didYouMean(word, among: rules.map(\.id) + rules.map(\.name)),
        command: .explain)
    }
    self = rule
  }
}

extension RuleMetadata.Adjustability {
  fileprivate var sentence: String {
    switch self {
    case .free: "It can be waived, turned off and given another severity."
    case .neverWaived: "It can be turned off and given another severity, but not waived."
    case .fixed: "It can't be waived or turned off: without it a plan that was not understood could pass."
    }
  }
}
