import PlanModel

extension Report {
  /// Writes the report for a person at a terminal: the verdict first, then what destroys, the rest compact, counts last.
  ///
  /// - Parameters:
  ///   - options: The columns, the colour and how much is shown.
  ///   - sink: Takes the text in pieces that end with a line.
  /// - Throws: What the sink throws.
  public func writeText(_ options: TerminalOptions = TerminalOptions(), to sink: ([UInt8]) throws -> Void) throws {
    try withoutActuallyEscaping(sink) { sink in
      var page = TerminalPage(options, sink: sink)
      try page.write(self)
      try page.flush()
    }
  }
}

/// The page of a terminal that a report is written on.
struct TerminalPage {
  /// The column in which the text of a finding begins; labels end two columns before it.
  static let textColumn = 10

  let options: TerminalOptions
  private let sink: ([UInt8]) throws -> Void
  private var bytes: [UInt8] = []

  init(_ options: TerminalOptions, sink: @escaping ([UInt8]) throws -> Void) {
    self.options = options
    self.sink = sink
  }

  mutating func write(_ report: Report) throws {
    headline(report)
    let groups = report.findingGroups
    for group in groups where group.finding.waiver == nil {
      blankLine()
      finding(group, of: report)
      try flushIfFull()
    }
    let waived = groups.filter { $0.finding.waiver != nil }
    if !waived.isEmpty { blankLine() }
    for group in waived { waivedFinding(group, of: report) }
    messages(of: report)
    if options.detail != .quiet {
      try changes(of: report)
      unitTable(report)
      closing(report)
    }
    line(Flow(report.exitSentence))
  }

  // MARK: - Lines

  mutating func blankLine() {
    bytes.append(0x0A)
  }

  mutating func line(_ line: StyledLine) {
    bytes += Array(line.text(options.coloring).utf8)
    bytes.append(0x0A)
  }

  /// Writes text that wraps, its later lines indented.
  mutating func line(_ flow: Flow, indentation: Int = 2) {
    for (index, part) in flow.lines(width: options.width - indentation, firstWidth: options.width).enumerated() {
      var line = StyledLine()
      if index > 0 { line.append(String(repeating: " ", count: indentation)) }
      line.append(part)
      self.line(line)
    }
  }

  /// Writes text beside a label that ends before the column of text.
  mutating func labelled(_ label: String, _ lines: [StyledLine], ink: Ink = .faint) {
    for (index, part) in lines.enumerated() {
      var line = StyledLine()
      let label = index == 0 ? label : ""
      line.append(String(repeating: " ", count: max(0, TerminalPage.textColumn - 2 - label.count)))
      line.append(label, ink)
      line.append("  ")
      line.append(part)
      self.line(line)
    }
  }

  /// Wraps text for the space right of the labels.
  func wrapped(_ flow: Flow) -> [StyledLine] {
    flow.lines(width: options.width - TerminalPage.textColumn)
  }

  /// Hands on what was written.
  mutating func flush() throws {
    try sink(bytes)
    bytes.removeAll(keepingCapacity: true)
  }

  mutating func flushIfFull() throws {
    if bytes.count >= 64 << 10 { try flush() }
  }

  // MARK: - Headline

  private mutating func headline(_ report: Report) {
    let headline = Headline(of: report)
    let ink: Ink =
      switch report.verdict {
      case .pass: .good
      case .warn: .medium
      case .block, .incomplete: .critical
      }
    var line = StyledLine(headline.verdict, ink)
    line.append("  " + headline.detail, .strong)
    let extentWidth = DisplayWidth.of(headline.extent)
    if line.width + 2 + extentWidth <= options.width {
      line.append(
        String(
          repeating: " ",
          count: min(options.width, 100) - line.width >= extentWidth + 2
            ? min(options.width, 100) - line.width - extentWidth : 2))
      line.append(headline.extent, .faint)
      self.line(line)
    } else {
      var flow = Flow()
      flow.append(chunk: headline.verdict, ink)
      flow.append(words: "  " + headline.detail, .strong)
      self.line(flow)
      self.line(StyledLine(headline.extent, .faint))
    }
  }
}
