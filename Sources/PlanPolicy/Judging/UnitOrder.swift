import PlanModel

/// The order that findings have in a judgement: those about the run, then unit by unit those about it and its changes.
struct UnitOrder {
  private let paths: [String]

  init(of run: AnalyzedRun) {
    paths = run.units.map(\.unit.path)
  }

  /// Puts findings that were made apart in one order; each list has it already, but for the units between each other.
  func joined(_ known: [Finding], with made: [Finding]) -> [Finding] {
    var about: [String?: [Finding]] = [:]
    for finding in known + made { about[finding.subject.unit, default: []].append(finding) }
    return about[nil, default: []] + paths.flatMap { ordered(about[$0, default: []]) }
  }

  /// What could not be told of the units, unit by unit.
  func joined(_ known: [CouldNotTell], with made: [CouldNotTell]) -> [CouldNotTell] {
    let about = Dictionary(grouping: known + made, by: \.unit)
    return paths.flatMap { about[$0, default: []] }
  }

  private func ordered(_ findings: [Finding]) -> [Finding] {
    let ofUnit = findings.filter { $0.subject.key == nil }
    // Sorting moves no finding of a rule past another of it: their places break the tie.
    let sorted = ofUnit.enumerated().sorted { left, right in
      left.element.rule.hasSameBytes(as: right.element.rule)
        ? left.offset < right.offset : left.element.rule.bytesPrecede(right.element.rule)
    }
    return sorted.map(\.element) + findings.filter { $0.subject.key != nil }
  }
}
