import PlanModel

extension RuleMetadata {
  /// The rule's page: Markdown that a terminal shows as well as it is.
  public var page: String {
    var parts = [
      "# \(id): \(name)", summary, facts, "## What\n\n\(what)", "## Why\n\n\(why)", "## What to do\n\n\(remedy)",
    ]
    if !options.isEmpty { parts.append("## Options\n\n" + options.map(\.line).joined(separator: "\n")) }
    return parts.joined(separator: "\n\n") + "\n"
  }

  private var facts: String {
    let permissions =
      switch adjustability {
      case .free: "It can be waived, turned off and given another severity."
      case .neverWaived: "It can be turned off and given another severity; a finding of it can't be waived."
      case .fixed: "It can't be waived, turned off or weakened."
      }
    return "Severity: \(severity.word). Judges \(scope.words). \(permissions)"
  }
}

extension RuleMetadata.Scope {
  fileprivate var words: String {
    switch self {
    case .run: "the run"
    case .unit: "each unit"
    case .change: "each change"
    case .units: "each unit beside those it depends on"
    }
  }
}

extension RuleMetadata.Option {
  /// One line of a list: the name, what it sets, and the value without it.
  public var line: String {
    let standard =
      switch standard {
      case .count(let count): String(count)
      case .patterns(let patterns): patterns.isEmpty ? "none" : patterns.joined(separator: ", ")
      }
    return "- `\(name)`: \(summary) Without it: \(standard)."
  }
}

extension Rules {
  /// The table of all rules, as the documentation has it.
  public static var table: String {
    let rows = builtIn.map(\.metadata).map { rule in
      "| [\(rule.id)](\(rule.id).md) | \(rule.name) | \(rule.severity.word) | \(rule.summary) |"
    }
    return (["| rule | name | severity | |", "|---|---|---|---|"] + rows).joined(separator: "\n") + "\n"
  }
}
