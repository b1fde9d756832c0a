import PlanModel

/// The order of findings in a report: severity, highest first, then unit, change and rule.
struct FindingOrder {
  private let units: [String: Int]
  private let changes: [String: [ChangeKey: Int]]

  init(of run: AnalyzedRun) {
    var units: [String: Int] = [:]
    var changes: [String: [ChangeKey: Int]] = [:]
    for (place, unit) in run.units.enumerated() {
      units[unit.unit.path] = place
      let keys = unit.changes.enumerated().map { ($0.element.change.key, $0.offset) }
      changes[unit.unit.path] = Dictionary(keys) { first, _ in first }
    }
    self.units = units
    self.changes = changes
  }

  func sorted(_ findings: [Finding]) -> [Finding] {
    let places = findings.map(place)
    return findings.indices.sorted { left, right in
      let (one, other) = (findings[left], findings[right])
      if one.severity != other.severity { return one.severity > other.severity }
      if places[left] != places[right] { return places[left] < places[right] }
      if !one.rule.hasSameBytes(as: other.rule) { return one.rule.bytesPrecede(other.rule) }
      return left < right
    }.map { findings[$0] }
  }

  /// What is about the run comes before the units, what is about a unit before its changes.
  private func place(of finding: Finding) -> (Int, Int) {
    guard let unit = finding.subject.unit else { return (-1, -1) }
    return (units[unit] ?? -1, finding.subject.key.flatMap { changes[unit]?[$0] } ?? -1)
  }
}
