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
    for (units, change) in rows {
      if namesUnits { text += "| " + unitNames(units, in: .cell) + " " }
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
    destructiveChanges.map { units, change in
      let place = namesUnits ? unitNames(units, in: .text) + " · " : ""
      return "- " + place + subject(change, in: .text) + " " + ActionWord(change.action).rawValue + "\n"
    }
  }

  /// What is lost, once for all units in which it is the same.
  private var destructiveChanges: [(units: [String], change: Report.Change)] {
    sections.flatMap { section in
      let units = section.units.map { report.units[$0].path }
      return section.changes.filter(\.isDestructive).map { (units, $0) }
    }
  }

  func subject(_ change: Report.Change, in place: MarkdownPlace) -> String {
    let address = MarkdownText.code(change.address.description, in: place)
    return change.key.deposed.map { address + " (deposed \(MarkdownText.code($0, in: place)))" } ?? address
  }

  /// The counts of each unit that has something to say, if there are several; where there is no room for all of them,
  /// those of failed units and of destroys, else how many there are.
  func unitTable(room: Int) -> String {
    guard report.units.count > 1 else { return "" }
    for limit in [100, 40, 0] {
      let text = self.text(of: UnitTable(of: report, limit: limit))
      if text.utf8.count <= room { return text }
    }
    let line = "\(Counting.count(report.units.count, "unit")), too many to list here: see the JSON report.\n\n"
    return line.utf8.count <= room ? line : ""
  }

  private func text(of table: UnitTable) -> String {
    var text = "### By unit\n\n"
    if !table.rows.isEmpty {
      text += "| unit |" + table.columns.map { " \($0.title) |" }.joined() + " |\n"
      text += "|---|" + table.columns.map { _ in "---:|" }.joined() + "---|\n"
    }
    for row in table.rows {
      text += "| " + MarkdownText.code(row.unit.path, in: .cell) + row.alikePhrase + " |"
      for column in table.columns {
        let count = column.count(in: row.counts)
        let digits = Counting.grouped(count)
        text += count == 0 ? " |" : column.isDestructive ? " **\(digits)** |" : " \(digits) |"
      }
      let failure = row.unit.failureWord.map { ["❌ \($0)"] } ?? []
      let notes = failure + row.unit.notes.map { MarkdownText.phrase($0, in: .cell) }
      text += (notes.isEmpty ? "" : " " + notes.joined(separator: "; ")) + " |\n"
    }
    if table.omitted > 0 {
      text += "\n\(Counting.count(table.omitted, "more unit")), none of them failed or with a destructive change.\n"
    }
    if let quiet = report.quietUnitsPhrase { text += "\n\(quiet).\n" }
    return text + "\n"
  }
}
