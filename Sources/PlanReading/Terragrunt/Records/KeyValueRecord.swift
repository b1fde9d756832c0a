/// Takes records of keys and values apart, of which nothing is quoted.
///
/// `time=... level=stdout prefix=unit tf-path=tofu msg=message`; in the text of Terragrunt 0.66 and before the message comes
/// first, and ` prefix=[unit] ` last.
enum KeyValueRecord {
  static func record(of line: Span<UInt8>, _ names: inout UnitNames) -> LogRecord? {
    let start = line.behindColours(from: 0)
    guard line.has("time=", at: start), !line.has("\"", at: start + 5) else { return nil }
    var position = start + 5
    while position < line.count, line[position] != UInt8(ascii: " ") { position += 1 }
    guard line.has(" level=", at: position) else { return nil }
    let levelStart = position + 7
    position = levelStart
    while position < line.count, line[position] != UInt8(ascii: " ") { position += 1 }
    guard let level = LogLevel(line.text(levelStart..<position)) else { return nil }
    if let message = behind(" msg=", line, position) {
      return UnitPrefixRecord.errors(in: line, from: message, &names)
        ?? TrailingUnit.record(.keyValue, level, line, message)
    }
    return withPrefix(line, from: position, level, &names)
  }

  private static func withPrefix(
    _ line: Span<UInt8>, from start: Int, _ level: LogLevel, _ names: inout UnitNames
  ) -> LogRecord? {
    var unit: [UInt8]?
    var position = start
    if let name = behind(" prefix=", line, position) {
      unit = names.name(in: line, from: name) { endsName(line, at: $0) }
      guard let unit else { return nil }
      position = name + unit.count
    }
    var isEngineOutput = false
    if let program = behind(" tf-path=", line, position) ?? behind(" binary=", line, position) {
      isEngineOutput = true
      position = program
      while position < line.count, !line.has(" msg=", at: position) { position += 1 }
    }
    guard let message = behind(" msg=", line, position) else { return nil }
    if isEngineOutput, level == .stdout || level == .stderr, let unit { names.insert(unit) }
    return LogRecord(
      style: .keyValue, level: level, unit: unit, isEngineOutput: isEngineOutput, message: .part(message..<line.count))
  }

  private static func behind(_ key: StaticString, _ line: Span<UInt8>, _ position: Int) -> Int? {
    line.has(key, at: position) ? position + key.utf8CodeUnitCount : nil
  }

  private static func endsName(_ line: Span<UInt8>, at position: Int) -> Bool {
    line.has(" tf-path=", at: position) || line.has(" msg=", at: position) || line.has(" binary=", at: position)
  }
}

/// Takes `INFO[0000] message` apart, with ` prefix=[unit] ` at its end.
enum BareRecord {
  static func record(of line: Span<UInt8>) -> LogRecord? {
    let start = line.behindColours(from: 0)
    guard start + 6 < line.count, line[start] >= UInt8(ascii: "A"), line[start] <= UInt8(ascii: "W"),
      let level = LogLevel(line.text(start..<start + 4))
    else { return nil }
    var position = line.behindColours(from: start + 4)
    guard line.has("[", at: position) else { return nil }
    let digits = position + 1
    position = digits
    while position < line.count, line[position].isDigit { position += 1 }
    guard position > digits, line.has("]", at: position) else { return nil }
    position = line.behindColoursAndSpaces(from: position + 1, atMost: 1)
    return TrailingUnit.record(.bare, level, line, position)
  }
}

/// Takes `[/path/of/unit] line` apart.
enum UnitPrefixRecord {
  static func record(of line: Span<UInt8>, _ names: inout UnitNames) -> LogRecord? {
    guard line.starts(with: "[/") else { return nil }
    guard let unit = names.name(in: line, from: 1, endingAt: { line.has("] ", at: $0) }) else { return nil }
    names.insert(unit)
    return LogRecord(
      style: .unitPrefix, level: .stdout, unit: unit, isEngineOutput: true,
      message: .part(unit.count + 3..<line.count))
  }

  /// What an engine said on standard error, which is logged as a message at the end of the run: the first line of it.
  static func errors(in line: Span<UInt8>, from start: Int, _ names: inout UnitNames) -> LogRecord? {
    guard line.has("[/", at: start),
      let unit = names.name(in: line, from: start + 1, endingAt: { line.has("] ", at: $0) })
    else { return nil }
    let message = start + 1 + unit.count + 2
    guard line.has("╷", at: line.behindColours(from: message)) else { return nil }
    return LogRecord(
      style: .unitPrefix, level: .stderr, unit: unit, isEngineOutput: true, message: .part(message..<line.count))
  }
}

/// ` prefix=[unit] ` at the end of a line.
enum TrailingUnit {
  static func record(_ style: LogStyle, _ level: LogLevel, _ line: Span<UInt8>, _ message: Int) -> LogRecord {
    let isEngineOutput = level == .stdout || level == .stderr
    guard let (end, unit) = unit(of: line, from: message) else {
      return LogRecord(
        style: style, level: level, unit: nil, isEngineOutput: isEngineOutput, message: .part(message..<line.count))
    }
    return LogRecord(
      style: style, level: level, unit: line.bytes(unit), isEngineOutput: isEngineOutput, message: .part(message..<end))
  }

  /// Where the message ends and where the name stands.
  static func unit(of line: Span<UInt8>, from start: Int) -> (end: Int, unit: Range<Int>)? {
    let sign: StaticString = "prefix=["
    var last = line.count
    while last > start, line[last - 1] == UInt8(ascii: " ") { last -= 1 }
    guard last > start, line[last - 1] == UInt8(ascii: "]"), var position = lastPosition(of: sign, line, start, last)
    else { return nil }
    let name = position + sign.utf8CodeUnitCount..<last - 1
    while position > start, line[position - 1] == UInt8(ascii: " ") || line[position - 1] == UInt8(ascii: "\t") {
      position -= 1
    }
    return (position, name)
  }

  private static func lastPosition(of sign: StaticString, _ line: Span<UInt8>, _ start: Int, _ end: Int) -> Int? {
    var position = end - sign.utf8CodeUnitCount
    while position >= start {
      if line.has(sign, at: position) { return position }
      position -= 1
    }
    return nil
  }
}
