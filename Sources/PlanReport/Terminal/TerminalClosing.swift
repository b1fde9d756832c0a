import PlanModel

extension TerminalPage {
  /// Writes what is planned in each unit, if there are several.
  mutating func unitTable(_ report: Report) {
    guard report.units.count > 1 else { return }
    let rows = report.units.filter { $0.hasFailed || !$0.changes.isEmpty || !$0.outputs.isEmpty }
    let counts = rows.map(\.counts)
    let columns = UnitColumn.allCases.filter { column in
      column.isAlwaysShown || counts.contains { column.count(in: $0) > 0 }
    }
    let longest = rows.map { DisplayWidth.of(VisibleText.line($0.path)) }.max() ?? 0
    let nameWidth = min(max(longest, 4), max(12, options.width - columns.reduce(0) { $0 + $1.width }))
    blankLine()
    if !rows.isEmpty {
      var head = StyledLine("UNIT", .faint)
      head.pad(to: nameWidth)
      for column in columns { head.append(rightAligned(column.title, column.width), .faint) }
      line(head)
    }
    for (unit, counts) in zip(rows, counts) {
      var row = StyledLine(DisplayWidth.cut(VisibleText.line(unit.path), to: nameWidth))
      row.pad(to: nameWidth)
      if unit.hasFailed, unit.changes.isEmpty {
        row.append("  " + unit.status.rawValue, .critical)
      } else {
        for column in columns {
          let count = column.count(in: counts)
          row.append(
            rightAligned(Counting.grouped(count), column.width),
            count == 0 ? .faint : column.isDestructive ? .destroyed : .plain)
        }
        if unit.hasFailed { row.append("  " + unit.status.rawValue, .critical) }
      }
      line(row)
    }
    let still = report.units.count - rows.count
    if still > 0 { line(StyledLine("\(Counting.count(still, "unit")) with no changes", .faint)) }
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
