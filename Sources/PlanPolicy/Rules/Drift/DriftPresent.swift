import PlanModel

/// PL009: objects are not what was applied last.
struct DriftPresent: Rule {
  let metadata = RuleMetadata(
    id: "PL009", name: "drift-present", severity: .medium, scope: .unit,
    summary: "Objects were changed or deleted outside of the configuration.",
    what: """
      Fires, once a unit, where the plan found objects that are gone, or that differ from what was recorded at the \
      last apply in an attribute that the plan goes by (`relevant_attributes`). Those are what engines print as \
      changed outside; the rest of `resource_drift` is what providers compute, and empty values in the place of none. \
      In a `-refresh-only` plan all of it counts. What the plan sets back is said by PL010.
      """,
    why: """
      Somebody, or something, works on the same objects by another way, and this plan is made with what was found \
      there: a part of it has its reason outside of the configuration.
      """,
    remedy: """
      Find out who changed it. Take it into the configuration if it is right, or let the plan undo it; \
      `tofu apply -refresh-only` takes it into the state and changes nothing else.
      """)

  func judge(_ unit: UnitContext) -> [Observation] {
    if unit.analyzed.drift.isEmpty { return [] }
    let relevance = DriftRelevance(in: unit.plan)
    let lines = unit.analyzed.drift.compactMap { line($0, by: relevance) }
    if lines.isEmpty { return [] }
    var finding = finding(
      about: unit,
      "\(words: lines.count == 1 ? "An object was" : "\(lines.count) objects were") changed outside of the configuration."
    )
    finding.because = lines.counted(beyond: "objects")
    finding.instead = ["Find out who changed it, and take it into the configuration if it is right."]
    return [.finding(finding)]
  }

  private func line(_ drift: AnalyzedChange, by relevance: DriftRelevance) -> Phrase? {
    switch drift.change.action {
    case .noOp, .read, .open: return nil
    case .destroy, .forget: return "\(drift.change.address) is gone"
    case .create, .update, .replace, .unknown:
      guard let attributes = relevance.attributes(of: drift.change.address) else { return nil }
      let paths = drift.realDrift.map(\.path).filter(attributes.contains)
      return paths.isEmpty ? nil : "\(drift.change.address): \(Phrase.names(paths.map(\.description)))"
    }
  }
}

/// What of an object's drift a plan goes by.
private struct DriftRelevance {
  /// The attributes of one object that count.
  enum Attributes {
    case all
    case below([AttributePath])

    func contains(_ path: AttributePath) -> Bool {
      switch self {
      case .all: true
      case .below(let relevant): relevant.contains { $0.contains(path) || path.contains($0) }
      }
    }
  }

  private let showsOnlyRelevant: Bool
  private var paths: [String: [AttributePath]] = [:]

  init(in plan: Plan) {
    // Text shows nothing else, and a refresh-only plan is about nothing else.
    showsOnlyRelevant = plan.source.kind == .text || plan.mode == .refreshOnly
    for attribute in plan.relevantAttributes { paths[attribute.resource, default: []].append(attribute.path) }
  }

  func attributes(of address: ResourceAddress) -> Attributes? {
    if showsOnlyRelevant { return .all }
    // The engine leaves instance keys out where it can't tell the instances apart.
    let found = (paths[address.description] ?? []) + (paths[address.withoutAnyKey.description] ?? [])
    return found.isEmpty ? nil : .below(found)
  }
}

extension ResourceAddress {
  fileprivate var withoutAnyKey: ResourceAddress {
    var copy = withoutKey
    for index in copy.module.steps.indices { copy.module.steps[index].key = nil }
    return copy
  }
}
