import PlanModel

extension Report {
  /// What was read and which policy was in force, a sentence each.
  var readSentences: [String] {
    var read = "Read " + (units.count == 1 ? "1 unit" : "\(units.count) units")
    let kinds = distinct(units.map { $0.source.kind.phrase })
    read += " from " + Counting.list(kinds)
    let engines = distinct(units.compactMap(\.source.enginePhrase))
    if !engines.isEmpty { read += ", planned by " + Counting.list(engines, limit: 4) }
    let planned = distinct(units.compactMap(\.plannedAt))
    if planned.count == 1, let moment = planned.first { read += " at " + VisibleText.line(moment) }
    var rules = Counting.count(policy.ruleCount, "rule")
    if !policy.disabled.isEmpty {
      rules += " (turned off: " + Counting.list(policy.disabled.map { VisibleText.line($0) }) + ")"
    }
    rules +=
      policy.files.isEmpty
      ? ", no configuration file" : ", configured by " + Counting.list(policy.files.map { VisibleText.line($0) })
    return [read + ".", rules + "."]
  }

  private func distinct(_ texts: [String]) -> [String] {
    var seen: Set<String> = []
    return texts.filter { seen.insert($0).inserted }
  }
}

extension Plan.Source.Kind {
  fileprivate var phrase: String {
    switch self {
    case .json: "plan JSON"
    case .text: "plan text"
    case .stream: "a plan's JSON messages"
    }
  }
}

extension Plan.Source {
  /// `OpenTofu 1.12.6`, as far as the input names it.
  var enginePhrase: String? {
    let name: String? =
      switch engine {
      case .opentofu: "OpenTofu"
      case .terraform: "Terraform"
      case nil: nil
      }
    guard let name else { return engineVersion.map { "version " + VisibleText.line($0) } }
    return name + (engineVersion.map { " " + VisibleText.line($0) } ?? "")
  }
}

/// What could not be told, one line for all entries of a rule that have one reason.
enum CouldNotTellLines {
  static func lines(of report: Report, limit: Int) -> [ShownPhrase] {
    var groups: [(first: Report.CouldNotTell, count: Int)] = []
    for entry in report.couldNotTell {
      if let place = groups.firstIndex(where: { $0.first.rule == entry.rule && $0.first.why == entry.why }) {
        groups[place].count += 1
      } else {
        groups.append((entry, 1))
      }
    }
    var lines = groups.prefix(limit).map { group in
      var pieces: [ShownPhrase.Piece] = [.words(group.first.rule)]
      if let address = group.first.address { pieces += [.words(" on "), .address(address)] }
      if group.count > 1 { pieces.append(.words(" and \(Counting.count(group.count - 1, "more"))")) }
      return ShownPhrase(pieces + [.words(": ")] + group.first.why.pieces)
    }
    if groups.count > limit {
      lines.append(ShownPhrase([.words("\(Counting.count(groups.count - limit, "more reason")): see the JSON report")]))
    }
    return lines
  }
}
