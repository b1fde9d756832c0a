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
    let waived = findingGroups.filter { $0.finding.waiver != nil }
    var text = waived.count < findingGroups.count ? "### Findings\n\n" : ""
    for group in findingGroups where group.finding.waiver == nil { text += finding(group, density) }
    if !waived.isEmpty {
      text += "### Waived\n\n" + waived.map(line).joined() + "\n"
    }
    return text
  }

  /// The findings, a line each.
  var findingLines: [String] { findingGroups.map(line) }

  private func finding(_ group: FindingGroup, _ density: MarkdownDensity) -> String {
    let finding = group.finding
    var text = title(group) + "\\\n" + MarkdownText.phrase(finding.message, in: .text) + "\n\n"
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
      if group.followers > 0 {
        rows.append(("pulls", "\(Counting.count(group.followers, "more finding")) with it"))
      }
    }
    if !rows.isEmpty {
      text += "| | |\n|---|---|\n" + rows.map { "| \($0.label) | \($0.text) |\n" }.joined() + "\n"
    }
    return text + blocks
  }

  /// Advice goes into the table; where some of it is lines to paste, all of it goes below the table in its order.
  private func advice(
    _ phrases: [ShownPhrase], labels: (first: String, later: String), _ rows: inout [(label: String, text: String)],
    _ blocks: inout String
  ) {
    guard phrases.contains(where: { ($0.pasteBlock?.lines.count ?? 0) > 1 }) else {
      rows += phrases.enumerated().map {
        ($0 == 0 ? labels.first : labels.later, MarkdownText.phrase($1, in: .cell))
      }
      return
    }
    blocks += "\(labels.first):\n\n"
    var rest = phrases[...]
    while let phrase = rest.popFirst() {
      guard var block = phrase.pasteBlock else {
        let lead = rest.count == phrases.count - 1 ? "" : labels.later + ": "
        blocks += "- \(lead)" + MarkdownText.phrase(phrase, in: .text) + "\n"
        if rest.isEmpty || rest.first?.pasteBlock != nil { blocks += "\n" }
        continue
      }
      // Commands that follow one another are one block to paste.
      while let next = rest.first?.pasteBlock, next.language == .shell, block.language == .shell {
        block.lines += next.lines
        rest.removeFirst()
      }
      blocks += MarkdownText.fence(block.lines, language: block.language.rawValue) + "\n"
    }
  }

  private func title(_ group: FindingGroup) -> String {
    let finding = group.finding
    var title = "\(finding.severity.sign) **\(finding.severity.word)**"
    if !group.units.isEmpty, namesUnits {
      let count = group.units.count > 1 ? "\(Counting.grouped(group.units.count)) units: " : ""
      title += " · " + count + unitNames(group.units, in: .text)
    }
    if let key = finding.key {
      title += " · " + MarkdownText.code(key.address.description, in: .text)
      if let deposed = key.deposed { title += " (deposed \(MarkdownText.code(deposed, in: .text)))" }
    }
    title += " · " + MarkdownText.words("\(finding.rule) \(finding.name)")
    if finding.certainty == .heuristic { title += " · likely, not certain" }
    return title
  }

  private func line(_ group: FindingGroup) -> String {
    let finding = group.finding
    var line = "- " + title(group)
    if let waiver = finding.waiver {
      line += ": waived by " + MarkdownText.code(waiver.owner, in: .text)
      if let expires = waiver.expires { line += " until \(expires.description)" }
      line += ": " + MarkdownText.code(waiver.reason, in: .text)
      if let ticket = waiver.ticket { line += " (" + MarkdownText.code(ticket, in: .text) + ")" }
    }
    return line + "\n"
  }
}
