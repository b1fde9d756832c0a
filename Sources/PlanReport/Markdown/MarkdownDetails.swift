import PlanModel

extension MarkdownPage {
  /// The rows of one change that are shown; more are counted.
  private static let longestTable = 60

  /// The differences of each resource, folded by unit, as far as there is room for them.
  ///
  /// Within a unit those of destructive changes come first. Rows are not made for what can't be shown.
  func details(room: Int) -> String {
    var text = ""
    var left: (changes: Int, destructive: Int) = (0, 0)
    for unit in report.units {
      let changes = unit.changes.filter(\.isDestructive) + unit.changes.filter { !$0.isDestructive }
      if changes.isEmpty && unit.outputs.isEmpty { continue }
      let opening = "<details><summary>\(summary(of: unit))</summary>\n\n"
      let closing = "</details>\n\n"
      var body = ""
      var unitRoom = room - text.utf8.count - opening.utf8.count - closing.utf8.count
      for change in changes {
        let part = unitRoom > 200 ? details(of: change) : nil
        if let part, part.utf8.count <= unitRoom {
          body += part
          unitRoom -= part.utf8.count
        } else {
          left.changes += 1
          if change.isDestructive { left.destructive += 1 }
        }
      }
      let outputs = self.outputs(of: unit)
      if outputs.utf8.count <= unitRoom { body += outputs }
      if !body.isEmpty { text += opening + body + closing }
    }
    return text + leftOut(left.changes, destructive: left.destructive)
  }

  private func leftOut(_ changes: Int, destructive: Int) -> String {
    if changes == 0 { return "" }
    let isAre = changes == 1 ? "is" : "are"
    let those =
      destructive == 0
      ? "none of them destructive"
      : "of the destructive ones among them (\(Counting.grouped(destructive))) only the details: they are listed above"
    return "**\(Counting.count(changes, "change")) \(isAre) not shown, \(those).**\n\n"
  }

  private func summary(of unit: Report.Unit) -> String {
    let counts = unit.counts.phrases.map { "\(Counting.grouped($0.count)) \($0.word)" }.joined(separator: ", ")
    let name = namesUnits ? MarkdownText.htmlCode(unit.path) + ": " : ""
    return name + (counts.isEmpty ? "outputs" : "\(Counting.count(unit.counts.total, "change")): \(counts)")
  }

  private func details(of change: Report.Change) -> String {
    var text = "**" + subject(change, in: .text) + "** · " + MarkdownText.words(change.actionPhrase)
    if let previous = change.previousAddress {
      text += " from " + MarkdownText.code(previous.description, in: .text)
    }
    if let id = change.importing?.id { text += " of " + MarkdownText.value(id, in: .text) }
    text += "\n\n"
    let rows = change.attributes()
    // What every new object only gets when it is made says nothing about this one.
    let shown = change.action == .create ? rows.filter { $0.after != .unknown } : rows
    if !shown.isEmpty { text += table(of: flattened(shown)) }
    if shown.count < rows.count {
      text += "\(Counting.count(rows.count - shown.count, "attribute")) known after apply\n\n"
    }
    if let configuration = change.generatedConfiguration {
      text += "generated:\n\n" + MarkdownText.fence(VisibleText.lines(configuration), language: "hcl") + "\n"
    }
    return text + remedies(of: change)
  }

  private func remedies(of change: Report.Change) -> String {
    var text = ""
    for remedy in change.cause?.remedies ?? [] {
      switch remedy {
      case .hcl(let phrase):
        text += "To avoid it:\n\n" + MarkdownText.fence(VisibleText.lines(phrase.plainText), language: "hcl") + "\n"
      case .command(let command):
        text +=
          "To avoid it:\n\n" + MarkdownText.fence(CommandLines.lines(of: command, width: 100), language: "sh") + "\n"
      case .advice(let phrase): text += "To avoid it: " + MarkdownText.phrase(phrase, in: .text) + "\n\n"
      }
    }
    return text
  }

  /// A row of a table of attributes: where JSON inside a string is compared, its rows stand for the string's.
  private struct Row {
    var path: String
    var row: Report.AttributeRow
  }

  private func flattened(_ rows: [Report.AttributeRow], below prefix: String = "") -> [Row] {
    rows.flatMap { row in
      let path = prefix + row.path.description
      guard let nested = row.nested, !nested.isEmpty else { return [Row(path: path, row: row)] }
      var result = flattened(nested, below: path + " → ")
      if row.forcesReplacement { result[0].row.forcesReplacement = true }
      return result
    }
  }

  private func table(of rows: [Row]) -> String {
    var text = "| attribute | before | after | |\n|---|---|---|---|\n"
    for entry in rows.prefix(MarkdownPage.longestTable) {
      let row = entry.row
      let before = row.action == .create ? "" : MarkdownText.value(row.before, in: .cell)
      let after = row.action == .destroy ? "" : MarkdownText.value(row.after, in: .cell)
      text += "| " + MarkdownText.code(entry.path, in: .cell) + " | \(before) | \(after) | \(note(on: row)) |\n"
    }
    if rows.count > MarkdownPage.longestTable {
      text += "\nand \(Counting.count(rows.count - MarkdownPage.longestTable, "more attribute"))\n"
    }
    return text + "\n"
  }

  private func note(on row: Report.AttributeRow) -> String {
    if row.forcesReplacement { return "forces replacement" }
    switch row.action {
    case .sensitivity: return row.isAfterSensitive ? "becomes sensitive" : "is sensitive no longer"
    case .create, .destroy: return ""
    // Both sides are hidden: that they differ is all there is to see.
    case .update: return row.before == .masked && row.after == .masked ? "changed" : ""
    }
  }

  private func outputs(of unit: Report.Unit) -> String {
    let outputs = unit.outputs.filter { $0.action != .noOp }
    if outputs.isEmpty { return "" }
    var text = "| output | before | after |\n|---|---|---|\n"
    for output in outputs.prefix(MarkdownPage.longestTable) {
      let before = output.action == .create ? "" : MarkdownText.value(output.before, in: .cell)
      let after = output.action == .destroy ? "" : MarkdownText.value(output.after, in: .cell)
      text += "| " + MarkdownText.code(output.name, in: .cell) + " | \(before) | \(after) |\n"
    }
    if outputs.count > MarkdownPage.longestTable {
      text += "\nand \(Counting.count(outputs.count - MarkdownPage.longestTable, "more output"))\n"
    }
    return text + "\n"
  }
}
