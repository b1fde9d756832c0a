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

  /// Writes the changes: of each unit, or of units that have the same ones, first what destroys, with the reason, then the
  /// rest, a line each.
  mutating func changes(of report: Report) throws {
    var budget = ChangeBudget(lines: options.detail == .verbose ? Int.max : TerminalPage.longestList)
    for section in report.changeSections { try changes(of: section, in: report, &budget) }
    if budget.left > 0 {
      line(
        StyledLine(
          "  \(Counting.count(budget.left, "more change")), none of them destructive: --verbose lists them", .faint))
    }
    if budget.folded > 0 {
      let verb = budget.folded == 1 ? "touches" : "touch"
      line(
        StyledLine(
          "  \(Counting.count(budget.folded, "update")) that only \(verb) tags or labels: --verbose lists them", .faint)
      )
    }
    besides(of: report)
  }

  /// What may still be listed, and what was not, counted in every unit that it stands in.
  private struct ChangeBudget {
    var lines: Int
    var left = 0
    var folded = 0
  }

  private mutating func changes(
    of section: ChangeSection, in report: Report, _ budget: inout ChangeBudget
  ) throws {
    let destructive = section.changes.filter(\.isDestructive)
    var listed: [Report.Change] = []
    for change in section.changes where !change.isDestructive {
      if options.detail != .verbose, change.touchesOnlyLabels {
        budget.folded += section.units.count
      } else if budget.lines > 0 {
        budget.lines -= 1
        listed.append(change)
      } else {
        budget.left += section.units.count
      }
    }
    if destructive.isEmpty && listed.isEmpty { return }
    blankLine()
    if report.units.count > 1 { heading(of: section.units.map { report.units[$0].path }) }
    let column =
      section.changes.prefix(200).map { DisplayWidth.of(VisibleText.line($0.address.description)) }
      .filter { $0 <= TerminalPage.widestAddress }.max() ?? 0
    for change in destructive + listed { try self.change(change, column: column) }
  }

  private mutating func heading(of units: [String]) {
    if units.count == 1 { return line(StyledLine(VisibleText.line(units[0]), .strong)) }
    var flow = Flow()
    flow.append(words: "\(Counting.grouped(units.count)) units, the same in each: ", .strong)
    flow.append(names(of: units, limit: 4))
    line(flow)
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

  /// Writes what units have beside changes, a line for each thing, once for all units of which it is true.
  private mutating func besides(of report: Report) {
    var groups = UnitGroups<Besides>()
    for unit in report.units {
      for besides in unit.besides { groups.add(besides, of: unit.path) }
    }
    let limit = options.detail == .verbose ? Int.max : TerminalPage.longestList
    for (besides, units) in groups.groups.prefix(limit) {
      var flow = Flow()
      flow.append(words: "  " + besides.what)
      if report.units.count > 1 {
        flow.append(words: " in ")
        flow.append(names(of: units, limit: 3))
      }
      flow.append(words: " (\(besides.names.count)): ")
      flow.append(
        words: Counting.list(
          besides.names.map { VisibleText.line($0) }, limit: options.detail == .verbose ? .max : 6))
      line(flow, indentation: 4)
    }
    if groups.groups.count > limit {
      let more = Counting.count(groups.groups.count - limit, "more unit")
      line(StyledLine("  outputs and the like of \(more): --verbose lists them", .faint))
    }
  }
}

/// Names of one kind that a unit has beside its changes.
private struct Besides: Hashable {
  var what: String
  var names: [String]
}

extension Report.Unit {
  /// What is to be said of a unit beside its changes.
  fileprivate var besides: [Besides] {
    let failed = checks.filter { $0.status == .fail || $0.status == .error }
    return [
      Besides(what: "outputs", names: outputs.filter { $0.action != .noOp }.map(\.name)),
      Besides(what: "changed outside of the plan", names: drift.map(\.key.address.description)),
      Besides(what: "put off to a later run", names: deferred.map(\.key.address.description)),
      Besides(what: "actions that run", names: actionInvocations.map(\.address)),
      Besides(what: "checks that do not hold", names: failed.map(\.address)),
    ].filter { !$0.names.isEmpty }
  }
}

extension Report.Change {
  /// Whether it is an update of tags and labels and nothing else.
  var touchesOnlyLabels: Bool {
    action == .update && previousAddress == nil && importing == nil && ChangedNames(of: attributes()).areOnlyLabels
  }
}
