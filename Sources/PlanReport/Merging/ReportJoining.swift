package import PlanModel

extension Report {
  /// The report of a run that was divided among several machines.
  ///
  /// - Parameters:
  ///   - shards: The reports of its parts; no unit is in two of them.
  ///   - run: The whole run, its units in their order and related to each other.
  ///   - judgement: What the policy says of the whole.
  ///   - tool: The program that joins them.
  package init(joining shards: [Report], into run: AnalyzedRun, judgement: Judgement, tool: Tool) {
    self.init(
      run: AnalyzedRun(units: [], terragrunt: run.terragrunt, diagnostics: []), judgement: judgement, tool: tool)
    let byPath = Dictionary(
      shards.flatMap(\.units).map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    units = run.units.compactMap { analyzed in
      var unit = byPath[analyzed.unit.path]
      unit?.pendingUpstreams = analyzed.pendingUpstreams
      return unit
    }
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
