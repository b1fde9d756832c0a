import PlanModel

/// Findings that say the same of several units.
struct FindingGroup {
  /// The first of them.
  var finding: Report.Finding
  /// The units that it is about, in the order of the findings; empty where it is about none.
  var units: [String]
  /// How many findings have one of them as their root.
  var followers: Int
}

extension Report {
  /// The findings, those that differ by nothing but their unit once.
  var findingGroups: [FindingGroup] {
    let followers = followerCounts
    var groups: [FindingGroup] = []
    var places: [FindingContents: Int] = [:]
    for finding in findings {
      let contents = FindingContents(of: finding)
      let count = followers[finding.fingerprint] ?? 0
      if let unit = finding.unit, let place = places[contents] {
        groups[place].units.append(unit)
        groups[place].followers += count
      } else {
        if finding.unit != nil { places[contents] = groups.count }
        groups.append(FindingGroup(finding: finding, units: [finding.unit].compactMap(\.self), followers: count))
      }
    }
    return groups
  }
}

/// What a finding says, without of which unit it says it.
private struct FindingContents: Hashable {
  var rule: String
  var severity: Severity
  var certainty: Certainty
  var key: ChangeKey?
  var action: ActionWord?
  var paths: [AttributePath]
  var sentences: [[ShownPhrase]]
  var waiver: AppliedWaiver?
  var location: SourceLocation?

  init(of finding: Report.Finding) {
    rule = finding.rule
    severity = finding.severity
    certainty = finding.certainty
    key = finding.key
    action = finding.action
    paths = finding.paths
    sentences = [
      [finding.message], finding.because, [finding.loses].compactMap(\.self), finding.instead, finding.first,
    ]
    waiver = finding.waiver
    location = finding.location
  }
}

/// Things of units that are said once for all units of which they are true.
struct UnitGroups<Contents: Hashable> {
  /// What is said, and the units that it is said of; in the order in which each is met first.
  private(set) var groups: [(contents: Contents, units: [String])] = []
  private var places: [Contents: Int] = [:]

  mutating func add(_ contents: Contents, of unit: String) {
    if let place = places[contents] {
      groups[place].units.append(unit)
    } else {
      places[contents] = groups.count
      groups.append((contents, [unit]))
    }
  }
}

extension Report {
  /// The messages about the inputs, those that several units have in common once; last what concerns no unit.
  var messages: [(diagnostic: Diagnostic, units: [String])] {
    var groups = UnitGroups<Diagnostic>()
    for unit in units {
      for diagnostic in unit.diagnostics { groups.add(diagnostic, of: unit.path) }
    }
    return groups.groups.map { ($0.contents, $0.units) } + diagnostics.map { ($0, []) }
  }
}
