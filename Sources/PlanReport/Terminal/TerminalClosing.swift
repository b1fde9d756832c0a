import PlanModel

extension TerminalPage {
  /// How many rows the table of units has, unless all are asked for; those of failed units and of destroys always stand.
  private static let longestUnitTable = 40

  /// Writes what is planned in each unit, if there are several.
  mutating func unitTable(_ report: Report) {
    guard report.units.count > 1 else { return }
    let table = UnitTable(of: report, limit: options.detail == .verbose ? .max : TerminalPage.longestUnitTable)
    let longest = table.rows.map { DisplayWidth.of(VisibleText.line($0.unit.path) + $0.alikePhrase) }.max() ?? 0
    let nameWidth = min(max(longest, 4), max(12, options.width - table.columns.reduce(0) { $0 + $1.width }))
    blankLine()
    if !table.rows.isEmpty {
      var head = StyledLine("UNIT", .faint)
      head.pad(to: nameWidth)
      for column in table.columns { head.append(rightAligned(column.title, column.width), .faint) }
      line(head)
    }
    for row in table.rows { self.row(row, of: table, nameWidth: nameWidth) }
    if table.omitted > 0 {
      let more = Counting.count(table.omitted, "more unit")
      line(StyledLine("\(more), none of them failed or with a destructive change: --verbose lists them", .faint))
    }
    if let quiet = report.quietUnitsPhrase { line(StyledLine(quiet, .faint)) }
  }

  private mutating func row(_ entry: UnitTable.Row, of table: UnitTable, nameWidth: Int) {
    let alike = entry.alikePhrase
    var row = StyledLine(DisplayWidth.cut(VisibleText.line(entry.unit.path), to: nameWidth - alike.count))
    row.append(alike, .faint)
    if row.width < nameWidth { row.pad(to: nameWidth) }
    if let word = entry.unit.failureWord, entry.unit.changes.isEmpty {
      row.append("  " + word, .critical)
    } else {
      for column in table.columns {
        let count = column.count(in: entry.counts)
        row.append(
          rightAligned(Counting.grouped(count), column.width),
          count == 0 ? .faint : column.isDestructive ? .destroyed : .plain)
      }
      if let word = entry.unit.failureWord { row.append("  " + word, .critical) }
    }
    var notes = Flow()
    for (index, note) in entry.unit.notes.enumerated() {
      if index > 0 { notes.append(words: "; ") }
      notes.append(note)
    }
    // A note that finds no room beside the counts stands below them.
    let lines = notes.lines(width: options.width - 4)
    if lines.count == 1, row.width + 2 + lines[0].width <= options.width {
      if !lines[0].isEmpty { row.append("  ") }
      row.append(lines[0])
      line(row)
    } else {
      line(row)
      for part in lines {
        var below = StyledLine("    ")
        below.append(part)
        line(below)
      }
    }
  }

  private func rightAligned(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(1, width - text.count)) + text
  }

  /// Writes the counts, what could not be told, and what was read.
  mutating func closing(_ report: Report) {
    blankLine()
    let summary = report.summary
    var parts = summary.changes.phrases.map { "\(Counting.grouped($0.count)) \($0.word)" }
    if summary.outputs > 0 { parts.append(Counting.count(summary.outputs, "output")) }
    if summary.drift > 0 { parts.append("\(Counting.grouped(summary.drift)) drifted") }
    let plainNoOps = summary.changes[.noOp]
    if plainNoOps > 0 { parts.append("\(Counting.grouped(plainNoOps)) no-op") }
    var changes = Flow()
    changes.append(chunk: "Changes:")
    for (index, part) in (parts.isEmpty ? ["none"] : parts).enumerated() {
      changes.append(words: " ")
      changes.append(chunk: part + (index + 1 < parts.count ? "," : ""))
    }
    line(changes)
    for line in CouldNotTellLines.lines(of: report, limit: options.detail == .verbose ? .max : 8) {
      var flow = Flow()
      flow.append(words: "Could not tell: ")
      flow.append(line)
      self.line(flow)
    }
    for sentence in report.readSentences { line(Flow(sentence)) }
  }
}
