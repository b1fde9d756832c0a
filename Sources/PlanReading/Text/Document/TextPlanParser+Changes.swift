import PlanModel

// MARK: - Comments

extension TextPlanParser {
  /// Takes a comment outside of a change: the one that opens it, if it is one.
  mutating func takeHeader(_ text: String, _ line: Span<UInt8>) {
    if takeActionComment(Substring(text)) { return }
    guard let comment = HeaderComment(text) else { return takeStrangeComment() }
    leaveMode()
    // Where no plan is open, or its counts were read, this can only be a piece of another one.
    if (assembly?.stage ?? .footer) >= .summary { begin(.actions) }
    if assembly?.stage == .legend { assembly?.stage = .actions }
    reader = BodyReader(.outputs)
    mode = .comments(PendingChange(comment, line: lineNumber))
  }

  private mutating func takeStrangeComment() {
    switch mode {
    case .betweenChanges: assembly?.complain("this comment in the plan was not understood", line: lineNumber)
    case .outside, .legend, .driftClosing, .comments, .body, .actionBody, .outputs, .diagnostic, .compactWarnings,
      .footer, .refused:
      reading.noiseLineCount += 1
    }
  }

  /// Takes a line behind the comment that opens a change: a further one, or the line that opens the body.
  mutating func takeCommentLine(_ line: Span<UInt8>, _ pending: PendingChange) {
    if pending.unfinishedImport != nil { return takeRestOfImport(line, pending) }
    let kind = TextLineLexer.line(line)
    switch kind {
    case .comment(let contents): takeFurtherComment(line.text(contents..<line.count), line, pending)
    case .resource(let resource): open(resource, pending)
    case .text where line.starts(with: " (because"):
      // OpenTofu breaks the comment of what it forgets in two, the second line without a sign.
      take(ReasonComment(Substring(line.text(1..<line.count))), pending)
    case .blank, .legend, .sentence, .summary, .diagnostic, .boxStart, .boxEnd, .boxLine, .rule, .mark, .log,
      .importProgress, .text:
      leaveMode()
      take(kind, line)
    }
  }

  private mutating func takeFurtherComment(_ text: String, _ line: Span<UInt8>, _ pending: PendingChange) {
    var pending = pending
    if let identity = pending.identity {
      pending.identity = identity + "\n" + text
      if text.utf8.elementsEqual("}".utf8) {
        pending.importing = ImportIdentity.read(pending.identity ?? "")
        pending.identity = nil
      }
      mode = .comments(pending)
    } else if let reason = ReasonComment(Substring(text)) {
      take(reason, pending)
    } else if HeaderComment(text) != nil {
      leaveMode()
      takeHeader(text, line)
    } else {
      take(nil, pending)
    }
  }

  private mutating func take(_ reason: ReasonComment?, _ pending: PendingChange) {
    var pending = pending
    if let reason {
      pending.take(reason)
    } else {
      assembly?.complain(
        "this comment of the change was not understood", line: lineNumber, about: pending.comment.key.address)
    }
    mode = .comments(pending)
  }

  /// An id that holds a line break takes two lines or more; the last ends as the comment does.
  private mutating func takeRestOfImport(_ line: Span<UInt8>, _ pending: PendingChange) {
    var pending = pending
    let text = (pending.unfinishedImport ?? "") + "\n"
    if line.ends(with: "\")") {
      pending.importing = .id(text + line.text(0..<line.count - 2))
      pending.unfinishedImport = nil
    } else {
      pending.unfinishedImport = text + line.text
    }
    mode = .comments(pending)
  }

  /// Ends a change of which only the comments are there.
  mutating func abandon(_ pending: PendingChange) {
    assembly?.complain(
      "the change ends behind its comment: its body is missing", line: pending.line, about: pending.comment.key.address)
    keep(pending.change(nil, forcingPaths: []), pending)
  }
}

// MARK: - Bodies

extension TextPlanParser {
  /// Takes a resource's opening line that no comment stands above.
  mutating func takeLoneResource(_ resource: TextResourceLine) {
    if resource.isAction, assembly != nil { return openAction(resource) }
    switch mode {
    case .betweenChanges:
      assembly?.complain("no comment says which object this is, and what is planned for it", line: lineNumber)
    case .outside, .legend, .driftClosing, .comments, .body, .actionBody, .outputs, .diagnostic, .compactWarnings,
      .footer, .refused:
      reading.noiseLineCount += 1
    }
  }

  private mutating func open(_ resource: TextResourceLine, _ pending: PendingChange) {
    var pending = pending
    pending.symbol = resource.symbol
    let address = pending.comment.key.address
    if !address.type.hasSameBytes(as: resource.type) || !address.name.hasSameBytes(as: resource.name) {
      assembly?.complain("the comment above this line names another object", line: lineNumber, about: address)
    } else if pending.action == nil {
      assembly?.complain("the symbol of this line and the comment above it disagree", line: lineNumber, about: address)
    }
    reader = BodyReader(BodyLexer(resourceAt: resource.column))
    mode = .body(pending)
    if resource.isEmpty { finishBody() }
  }

