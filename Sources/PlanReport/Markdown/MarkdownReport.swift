import PlanModel

extension Report {
  /// The most that a comment of GitHub holds, in bytes.
  public static let defaultMarkdownLimit = 65_536

  /// The report for a pull request, as GitHub's Markdown.
  ///
  /// The verdict is the heading; then the findings, what is destroyed and replaced with its reason, counts, and folded the
  /// differences of each resource. What does not fit is left out from the end and counted. Findings and destructive changes
  /// are kept: where they are too many, each loses its details first, and only a report that can't hold a line for each
  /// lists as many as it can and says how many are missing.
  ///
  /// - Parameter maxBytes: The most bytes that the text may have; fewer than 2,048 are taken as 2,048.
  /// - Returns: The text, ending with a line break.
  public func markdown(maxBytes: Int = Report.defaultMarkdownLimit) -> String {
    MarkdownPage(self, limit: max(2_048, maxBytes)).text()
  }
}

/// How much of a finding or a destructive change is said.
enum MarkdownDensity: CaseIterable {
  case full
  /// Without advice and reasons beyond the first.
  case short
  /// A line each.
  case line
}

/// A report as Markdown under a limit of bytes.
struct MarkdownPage {
  let report: Report
  let limit: Int
  /// Whether units are named everywhere: a single one is named once.
  let namesUnits: Bool
  /// The findings, once for all units of which they say the same.
  let findingGroups: [FindingGroup]
  /// The changes, once for all units that have the same.
  let sections: [ChangeSection]

  init(_ report: Report, limit: Int) {
    self.report = report
    self.limit = limit
    findingGroups = report.findingGroups
    sections = report.changeSections
    namesUnits = report.units.count > 1
  }

  func text() -> String {
    let footer = self.footer
    // For the lines that say what was left out.
    let reserve = footer.utf8.count + 320
    var text = essentials(limit: limit - reserve)
    for section in [messages, couldNotTell] {
      if text.utf8.count + section.utf8.count <= limit - reserve { text += section }
    }
    text += unitTable(room: limit - reserve - text.utf8.count)
    text += details(room: limit - reserve - text.utf8.count)
    return text + footer
  }

  /// The heading, the findings and the destructive changes, as dense as they must be.
  private func essentials(limit: Int) -> String {
    for density in MarkdownDensity.allCases {
      let text = heading + findings(density) + destructiveTable(density)
      if text.utf8.count <= limit { return text }
    }
    let room = (limit - heading.utf8.count) / 2
    return heading + asManyAsFit(findingLines, "finding", room: room)
      + asManyAsFit(destructiveLines, "destructive change", room: room)
  }

  /// As many lines as there is room for, and how many are missing.
  private func asManyAsFit(_ lines: [String], _ noun: String, room: Int) -> String {
    let reserve = 100
    var text = ""
    var count = 0
    for line in lines {
      if text.utf8.count + line.utf8.count > room - reserve { break }
      text += line
      count += 1
    }
    if count == lines.count { return text + "\n" }
    return text
      + "\n**\(Counting.count(lines.count - count, "more \(noun)")) did not fit here: see the JSON report.**\n\n"
  }

  // MARK: - Head and foot

  private var heading: String {
    let headline = Headline(of: report)
    let sign =
      switch report.verdict {
      case .pass: "✅"
      case .warn: "⚠️"
      case .block, .incomplete: "⛔"
      }
    var text = "## \(sign) \(headline.verdict): \(MarkdownText.words(headline.detail))\n\n"
    if let path = report.onlyUnitPath { text += MarkdownText.code(path, in: .text) + ": " }
    text += MarkdownText.words(headline.extent)
    let counts = report.summary.changes.phrases.map { count, word in
      let phrase = "\(Counting.grouped(count)) \(word)"
      let isLoud = [ActionWord.replace, .destroy, .forget, .unknown].map(\.rawValue).contains(word)
      return isLoud ? "**\(phrase)**" : phrase
    }
    if !counts.isEmpty { text += ": " + counts.joined(separator: ", ") }
    if foldedCount > 0 { text += " (\(Counting.grouped(foldedCount)) of the updates only touch tags or labels)" }
    if report.summary.outputs > 0 { text += " · \(Counting.count(report.summary.outputs, "output"))" }
    if report.summary.drift > 0 {
      text += " · \(Counting.count(report.summary.drift, "object")) changed outside of the plan"
    }
    return text + "\n\n"
  }

  private var foldedCount: Int {
    sections.reduce(0) { count, section in
      count + section.units.count * section.changes.count(where: \.touchesOnlyLabels)
    }
  }

  private var footer: String {
    let sentences = (report.readSentences + [report.exitSentence]).map { MarkdownText.phrase($0, in: .text) }
    let version = MarkdownText.words("\(report.tool.name) \(report.tool.version)")
    return "<sub>\(version). \(sentences.joined(separator: " "))</sub>\n"
  }

  /// What engines and planlint say about the inputs.
  private var messages: String {
    var lines = report.messages.map { message($0.diagnostic, units: namesUnits ? $0.units : []) }
    if lines.isEmpty { return "" }
    let limit = 20
    if lines.count > limit {
      lines = lines.prefix(limit) + ["- and \(Counting.count(lines.count - limit, "more message"))\n"]
    }
    return "### Messages\n\n" + lines.joined() + "\n"
  }

  private func message(_ diagnostic: Report.Diagnostic, units: [String]) -> String {
    var line = "- **\(diagnostic.severity.rawValue)** "
    if !units.isEmpty { line += unitNames(units, in: .text) + " " }
    if let place = diagnostic.place.text { line += MarkdownText.code(place, in: .text) + " " }
    line += MarkdownText.phrase(diagnostic.summary, in: .text)
    if let detail = diagnostic.detail { line += "<br>" + MarkdownText.phrase(detail, in: .text) }
    if let remedy = diagnostic.remedy { line += "<br>fix: " + MarkdownText.phrase(remedy, in: .text) }
    return line + "\n"
  }

  /// Units by name: the first of them, and how many there are beside them.
  func unitNames(_ paths: [String], in place: MarkdownPlace, limit: Int = 4) -> String {
    let shown = paths.count > limit ? Array(paths.prefix(limit - 1)) : paths
    let names = shown.map { MarkdownText.code($0, in: place) }
    if shown.count == paths.count { return Counting.list(names) }
    return names.joined(separator: ", ") + " and \(Counting.grouped(paths.count - shown.count)) more"
  }

  private var couldNotTell: String {
    let lines = CouldNotTellLines.lines(of: report, limit: 10)
    if lines.isEmpty { return "" }
    return "### Could not tell\n\n" + lines.map { "- " + MarkdownText.phrase($0, in: .text) + "\n" }.joined() + "\n"
  }
}
