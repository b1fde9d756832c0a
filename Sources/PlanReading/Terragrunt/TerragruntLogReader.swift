import PlanModel

/// Reads texts that may be the log of a Terragrunt run, in one pass: its records go to the units that they name, and what has no record in
/// front of it is read as plan text, in case it is no log at all or one whose lines name no unit.
///
/// It keeps the changes of each unit and what Terragrunt says, never the log.
struct TerragruntLogReader {
  private let file: String
  private var unfinishedLine: [UInt8] = []
  private var lineNumber = 0
  private var style: LogStyle?
  private var names = UnitNames()
  private var programs = EnginePrograms()
  private var units: [UnitLog] = []
  private var unitIndex: [[UInt8]: Int] = [:]
  private var lastUnit: Int?
  /// What stands between the records.
  private var rawText: PlanTextReader
  private var rawTextFollowsRecord = false
  private var message: RunMessage?
  private var summary: RunSummary?
  private var facts = RunFacts()

  init(file: String) {
    self.file = file
    rawText = PlanTextReader(file: file)
  }

  /// Takes the next bytes, cut anywhere.
  mutating func take(_ chunk: Span<UInt8>) {
    var start = 0
    var raw = 0..<0
    while true {
      let position = chunk.firstPosition(of: UInt8(ascii: "\n"), from: start, to: chunk.count)
      if position == chunk.count { break }
      let line = start..<position + 1
      start = position + 1
      if !unfinishedLine.isEmpty {
        unfinishedLine.append(chunk, line)
        takeUnfinishedLine()
      } else if takeRecord(chunk.extracting(line)) {
        handOn(chunk.extracting(raw))
        raw = start..<start
      } else {
        raw = raw.isEmpty ? line : raw.lowerBound..<start
      }
    }
    handOn(chunk.extracting(raw))
    unfinishedLine.append(chunk, start..<chunk.count)
  }

  /// Ends the text.
  mutating func finish() -> TextReading {
    if !unfinishedLine.isEmpty { takeUnfinishedLine() }
    endMessage()
    endSummary()
    facts.finishErrors(line: lineNumber)
    let raw = rawText.finish()
    guard isTerragrunt(raw) else { return .plans(raw.plans) }
    return .log(LogAssembly(file: file, facts: facts, units: units, raw: raw, style: style).log)
  }

  private func isTerragrunt(_ raw: PlanTextReading) -> Bool {
    style != nil || facts.queue != nil || facts.summary != nil || (facts.saysAnything && raw.plans.isEmpty)
  }

  private mutating func takeUnfinishedLine() {
    let line = unfinishedLine
    unfinishedLine = []
    if !takeRecord(line.span) { handOn(line.span) }
  }

  /// Hands lines that are no records to the reader of plan text.
  private mutating func handOn(_ raw: Span<UInt8>) {
    if raw.count > 0 { rawText.take(raw) }
  }
}

/// What a text turned out to be.
enum TextReading {
  /// Plain text, with whatever plans it holds.
  case plans([TextPlan])
  case log(TerragruntLog)
}

/// What a log holds of one unit.
struct UnitLog {
  /// The name as the records spell it; nil in runs of a single unit.
  let name: [UInt8]?
  var output: UnitOutput?
  var errors = EngineErrors()
  let file: String

  init(name: [UInt8]?, file: String) {
    self.name = name
    self.file = file
  }
}

// MARK: - Records

