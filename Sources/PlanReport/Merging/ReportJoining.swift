package import PlanModel

extension Report {
  /// The report of a run that was divided among several machines.
  ///
  /// - Parameters:
  ///   - shards: The reports of its parts; no unit is in two of them.
  ///   - units: The paths of all units in the order of the run.
  ///   - judgement: What the policy says of the whole.
  ///   - tool: The program that joins them.
  package init(joining shards: [Report], inOrder units: [String], judgement: Judgement, tool: Tool) {
    self.init(run: AnalyzedRun(units: [], diagnostics: []), judgement: judgement, tool: tool)
    let byPath = Dictionary(
      shards.flatMap(\.units).map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    self.units = units.compactMap { byPath[$0] }
    summary = Summary(joining: shards.map(\.summary), findings: findings)
    diagnostics = shards.flatMap(\.diagnostics).withoutRepetition(of: diagnostics) + diagnostics
  }
}

extension Report.Summary {
  fileprivate init(joining shards: [Report.Summary], findings: [Report.Finding]) {
    for shard in shards {
      changes.add(shard.changes)
      outputs += shard.outputs
      drift += shard.drift
      units += shard.units
      failedUnits += shard.failedUnits
    }
    for finding in findings { count(finding) }
  }
}

extension [Report.Diagnostic] {
  /// Each of them once, and none of the others: what concerns the policy stands in the report of every part.
  fileprivate func withoutRepetition(of others: [Report.Diagnostic]) -> [Report.Diagnostic] {
    var seen = Set(others.map(\.identity))
    return filter { seen.insert($0.identity).inserted }
  }
}

extension Report.Diagnostic {
  /// Its texts without their pieces, which a written report has lost.
  fileprivate var identity: [String] {
    let texts = [summary, detail, remedy].map { $0?.plainText ?? "" }
    let place = [place.file ?? "", place.line.map(String.init) ?? "", place.byte.map(String.init) ?? ""]
    return [severity.rawValue, origin.rawValue, code ?? "", address?.description ?? ""] + place + texts
  }
}
