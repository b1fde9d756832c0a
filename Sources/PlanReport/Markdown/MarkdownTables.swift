import PlanModel

extension MarkdownPage {
  /// What is destroyed, replaced or forgotten, each with its reason.
  func destructiveTable(_ density: MarkdownDensity) -> String {
    let rows = destructiveChanges
    if rows.isEmpty { return "" }
    let title = "### Destroyed and replaced\n\n"
    if density == .line { return title + destructiveLines.joined() + "\n" }
    var text =
      title
      + (namesUnits ? "| unit | resource | | why |\n|---|---|---|---|\n" : "| resource | | why |\n|---|---|---|\n")
    for (unit, change) in rows {
      if namesUnits { text += "| " + MarkdownText.code(unit, in: .cell) + " " }
      text += "| " + subject(change, in: .cell) + " | " + MarkdownText.words(change.actionPhrase) + " | "
      if density == .full, let reason = change.reasonPhrase { text += MarkdownText.phrase(reason, in: .cell) + " " }
      if density == .short, let path = change.cause?.paths.first?.path {
        text += MarkdownText.code(path.description, in: .cell) + " "
      }
      text += "|\n"
    }
    return text + "\n"
  }

  /// What is destroyed, replaced or forgotten, a line each.
  var destructiveLines: [String] {
    destructiveChanges.map { unit, change in
      let place = namesUnits ? MarkdownText.code(unit, in: .text) + " · " : ""
      return "- " + place + subject(change, in: .text) + " " + ActionWord(change.action).rawValue + "\n"
    }
  }

  private var destructiveChanges: [(unit: String, change: Report.Change)] {
    report.units.flatMap { unit in unit.changes.filter(\.isDestructive).map { (unit.path, $0) } }
  }

  func subject(_ change: Report.Change, in place: MarkdownPlace) -> String {
    let address = MarkdownText.code(change.address.description, in: place)
    return change.key.deposed.map { address + " (deposed \(MarkdownText.code($0, in: place)))" } ?? address
  }

  /// The counts of each unit that has something to say, if there are several.
  var unitTable: String {
    guard report.units.count > 1 else { return "" }
    let rows = report.units.filter { $0.hasFailed || !$0.changes.isEmpty || !$0.outputs.isEmpty }
    let counts = rows.map(\.counts)
    let columns = UnitColumn.allCases.filter { column in
      column.isAlwaysShown || counts.contains { column.count(in: $0) > 0 }
    }
    var text = "### By unit\n\n"
    if !rows.isEmpty {
      text += "| unit |" + columns.map { " \($0.title) |" }.joined() + " |\n"
      text += "|---|" + columns.map { _ in "---:|" }.joined() + "---|\n"
    }
    for (unit, counts) in zip(rows, counts) {
      text += "| " + MarkdownText.code(unit.path, in: .cell) + " |"
      for column in columns {
        let count = column.count(in: counts)
        let digits = Counting.grouped(count)
        text += count == 0 ? " |" : column.isDestructive ? " **\(digits)** |" : " \(digits) |"
      }
      text += unit.hasFailed ? " ❌ \(unit.status.rawValue) |\n" : " |\n"
    }
    let still = report.units.count - rows.count
    if still > 0 { text += "\n\(Counting.count(still, "unit")) without changes.\n" }
    return text + "\n"
  }
}
