import PlanModel

extension Severity {
  /// A sign that repeats the word.
  fileprivate var sign: String {
    switch self {
    case .critical: "🔴"
    case .high: "🟠"
    case .medium: "🟡"
    case .low: "🔵"
    case .info: "⚪"
    }
  }
}

extension MarkdownPage {
  /// The findings, those that a waiver accepts last.
  func findings(_ density: MarkdownDensity) -> String {
    if report.findings.isEmpty { return "" }
    if density == .line { return "### Findings\n\n" + findingLines.joined() + "\n" }
    let waived = report.findings.filter { $0.waiver != nil }
    var text = waived.count < report.findings.count ? "### Findings\n\n" : ""
    for finding in report.findings where finding.waiver == nil { text += self.finding(finding, density) }
    if !waived.isEmpty {
      text += "### Waived\n\n" + waived.map(line).joined() + "\n"
    }
    return text
  }

  /// The findings, a line each.
  var findingLines: [String] { report.findings.map(line) }

  private func finding(_ finding: Report.Finding, _ density: MarkdownDensity) -> String {
    var text = title(finding) + "\\\n" + MarkdownText.phrase(finding.message, in: .text) + "\n\n"
    var rows: [(label: String, text: String)] = []
    var blocks = ""
    let because = density == .full ? finding.because[...] : finding.because.prefix(1)
    rows += because.enumerated().map { ($0 == 0 ? "because" : "and", MarkdownText.phrase($1, in: .cell)) }
    if density == .full {
      if let loses = finding.loses { rows.append(("lost", MarkdownText.phrase(loses, in: .cell))) }
      advice(finding.instead, labels: ("instead", "or"), &rows, &blocks)
      advice(finding.first, labels: ("first", "then"), &rows, &blocks)
      if let location = finding.location {
        rows.append(("in", MarkdownText.code("\(location.file):\(location.line)", in: .cell)))
      }
      if let followers = followerCounts[finding.fingerprint] {
        rows.append(("pulls", "\(Counting.count(followers, "more finding")) with it"))
      }
    }
    if !rows.isEmpty {
      text += "| | |\n|---|---|\n" + rows.map { "| \($0.label) | \($0.text) |\n" }.joined() + "\n"
    }
    return text + blocks
  }

  /// Advice of one line goes into the table, blocks to paste go below it.
  private func advice(
    _ phrases: [ShownPhrase], labels: (first: String, later: String), _ rows: inout [(label: String, text: String)],
    _ blocks: inout String
  ) {
    for (index, phrase) in phrases.enumerated() {
      let label = index == 0 ? labels.first : labels.later
      if let block = phrase.block {
        blocks += "\(label):\n\n" + MarkdownText.fence(block.lines, language: block.language) + "\n"
      } else {
        rows.append((label, MarkdownText.phrase(phrase, in: .cell)))
      }
    }
  }

  private func title(_ finding: Report.Finding) -> String {
    var title = "\(finding.severity.sign) **\(finding.severity.word)**"
    if let unit = finding.unit, namesUnits { title += " · " + MarkdownText.code(unit, in: .text) }
    if let key = finding.key {
      title += " · " + MarkdownText.code(key.address.description, in: .text)
      if let deposed = key.deposed { title += " (deposed \(MarkdownText.code(deposed, in: .text)))" }
    }
    title += " · " + MarkdownText.words("\(finding.rule) \(finding.name)")
    if finding.certainty == .heuristic { title += " · likely, not certain" }
    return title
  }

  private func line(_ finding: Report.Finding) -> String {
    var line = "- " + title(finding)
    if let waiver = finding.waiver {
      line += ": waived by " + MarkdownText.code(waiver.owner, in: .text)
      if let expires = waiver.expires { line += " until \(expires.description)" }
      line += ": " + MarkdownText.code(waiver.reason, in: .text)
      if let ticket = waiver.ticket { line += " (" + MarkdownText.code(ticket, in: .text) + ")" }
    }
    return line + "\n"
  }
}

extension ShownPhrase {
  /// The lines to paste, if the sentence is laid out in lines, or is nothing but a long command.
  fileprivate var block: (lines: [String], language: String)? {
    if let layoutLines { return (layoutLines, "hcl") }
    guard pieces.count == 1, case .command(let command) = pieces[0] else { return nil }
    let lines = CommandLines.lines(of: command, width: 100)
    return lines.count > 1 ? (lines, "sh") : nil
  }
}