  mutating func takeBodyLine(_ line: Span<UInt8>) {
    switch reader.take(line) {
    case .taken: break
    case .ended: finishBody()
    case .unrecognised: complainOfBodyLine()
    case .foreign:
      let kind = TextLineLexer.line(line)
      if case .log = kind { return reading.noiseLineCount += 1 }
      guard kind.beginsSomethingElse else { return complainOfBodyLine() }
      leaveMode()
      take(kind, line)
    }
  }

  /// Takes the lines of a body that need no cleaning: most of a plan.
  ///
  /// - Returns: The place behind them.
  mutating func takeCleanBodyLines(_ chunk: Span<UInt8>, from start: Int) -> Int {
    guard margin.isNone else { return start }
    let run = reader.takeCleanLines(chunk, from: start)
    lineNumber += run.lineCount
    if run.endsBody { finishBody() }
    return run.end
  }

  private mutating func complainOfBodyLine() {
    guard case .body(let pending) = mode else { return }
    assembly?.complain(
      "this line of the change was not understood", line: lineNumber, about: pending.comment.key.address)
  }

  private mutating func finishBody() {
    guard case .body(let pending) = mode else { return }
    keep(pending.change(reader.body, forcingPaths: forcingPaths(pending)), pending)
    mode = restingMode
  }

  /// Ends a body that something else follows before its closing bracket.
  mutating func abandonBody(_ pending: PendingChange) {
    assembly?.complain(
      "the body of this change is cut: its closing bracket is missing", line: pending.line,
      about: pending.comment.key.address, remedy: "give the whole output of the plan command")
    keep(pending.change(reader.body, forcingPaths: forcingPaths(pending)), pending)
  }

  /// The paths that the body marks.
  ///
  /// No renderer marks an attribute of any type at all. The engines' own resource has one such attribute, and nothing else
  /// of it can force a replacement.
  private func forcingPaths(_ pending: PendingChange) -> [AttributePath] {
    let marked = reader.forcingPaths
    guard marked.isEmpty, pending.reason == .replaceBecauseCannotUpdate,
      pending.comment.key.address.type.hasSameBytes(as: "terraform_data"), reader.showsChange(of: "triggers_replace")
    else { return marked }
    return [AttributePath("triggers_replace")]
  }

  private mutating func keep(_ change: ResourceChange, _ pending: PendingChange) {
    assembly?.lastLine = lineNumber
    var change = change
    if case .unspecified? = change.importing, let id = importID(of: change) { change.importing = .id(id) }
    switch (assembly?.stage, pending.comment.verb) {
    case (_, .deferred):
      assembly?.plan.deferred.append(DeferredChange(reason: pending.deferralReason ?? "unknown", change: change))
    case (.drift, _), (_, .changedOutside), (_, .deletedOutside): assembly?.plan.drift.append(change)
    case (_, _):
      assembly?.add(change)
      if change.action == .destroy, reader.countsHiddenAttributes { assembly?.countsHiddenInDestroys = true }
    }
  }
}

extension TextPlanParser {
  /// The id that an object is imported by, where its comment does not say it: what was printed while it was under way; of
  /// the engines' own resource, which is imported by nothing else, its id.
  private func importID(of change: ResourceChange) -> String? {
    if let id = imports.ids[change.address.description] { return id }
    return change.address.type.hasSameBytes(as: "terraform_data") ? reader.text(of: "id") : nil
  }
}

extension TextLine {
  /// Whether the line can only stand outside of a body.
  fileprivate var beginsSomethingElse: Bool {
    switch self {
    case .comment, .resource, .sentence, .summary, .diagnostic, .boxStart, .rule, .mark: true
    case .blank, .legend, .boxEnd, .boxLine, .log, .importProgress, .text: false
    }
  }
}

// MARK: - Outputs

extension TextPlanParser {
  mutating func takeOutputLine(_ line: Span<UInt8>) {
    if reader.isAtTop {
      // The list has no closing line: it ends where a line is no entry of it.
      let kind = TextLineLexer.line(line)
      let isEntry = line.count > 2 && line[0] == UInt8(ascii: " ") || kind.isBlank || line.beginsWithSign
      guard isEntry, reader.take(line) == .taken else {
        leaveMode()
        return take(kind, line)
      }
      assembly?.lastLine = lineNumber
      return
    }
    switch reader.take(line) {
    case .taken, .ended: break
    case .unrecognised: assembly?.complain("this line of the output changes was not understood", line: lineNumber)
    case .foreign:
      assembly?.complain("the value of an output is cut", line: lineNumber)
      leaveMode()
      take(TextLineLexer.line(line), line)
    }
  }

  mutating func finishOutputs() {
    if !reader.isAtTop { assembly?.complain("the value of an output is cut", line: lineNumber) }
    for output in reader.outputs {
      let action: Action =
        switch output.marker {
        case .added: .create
        case .removed: .destroy
        case .changed: .update
        case .none: .noOp
        }
      assembly?.plan.outputs.append(
        OutputChange(
          name: output.name, action: action, before: output.sides.before ?? .null, after: output.sides.after ?? .null))
    }
    reader = BodyReader(.outputs)
  }
}

extension TextLine {
  fileprivate var isBlank: Bool {
    if case .blank = self { true } else { false }
  }
}

extension Span<UInt8> {
  fileprivate var beginsWithSign: Bool { count > 2 && Marker(self[0]) != nil && self[1] == UInt8(ascii: " ") }
}