extension TerragruntLogReader {
  /// Takes a line, with its line break, if it is a record.
  private mutating func takeRecord(_ raw: Span<UInt8>) -> Bool {
    lineNumber += 1
    var end = raw.count
    while end > 0, raw[end - 1] == UInt8(ascii: "\n") || raw[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    let line = raw.extracting(LinePrefix.length(raw.extracting(0..<end))..<end)
    guard var record = record(of: line), style?.admits(record.style) ?? true else {
      takeOther(line)
      return false
    }
    if endMessage() { record = self.record(of: line) ?? record }
    endSummary()
    rawTextFollowsRecord = true
    if record.isEngineOutput {
      takeEngineOutput(record, line)
    } else {
      beginMessage(record, line)
    }
    return true
  }

  private mutating func record(of line: Span<UInt8>) -> LogRecord? {
    let start = line.behindColours(from: 0)
    guard start < line.count else { return nil }
    switch line[start] {
    case UInt8(ascii: "{"): return JSONRecord.record(of: line)
    case UInt8(ascii: "t"): return KeyValueRecord.record(of: line, &names)
    case UInt8(ascii: "["): return UnitPrefixRecord.record(of: line, &names)
    case UInt8(ascii: "A")...UInt8(ascii: "Z"):
      return BareRecord.record(of: line) ?? PrettyRecord.record(of: line, &names, &programs)
    case UInt8(ascii: "0")...UInt8(ascii: "9"): return PrettyRecord.record(of: line, &names, &programs)
    case _: return nil
    }
  }

  private mutating func takeEngineOutput(_ record: LogRecord, _ line: Span<UInt8>) {
    style = style ?? record.style
    let unit = unit(named: record.unit)
    switch (record.level, record.message) {
    case (.stdout, .part(let range)) where units[unit].errors.isGoneOn(withBy: line.extracting(range)):
      units[unit].errors.take(line.extracting(range), number: lineNumber)
    case (.stdout, .part(let range)): take(output: line.extracting(range), of: unit)
    case (.stdout, .line(let text)): take(output: text.span, of: unit)
    case (.stdout, .text(let text)):
      units[unit].beginOutput()
      units[unit].output?.take(text: text, line: lineNumber)
    case (.stderr, .part(let range)), (.error, .part(let range)), (.warning, .part(let range)):
      units[unit].errors.take(line.extracting(range), number: lineNumber)
    case (.stderr, .line(let text)), (.error, .line(let text)), (.warning, .line(let text)):
      units[unit].errors.take(text.span, number: lineNumber)
    case (.stderr, .text(let text)), (.error, .text(let text)), (.warning, .text(let text)):
      units[unit].errors.take(text: text, number: lineNumber)
    case (.info, _), (.debug, _): break
    }
  }

  private mutating func take(output: Span<UInt8>, of unit: Int) {
    units[unit].beginOutput()
    units[unit].output?.take(piece: output, line: lineNumber)
  }

  private mutating func unit(named name: [UInt8]?) -> Int {
    if let lastUnit, units[lastUnit].name == name { return lastUnit }
    let index = unitIndex[name ?? []] ?? units.count
    if index == units.count {
      units.append(UnitLog(name: name, file: file))
      unitIndex[name ?? []] = index
    }
    lastUnit = index
    return index
  }
}

extension UnitLog {
  fileprivate mutating func beginOutput() {
    if output == nil { output = UnitOutput(file: file) }
  }
}

// MARK: - Terragrunt's own messages

extension TerragruntLogReader {
  private mutating func beginMessage(_ record: LogRecord, _ line: Span<UInt8>) {
    if record.style == .pretty { style = style ?? .pretty }
    let unit = record.unit.map { String(decoding: $0, as: UTF8.self) }
    switch record.message {
    case .part(let range):
      message = RunMessage(level: record.level, unit: unit, text: line.extracting(range), line: lineNumber)
    case .text(let text), .line(let text):
      message = RunMessage(level: record.level, unit: unit, text: text.span, line: lineNumber)
      endMessage()
    }
  }

  /// Takes a line without a record: of a message, of the run's summary, or of something else.
  private mutating func takeOther(_ line: Span<UInt8>) {
    if rawTextFollowsRecord {
      rawText.goOn(atLine: lineNumber)
      rawTextFollowsRecord = false
    }
    let isMessage = message != nil
    if summary == nil, !isMessage, !mayBeginSummary(line) { return }
    let text = TerminalCodes.removed(from: line)
    if takeSummary(text.span) { return }
    message?.take(text.span)
  }

  private func mayBeginSummary(_ line: Span<UInt8>) -> Bool {
    let start = line.behindColours(from: 0)
    return start < line.count && line[start] == 0xE2 && line.has("❯", at: start)
  }

  private mutating func takeSummary(_ line: Span<UInt8>) -> Bool {
    if line.starts(with: "❯❯"), let new = RunSummary(Substring(line.text), line: lineNumber) {
      endMessage()
      endSummary()
      summary = new
      return true
    }
    guard summary != nil else { return false }
    if summary?.take(Substring(line.text)) ?? false { return true }
    endSummary()
    return false
  }

  private mutating func endSummary() {
    if let summary { facts.take(summary) }
    summary = nil
  }

  /// Ends the message that is being read.
  ///
  /// - Returns: Whether it lists units, by which the names of the next records are told.
  @discardableResult
  private mutating func endMessage() -> Bool {
    guard let message else { return false }
    self.message = nil
    guard let listed = facts.take(message) else { return false }
    names.insert(listed: listed)
    return true
  }
}
