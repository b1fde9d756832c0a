import PlanModel

extension Report.Change {
  /// The sign that engines put before a change, in ASCII.
  fileprivate var sign: (text: String, ink: Ink) {
    switch action {
    case .create: ("+", .created)
    case .update: ("~", .updated)
    case .replace(let replacement): (replacement.order == .createFirst ? "+/-" : "-/+", .destroyed)
    case .destroy: ("-", .destroyed)
    case .forget: (".", .destroyed)
    case .read, .open: ("<=", .plain)
    case .unknown: ("?", .destroyed)
    case .noOp: (" ", .faint)
    }
  }
}

extension TerminalPage {
  /// How many changes that destroy nothing are listed, unless all are asked for.
  private static let longestList = 40
  /// The widest address that others are lined up with.
  private static let widestAddress = 44

  /// Writes the changes: of each unit first what destroys, with the reason, then the rest, a line each.
  mutating func changes(of report: Report) throws {
    var budget = options.detail == .verbose ? Int.max : TerminalPage.longestList
    var (left, folded) = (0, 0)
    for unit in report.units where !unit.changes.isEmpty {
      blankLine()
      if report.units.count > 1 { line(StyledLine(VisibleText.line(unit.path), .strong)) }
      let column =
        unit.changes.prefix(200).map { DisplayWidth.of(VisibleText.line($0.address.description)) }
        .filter { $0 <= TerminalPage.widestAddress }.max() ?? 0
      for change in unit.changes where change.isDestructive {
        try self.change(change, column: column)
      }
      for change in unit.changes where !change.isDestructive {
        if options.detail != .verbose, change.action == .update, change.previousAddress == nil, change.importing == nil,
          ChangedNames(of: change.attributes()).areOnlyLabels
        {
          folded += 1
        } else if budget > 0 {
          budget -= 1
          try self.change(change, column: column)
        } else {
          left += 1
        }
      }
    }
    if left > 0 {
      line(
        StyledLine("  \(Counting.count(left, "more change")), none of them destructive: --verbose lists them", .faint))
    }
    if folded > 0 {
      let verb = folded == 1 ? "touches" : "touch"
      line(
        StyledLine(
          "  \(Counting.count(folded, "update")) that only \(verb) tags or labels: --verbose lists them", .faint))
    }
    outputs(of: report)
  }

  /// Writes a change; what happens to it stands in a column where addresses are short enough.
  private mutating func change(_ change: Report.Change, column: Int) throws {
    var title = Flow()
    let (sign, ink) = change.sign
    title.append(chunk: "  " + sign + String(repeating: " ", count: 3 - sign.count), ink)
    title.append(words: "  ")
    let address = VisibleText.line(change.address.description)
    title.append(chunk: address, change.isDestructive ? .strong : .plain)
    if let deposed = change.key.deposed { title.append(words: " (deposed \(VisibleText.line(deposed)))") }
    let hasColumns = options.width >= 80 && change.key.deposed == nil
    let space = hasColumns ? max(0, column - DisplayWidth.of(address)) : 0
    title.append(words: String(repeating: " ", count: 2 + space))
    title.append(words: change.actionPhrase, ink)
    if let reason = change.reasonPhrase {
      title.append(words: ": ")
      title.append(reason)
    }
    let rows = options.detail == .verbose || change.action == .update ? change.attributes() : []
    if options.detail != .verbose, change.action == .update {
      title.append(
        words: "  " + Counting.list(ChangedNames(of: rows).names.map { VisibleText.line($0) }, limit: 4), .faint)
    }
    if let previous = change.previousAddress {
      title.append(words: " from ")
      title.append(chunk: VisibleText.line(previous.description))
    }
    line(title, indentation: hasColumns && DisplayWidth.of(address) <= column ? 9 + column : 7)
    if options.detail == .verbose {
      for row in rows { self.row(row, indentation: 9) }
      try flushIfFull()
    }
  }

  private mutating func row(_ row: Report.AttributeRow, indentation: Int) {
    var flow = Flow()
    flow.append(chunk: VisibleText.line(row.path.description), .code)
    flow.append(words: "  ")
    switch row.action {
    case .create: flow.append(ShownPhrase([.value(row.after)]))
    case .destroy: flow.append(ShownPhrase([.value(row.before), .words(" -> null")]))
    case .update: flow.append(ShownPhrase([.value(row.before), .words(" -> "), .value(row.after)]))
    case .sensitivity:
      flow.append(words: row.isAfterSensitive ? "becomes sensitive" : "is sensitive no longer")
    }
    if row.forcesReplacement { flow.append(words: "  forces replacement", .destroyed) }
    let space = String(repeating: " ", count: indentation)
    for (index, part) in flow.lines(width: max(30, options.width - indentation - 2)).enumerated() {
      var line = StyledLine(space + (index == 0 ? "" : "  "))
      line.append(part)
      self.line(line)
    }
    for nested in row.nested ?? [] { self.row(nested, indentation: indentation + 2) }
  }

  private mutating func outputs(of report: Report) {
    for unit in report.units {
      let names = unit.outputs.filter { $0.action != .noOp }.map { VisibleText.line($0.name) }
      if !names.isEmpty { say("outputs", names, of: unit, in: report) }
      let drifted = unit.drift.map { VisibleText.line($0.key.address.description) }
      if !drifted.isEmpty { say("changed outside of the plan", drifted, of: unit, in: report) }
      let deferred = unit.deferred.map { VisibleText.line($0.key.address.description) }
      if !deferred.isEmpty { say("put off to a later run", deferred, of: unit, in: report) }
      let actions = unit.actionInvocations.map { VisibleText.line($0.address) }
      if !actions.isEmpty { say("actions that run", actions, of: unit, in: report) }
      let failed = unit.checks.filter { $0.status == .fail || $0.status == .error }
      if !failed.isEmpty {
        say("checks that do not hold", failed.map { VisibleText.line($0.address) }, of: unit, in: report)
      }
    }
  }

  private mutating func say(_ what: String, _ names: [String], of unit: Report.Unit, in report: Report) {
    var flow = Flow()
    flow.append(words: "  " + what)
    if report.units.count > 1 { flow.append(words: " in " + VisibleText.line(unit.path)) }
    flow.append(words: " (\(names.count)): ")
    flow.append(words: Counting.list(names, limit: options.detail == .verbose ? .max : 6))
    line(flow, indentation: 4)
  }
}
