import PlanModel

extension Report.Unit {
  /// What became of a unit that has no plan that speaks for it; nil where it has one.
  var failureWord: String? {
    switch status {
    case .errored: "failed"
    case .missing: "not planned"
    case .incomplete: "not understood"
    case .planned, .noChanges, .excluded: nil
    }
  }

  /// What the counts of a unit do not tell: on what it was planned, and what it changes beside objects.
  var notes: [ShownPhrase] {
    var notes: [ShownPhrase] = []
    if !mockedDependencies.isEmpty { notes.append(note("planned on mock outputs of ", mockedDependencies)) }
    if !pendingUpstreams.isEmpty { notes.append(note("planned on old outputs of ", pendingUpstreams)) }
    let outputs = self.outputs.count { $0.action != .noOp }
    if changes.isEmpty, outputs > 0 { notes.append(ShownPhrase([.words(Counting.count(outputs, "output"))])) }
    return notes
  }

  private func note(_ words: String, _ units: [String]) -> ShownPhrase {
    var pieces: [ShownPhrase.Piece] = [.words(words)]
    for (index, unit) in units.prefix(2).enumerated() {
      if index > 0 { pieces.append(.words(units.count > 2 ? ", " : " and ")) }
      pieces.append(.code(UnitName.name(unit, besides: path)))
    }
    if units.count > 2 { pieces.append(.words(" and \(units.count - 2) more")) }
    return ShownPhrase(pieces)
  }

  /// Whether a row of counts has something to say of it.
  var hasSomethingToSay: Bool { hasFailed || !changes.isEmpty || outputs.contains { $0.action != .noOp } }

  /// Whether no limit may leave its row out.
  var isLoud: Bool { hasFailed || changes.contains(where: \.isDestructive) }
}

extension Report {
  /// What is to be said of the units that no row is about; nil where each has one.
  var quietUnitsPhrase: String? {
    let quiet = units.filter { !$0.hasSomethingToSay }
    let excluded = quiet.count { $0.status == .excluded }
    let still = quiet.count - excluded
    let pending = quiet.count { !$0.pendingUpstreams.isEmpty }
    var parts: [String] = []
    if still > 0 {
      let planned = pending > 0 ? " (\(Counting.grouped(pending)) planned on old outputs of others)" : ""
      parts.append("\(Counting.count(still, "unit")) with no changes" + planned)
    }
    if excluded > 0 { parts.append("\(Counting.grouped(excluded)) excluded from the run") }
    return parts.isEmpty ? nil : parts.joined(separator: " · ")
  }
}

/// How units are named in a line that is about others.
enum UnitName {
  /// A unit's path as somebody who stands in another unit's folder would say it: without the folders that both are in.
  static func name(_ path: String, besides other: String) -> String {
    let (steps, otherSteps) = (path.split(separator: "/"), other.split(separator: "/"))
    let common = zip(steps, otherSteps).prefix { $0 == $1 }.count
    return steps.dropFirst(min(common, steps.count - 1)).joined(separator: "/")
  }

  /// Several units as a heading names them: `50 units: a, b, c and 47 more`.
  static func heading(_ paths: [String], limit: Int) -> String {
    guard paths.count > 1 else { return paths.first ?? "" }
    return "\(Counting.count(paths.count, "unit")): " + Counting.list(paths, limit: limit)
  }
}
