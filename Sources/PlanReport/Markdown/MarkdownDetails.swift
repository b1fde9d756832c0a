import PlanModel

extension MarkdownPage {
  /// The rows of one change that are shown; more are counted.
  private static let longestTable = 60

  /// The differences of each resource, folded by the units that have the same, as far as there is room for them.
  ///
  /// Within a fold those of destructive changes come first. Rows are not made for what can't be shown.
  func details(room: Int) -> String {
    var text = ""
    var left: (changes: Int, destructive: Int) = (0, 0)
    for section in sections {
      let changes = section.changes.filter(\.isDestructive) + section.changes.filter { !$0.isDestructive }
      text += fold(summary(of: section), room: room - text.utf8.count) { room in
        var body = ""
        for change in changes {
          let part = room - body.utf8.count > 200 ? details(of: change) : nil
          if let part, part.utf8.count <= room - body.utf8.count {
            body += part
          } else {
            left.changes += section.units.count
            if change.isDestructive { left.destructive += section.units.count }
          }
        }
        return body
      }
    }
    for (outputs, units) in outputGroups {
      let summary = (namesUnits ? headingNames(units) + ": " : "") + Counting.count(outputs.count, "output")
      text += fold(summary, room: room - text.utf8.count) { room in
        let table = self.table(of: outputs)
        return table.utf8.count <= room ? table : ""
      }
    }
    return text + leftOut(left.changes, destructive: left.destructive)
  }

  /// A fold, if there is room for it and something in it.
  private func fold(_ summary: String, room: Int, _ contents: (Int) -> String) -> String {
    let opening = "<details><summary>\(summary)</summary>\n\n"
    let closing = "</details>\n\n"
    let body = contents(room - opening.utf8.count - closing.utf8.count)
    return body.isEmpty ? "" : opening + body + closing
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

  private func summary(of section: ChangeSection) -> String {
    var counts = Report.Counts()
    for change in section.changes { counts.count(change) }
    let phrases = counts.phrases.map { "\(Counting.grouped($0.count)) \($0.word)" }.joined(separator: ", ")
    let each = section.units.count > 1 ? " in each" : ""
    let name = namesUnits ? headingNames(section.units.map { report.units[$0].path }) + ": " : ""
    return name + "\(Counting.count(counts.total, "change"))\(each): \(phrases)"
  }

  /// Units in the summary of a fold, where Markdown is not parsed.
  private func headingNames(_ paths: [String]) -> String {
    if paths.count == 1 { return MarkdownText.htmlCode(paths[0]) }
    let shown = paths.count > 4 ? paths.prefix(3) : paths[...]
    let more = paths.count > shown.count ? " and \(Counting.grouped(paths.count - shown.count)) more" : ""
    let names = shown.map(MarkdownText.htmlCode).joined(separator: ", ")
    return "\(Counting.grouped(paths.count)) units (\(names)\(more))"
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

  /// The changed outputs of each unit, once for units whose outputs change alike.
  private var outputGroups: [(outputs: [Report.Output], units: [String])] {
    var groups = UnitGroups<[Report.Output]>()
    for unit in report.units {
      let outputs = unit.outputs.filter { $0.action != .noOp }
      if !outputs.isEmpty { groups.add(outputs, of: unit.path) }
    }
    return groups.groups.map { ($0.contents, $0.units) }
  }

  private func table(of outputs: [Report.Output]) -> String {
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
