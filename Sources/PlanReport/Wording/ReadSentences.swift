import PlanModel

extension Report {
  /// What was read and which policy was in force, a sentence each.
  var readSentences: [ShownPhrase] { [readSentence, policySentence] }

  private var readSentence: ShownPhrase {
    let subject = onlyUnitPath.map { ShownPhrase.Piece.code($0) } ?? .words(Counting.count(units.count, "unit"))
    var pieces: [ShownPhrase.Piece] = [.words("Read "), subject, .words(" from ")] + originPieces
    for (index, engine) in enginePieces.prefix(4).enumerated() {
      pieces += [.words(index == 0 ? ", planned by " : ", ")] + engine
    }
    let moments = distinct(units.compactMap(\.plannedAt))
    if moments.count == 1, let moment = moments.first { pieces += [.words(" at ")] + list([moment], limit: 1) }
    return ShownPhrase(pieces + [.words(".")])
  }

  /// Where the plans come from: of a Terragrunt run its log, and what else was read beside it.
  private var originPieces: [ShownPhrase.Piece] {
    let read = units.filter(\.hasPlan).map(\.source.kind)
    let kinds = distinct(read.map(\.phrase))
    guard let terragrunt else { return [.words(kinds.isEmpty ? "no plan" : Counting.list(kinds))] }
    var pieces: [ShownPhrase.Piece] = [.words("a Terragrunt ")]
    if let version = terragrunt.version { pieces += list([version], limit: 1) + [.words(" ")] }
    // Text and messages stand in the log itself; documents lie beside it.
    let hasDocuments = read.contains(.json)
    return pieces + [.words(hasDocuments ? "run (\(Counting.list(kinds)))" : "log")]
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

  /// The programs that planned, each once, with their versions.
  private var enginePieces: [[ShownPhrase.Piece]] {
    var seen: Set<[ShownPhrase.Piece]> = []
    return units.compactMap { unit -> [ShownPhrase.Piece]? in
      guard unit.source.engine != nil || unit.source.engineVersion != nil else { return nil }
      let name = unit.source.engine?.name ?? "version"
      let version = unit.source.engineVersion.map { [.words(" ")] + list([$0], limit: 1) } ?? []
      let pieces = [.words(name)] + version
      return seen.insert(pieces).inserted ? pieces : nil
    }
  }

  /// Names as code, unless they are harmless, with commas between them.
  private func list(_ names: [String], limit: Int) -> [ShownPhrase.Piece] {
    var pieces: [ShownPhrase.Piece] = []
    for (index, name) in names.prefix(limit).enumerated() {
      if index > 0 { pieces.append(.words(", ")) }
      pieces.append(name.isHarmlessWord ? .words(name) : .code(name))
    }
    return names.count > limit ? pieces + [.words(" and \(names.count - limit) more")] : pieces
  }

  private func distinct(_ texts: [String]) -> [String] {
    var seen: Set<String> = []
    return texts.filter { seen.insert($0).inserted }
  }
}

extension Report.Unit {
  /// Whether there was something to read of it.
  fileprivate var hasPlan: Bool {
    switch status {
    case .planned, .noChanges, .errored, .incomplete: true
    case .missing, .excluded: false
    }
  }
}

extension String {
  /// Whether it can stand among our own words: a version, a time.
  fileprivate var isHarmlessWord: Bool {
    utf8.count < 40
      && unicodeScalars.allSatisfy {
        $0.isASCII && ($0.properties.isAlphabetic || ".:+-0123456789".unicodeScalars.contains($0))
      }
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

extension Plan.Engine {
  fileprivate var name: String {
    switch self {
    case .opentofu: "OpenTofu"
    case .terraform: "Terraform"
    }
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
