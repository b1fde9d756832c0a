import PlanAnalysis
import PlanModel

/// PL801: a plan that rests on invented outputs.
struct MocksUsed: Rule {
  /// The name of the option.
  static let values = "values"

  let metadata = RuleMetadata(
    id: "PL801", name: "mock-outputs-used", severity: .high, scope: .unit,
    summary: "A unit was planned with mock outputs instead of the real ones.",
    what: """
      Fires for a unit of which the log says that `mock_outputs` stood in for the outputs of a unit that it depends \
      on, and for one whose plan sets an attribute to a value that matches `values`. Medium where the plan does \
      nothing but create: so it looks when an environment is planned for the first time. Terragrunt 0.66 and older do \
      not say it at their usual log level; `values` finds mocks there, and in plan JSON.
      """,
    why: """
      The plan holds values that somebody made up. What it replaces, or leaves, may follow from them; applied from its \
      file, it builds with them.
      """,
    remedy: """
      Apply the unit that the outputs come from, and plan this one again. Allow mocks for `validate` only \
      (`mock_outputs_allowed_terraform_commands`), if a plan must never rest on them.
      """,
    options: [
      RuleMetadata.Option(
        name: MocksUsed.values,
        summary:
          "Patterns of the values that your `mock_outputs` have (`*` is any text), looked for in what plans set.",
        standard: .patterns([]))
    ])

  func judge(_ unit: UnitContext) -> [Observation] {
    let dependencies = unit.analyzed.unit.mockedDependencies
    let seen = mockedValues(in: unit)
    if dependencies.isEmpty && seen.isEmpty { return [] }
    var finding = finding(
      about: unit, severity: unit.plan.isFirstDeploy ? .medium : nil,
      "This plan rests on invented values: outputs that other units do not have yet.")
    if !dependencies.isEmpty {
      finding.because.append(
        "\(code: "mock_outputs") stood in for the outputs of \(Phrase.names(dependencies))")
    }
    finding.because += seen.counted(beyond: "such values")
    finding.instead = [
      dependencies.isEmpty
        ? "Apply the units that these values should come from, then plan this unit again."
        : "Apply \(Phrase.names(dependencies, limit: 3)) first, then plan this unit again."
    ]
    return [.finding(finding)]
  }

  /// What the plan sets to a value that a team says is a mock, a line each.
  private func mockedValues(in unit: UnitContext) -> [Phrase] {
    guard case .patterns(let texts) = unit.run.option(MocksUsed.values, of: self), !texts.isEmpty else { return [] }
    let patterns = texts.map { NamePattern($0) }
    return unit.analyzed.changes.flatMap { change in
      change.attributes().compactMap { row -> Phrase? in
        guard let value = row.after.firstText(matching: patterns) else { return nil }
        let shown = row.before.isSensitive ? value.markedSensitive() : value
        return "\(change.change.address) would get \(row.path) = \(shown)"
      }
    }
  }
}

extension Value {
  /// The first text in it that a pattern matches, under the marks of what it stands in.
  fileprivate func firstText(matching patterns: [NamePattern]) -> Value? {
    let found: Value? =
      switch content {
      case .string(let text): patterns.contains { $0.matches(text) } ? self : nil
      case .sequence(let sequence): sequence.elements.lazy.compactMap { $0.firstText(matching: patterns) }.first
      case .mapping(let mapping): mapping.entries.lazy.compactMap { $0.value.firstText(matching: patterns) }.first
      case .null, .boolean, .number, .unknown, .notShown: nil
      }
    return isSensitive ? found?.markedSensitive() : found
  }
}
