import PlanModel

extension Severity {
  var ink: Ink {
    switch self {
    case .critical: .critical
    case .high: .high
    case .medium: .medium
    case .low: .low
    case .info: .info
    }
  }
}

extension TerminalPage {
  /// Writes what would happen, where, because of what, what is lost, what to do instead and what to do first.
  mutating func finding(_ group: FindingGroup, of report: Report) {
    let (finding, followers) = (group.finding, group.followers)
    title(group, label: finding.severity.word, ink: finding.severity.ink, of: report)
    labelled("", wrapped(Flow(finding.message)))
    for (index, reason) in finding.because.enumerated() {
      labelled(index == 0 ? "because" : "and", wrapped(Flow(reason)))
    }
    if let loses = finding.loses { labelled("lost", wrapped(Flow(loses))) }
    for (index, advice) in finding.instead.enumerated() {
      labelled(index == 0 ? "instead" : "or", lines(of: advice))
    }
    for (index, step) in finding.first.enumerated() { labelled(index == 0 ? "first" : "then", lines(of: step)) }
    if let location = finding.location {
      labelled("in", wrapped(Flow(ShownPhrase([.quoted("\(location.file):\(location.line)")]))))
    }
    if followers > 0 {
      let words = "\(Counting.count(followers, "more finding")) \(followers == 1 ? "follows" : "follow") from this one"
      labelled("pull", wrapped(Flow(ShownPhrase([.words(words)]))))
    }
  }

  /// Says a finding that a team accepted, and who did until when and why.
  mutating func waivedFinding(_ group: FindingGroup, of report: Report) {
    let finding = group.finding
    guard let waiver = finding.waiver else { return }
    title(group, label: "waived", ink: .faint, of: report)
    labelled("", wrapped(Flow(finding.message)))
    var flow = Flow()
    flow.append(words: "by " + VisibleText.line(waiver.owner))
    if let expires = waiver.expires { flow.append(words: " until \(expires.description)") }
    flow.append(words: ": " + VisibleText.line(waiver.reason))
    if let ticket = waiver.ticket { flow.append(words: " (" + VisibleText.line(ticket) + ")") }
    labelled("", wrapped(flow))
  }

  private mutating func title(_ group: FindingGroup, label: String, ink: Ink, of report: Report) {
    let finding = group.finding
    var flow = Flow()
    flow.append(chunk: label, ink)
    flow.append(words: String(repeating: " ", count: TerminalPage.textColumn - label.count))
    flow.append(chunk: finding.rule, .strong)
    if let unit = group.units.first, report.units.count > 1 {
      flow.append(words: "  ")
      flow.append(chunk: group.units.count > 1 ? "\(group.units.count) units" : VisibleText.line(unit), .plain)
    }
    if let key = finding.key {
      flow.append(words: "  ")
      flow.append(chunk: VisibleText.line(key.address.description), .code)
      if let deposed = key.deposed { flow.append(words: " (deposed \(VisibleText.line(deposed)))") }
    }
    if finding.certainty == .heuristic { flow.append(words: "  (likely, not certain)", .faint) }
    line(flow, indentation: TerminalPage.textColumn)
    if group.units.count > 1 { labelled("in", wrapped(names(of: group.units, limit: 4))) }
  }

  /// Units by name, the first of them; all where everything is shown.
  func names(of units: [String], limit: Int) -> Flow {
    let names = units.map { VisibleText.line($0) }
    let shown = options.detail == .verbose || names.count <= limit ? names : Array(names.prefix(limit - 1))
    var flow = Flow()
    for (index, name) in shown.enumerated() {
      if index > 0 { flow.append(words: index + 1 == names.count ? " and " : ", ") }
      flow.append(chunk: name, .plain)
    }
    if shown.count < names.count { flow.append(words: " and \(Counting.grouped(names.count - shown.count)) more") }
    return flow
  }

  /// The lines of advice; a command alone is broken as a shell allows it.
  private func lines(of advice: ShownPhrase) -> [StyledLine] {
    if advice.pieces.count == 1, case .command(let command)? = advice.pieces.first {
      return CommandLines.lines(of: command, width: options.width - TerminalPage.textColumn).map {
        StyledLine($0, .code)
      }
    }
    return wrapped(Flow(advice))
  }

  /// Writes the messages of engines and of planlint about the inputs.
  mutating func messages(of report: Report) {
    let limit = options.detail == .verbose ? Int.max : 20
    let said = report.messages.filter { options.detail != .quiet || $0.diagnostic.severity == .error }
    if !said.isEmpty { blankLine() }
    for (diagnostic, units) in said.prefix(limit) {
      message(diagnostic, units: report.units.count > 1 ? units : [])
    }
    if said.count > limit {
      labelled(
        "", [StyledLine("and \(Counting.count(said.count - limit, "more message")): --verbose shows them", .faint)])
    }
  }

  private mutating func message(_ diagnostic: Report.Diagnostic, units: [String]) {
    var flow = Flow()
    if !units.isEmpty {
      flow.append(units.count > 1 ? names(of: units, limit: 3) : Flow(chunk: VisibleText.line(units[0])))
      flow.append(words: ": ")
    }
    if let place = diagnostic.place.text { flow.append(words: VisibleText.line(place) + ": ") }
    flow.append(diagnostic.summary)
    let ink: Ink =
      switch diagnostic.severity {
      case .error: .high
      case .warning: .medium
      case .note: .info
      }
    labelled(diagnostic.severity.rawValue, wrapped(flow), ink: ink)
    if let detail = diagnostic.detail { labelled("", wrapped(Flow(detail))) }
    if let remedy = diagnostic.remedy { labelled("fix", wrapped(Flow(remedy))) }
  }
}

extension Diagnostic.Place {
  /// `main.tf:14:3`, or the byte where there is no line; nil where nothing is known.
  var text: String? {
    guard let file else { return byte.map { "byte \($0)" } }
    if let line { return file + ":\(line)" + (column.map { ":\($0)" } ?? "") }
    return file + (byte.map { ", byte \($0)" } ?? "")
  }
}
