import PlanModel

/// PL805: an output that is gone.
struct OutputRemoved: Rule {
  let metadata = RuleMetadata(
    id: "PL805", name: "output-removed", severity: .high, scope: .units,
    summary: "An output would be removed.",
    what: """
      Fires for a unit whose plan removes outputs, or sets them to null. High where another unit of the run depends on \
      this one, medium where none is known.
      """,
    why: """
      Whoever reads the output fails from then on: Terragrunt stops at a `dependency` whose output is missing, a \
      `terraform_remote_state` with an error, and a pipeline reads an empty value.
      """,
    remedy: "Change those that read the output first, and remove it when nobody does any more.")

  func judge(_ unit: UnitContext) -> [Observation] {
    let removed = unit.analyzed.outputEffects.filter { $0.kind == .removed }
    if removed.isEmpty { return [] }
    let dependents = unit.analyzed.dependents
    var finding = finding(
      about: unit, severity: dependents.isEmpty ? .medium : nil,
      "\(words: removed.count == 1 ? "An output" : "\(removed.count) outputs") would be removed, and whoever reads \(words: removed.count == 1 ? "it" : "them") would fail."
    )
    finding.paths = removed.paths
    finding.because = ["the plan removes \(Phrase.names(removed.map(\.name)))"] + dependents.readers
    finding.instead = [
      "Change what reads \(words: removed.count == 1 ? "it" : "them") first; remove it when nobody does."
    ]
    return [.finding(finding)]
  }
}

/// PL806: an output that others read has another value.
struct OutputChanged: Rule {
  let metadata = RuleMetadata(
    id: "PL806", name: "output-changed-consumed", severity: .low, scope: .units,
    summary: "An output changes, and other units of the run depend on this one.",
    what: """
      Fires for a unit whose plan gives outputs another value, or one that is known only after apply, while other \
      units of the run depend on it. PL804 says the same of those units; removed outputs and those of another type \
      have rules of their own.
      """,
    why: "Applying this unit changes what those will do at their next plan.",
    remedy: "Plan the dependent units again once this one is applied.")

  func judge(_ unit: UnitContext) -> [Observation] {
    let changed = unit.analyzed.outputEffects.filter { $0.kind == .updated || $0.kind == .unknown }
    let dependents = unit.analyzed.dependents
    if changed.isEmpty || dependents.isEmpty { return [] }
    var finding = finding(
      about: unit,
      "\(words: changed.count == 1 ? "An output" : "\(changed.count) outputs") that other units can read would change.")
    finding.paths = changed.paths
    finding.because = ["the plan \(changed.sentence)"] + dependents.readers
    finding.instead = ["Plan \(Phrase.names(dependents, limit: 3)) again when this unit is applied."]
    return [.finding(finding)]
  }
}

/// PL807: an output has a value of another type.
struct OutputRetyped: Rule {
  let metadata = RuleMetadata(
    id: "PL807", name: "output-type-changed", severity: .medium, scope: .units,
    summary: "An output changes its type.",
    what: """
      Fires for a unit whose plan gives an output a value of another type: text becomes a list, a list becomes an \
      object. Values that the plan marks sensitive, or does not show, are left out.
      """,
    why: """
      An expression that fits the one type fails on the other, or, worse, goes on with a converted value: `for_each` \
      over an object instead of a list gives every instance another key.
      """,
    remedy: "Give the new value a new name; keep the old one until nobody reads it any more.")

  func judge(_ unit: UnitContext) -> [Observation] {
    let retyped = unit.analyzed.outputEffects.filter { if case .retyped = $0.kind { true } else { false } }
    if retyped.isEmpty { return [] }
    var finding = finding(
      about: unit, "\(words: retyped.count == 1 ? "An output" : "\(retyped.count) outputs") would be of another type.")
    finding.paths = retyped.paths
    finding.because = retyped.compactMap(\.typeSentence).counted(beyond: "outputs") + unit.analyzed.dependents.readers
    finding.instead = ["Put the new value into an output of another name, and keep this one for those that read it."]
    return [.finding(finding)]
  }
}

extension [OutputEffect] {
  /// The outputs' names as paths, which make the finding's identity.
  fileprivate var paths: [AttributePath] { map { AttributePath($0.name) } }
}

extension OutputEffect {
  fileprivate var typeSentence: Phrase? {
    guard case .retyped(let from, let to) = kind else { return nil }
    return "\(code: name) was \(words: from.words) and becomes \(words: to.words)"
  }
}

extension OutputEffect.Shape {
  fileprivate var words: String {
    switch self {
    case .string: "text"
    case .number: "a number"
    case .boolean: "true or false"
    case .list: "a list"
    case .object: "an object"
    }
  }
}

extension [String] {
  /// Who might read the outputs; nothing where nobody is known to.
  fileprivate var readers: [Phrase] {
    isEmpty ? [] : ["\(Phrase.names(self)) \(words: count == 1 ? "depends" : "depend") on this unit"]
  }
}
