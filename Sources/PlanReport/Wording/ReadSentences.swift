import PlanModel

extension Report {
  /// What was read and which policy was in force, a sentence each.
  var readSentences: [ShownPhrase] { [readSentence, policySentence] }

  private var readSentence: ShownPhrase {
    let kinds = distinct(units.map { $0.source.kind.phrase })
    var pieces: [ShownPhrase.Piece] = [
      .words("Read \(Counting.count(units.count, "unit")) from \(Counting.list(kinds))")
    ]
    let engines = distinct(units.compactMap(\.source.enginePhrase))
    if !engines.isEmpty { pieces += [.words(", planned by ")] + list(engines, limit: 4) }
    let moments = distinct(units.compactMap(\.plannedAt))
    if moments.count == 1, let moment = moments.first { pieces += [.words(" at "), .code(moment)] }
    return ShownPhrase(pieces + [.words(".")])
  }

  private var policySentence: ShownPhrase {
    var pieces: [ShownPhrase.Piece] = [.words(Counting.count(policy.ruleCount, "rule"))]
    if !policy.disabled.isEmpty {
      pieces += [.words(" (turned off: ")] + list(policy.disabled, limit: 12) + [.words(")")]
    }
    if policy.files.isEmpty {
      pieces.append(.words(", no configuration file"))
    } else {
      pieces += [.words(", configured by ")] + list(policy.files, limit: 4)
    }
    return ShownPhrase(pieces + [.words(".")])
  }

  /// Names as code, with commas between them.
  private func list(_ names: [String], limit: Int) -> [ShownPhrase.Piece] {
    var pieces: [ShownPhrase.Piece] = []
    for (index, name) in names.prefix(limit).enumerated() {
      if index > 0 { pieces.append(.words(", ")) }
      pieces.append(.code(name))
    }
    return names.count > limit ? pieces + [.words(" and \(names.count - limit) more")] : pieces
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
    guard let name else { return engineVersion.map { "version " + $0 } }
    return name + (engineVersion.map { " " + $0 } ?? "")
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
