/// Takes `14:20:38.490 STDOUT [unit] tofu: message` apart, with the colours of any version and with or without each part.
enum PrettyRecord {
  static func record(of line: Span<UInt8>, _ names: inout UnitNames, _ programs: inout EnginePrograms) -> LogRecord? {
    let start = line.behindColours(from: 0)
    guard start < line.count, canBegin(line[start]) else { return nil }
    let time = behindTime(line, from: start)
    let levelStart = time.map { line.behindColoursAndSpaces(from: $0, atMost: 1) } ?? start
    guard let (level, levelEnd) = level(line, from: levelStart) else {
      return time == nil ? nil : withoutLevel(line, from: levelStart, &names)
    }
    let isEngineLevel = level == .stdout || level == .stderr
    guard time != nil || isEngineLevel else { return nil }
    let content = behindPadding(line, from: levelEnd, width: 7 - (levelEnd - levelStart))
    if isEngineLevel {
      guard let head = engineHead(line, from: content, &names) else { return nil }
      programs.insert(line.bytes(head.program))
      return LogRecord(
        style: .pretty, level: level, unit: head.unit, isEngineOutput: true, message: .part(head.message..<line.count))
    }
    return ownRecord(line, from: content, level, &names, programs)
  }

  private static func canBegin(_ byte: UInt8) -> Bool {
    byte.isDigit || byte == UInt8(ascii: "S")
  }

  /// `HH:MM:SS.mmm`.
  private static func behindTime(_ line: Span<UInt8>, from start: Int) -> Int? {
    guard start + 9 < line.count, line[start + 2] == UInt8(ascii: ":"), line[start + 5] == UInt8(ascii: ":"),
      line[start + 8] == UInt8(ascii: ".")
    else { return nil }
    for offset in [0, 1, 3, 4, 6, 7] where !line[start + offset].isDigit { return nil }
    var position = start + 9
    while position < line.count, line[position].isDigit { position += 1 }
    return position
  }

  private static func level(_ line: Span<UInt8>, from start: Int) -> (LogLevel, end: Int)? {
    var end = start
    while end < line.count, line[end] >= UInt8(ascii: "A"), line[end] <= UInt8(ascii: "Z"), end - start < 8 { end += 1 }
    guard end - start >= 4, end == line.count || line[end] == UInt8(ascii: " ") || line[end] == 0x1B else { return nil }
    return LogLevel(line.text(start..<end)).map { ($0, end) }
  }

  /// The position behind the spaces that fill the level up; a message keeps its own.
  private static func behindPadding(_ line: Span<UInt8>, from start: Int, width: Int) -> Int {
    line.behindColoursAndSpaces(from: start, atMost: max(width, 1))
  }

  /// `[unit] tofu: `, of which the unit may be missing.
  private static func engineHead(
    _ line: Span<UInt8>, from start: Int, _ names: inout UnitNames
  ) -> (unit: [UInt8]?, program: Range<Int>, message: Int)? {
    if start < line.count, line[start] == UInt8(ascii: "[") {
      let name = names.name(in: line, from: start + 1) { position in
        behindBracket(line, at: position).flatMap { EnginePrograms.program(line, from: $0) } != nil
      }
      guard let name, let behind = behindBracket(line, at: start + 1 + name.count),
        let head = EnginePrograms.program(line, from: behind)
      else { return nil }
      names.insert(name)
      return (name, head.name, head.end)
    }
    return EnginePrograms.program(line, from: start).map { (nil, $0.name, $0.end) }
  }

  /// The position behind `] ` and the colours there.
  private static func behindBracket(_ line: Span<UInt8>, at position: Int) -> Int? {
    guard position < line.count, line[position] == UInt8(ascii: "]") else { return nil }
    let behind = line.behindColours(from: position + 1)
    guard behind < line.count, line[behind] == UInt8(ascii: " ") else { return nil }
    return line.behindColours(from: behind + 1)
  }

  /// A record of Terragrunt's own, or of the engine's `init`, which it logs as its own.
  private static func ownRecord(
    _ line: Span<UInt8>, from start: Int, _ level: LogLevel, _ names: inout UnitNames, _ programs: EnginePrograms
  ) -> LogRecord {
    var unit: [UInt8]?
    var message = start
    if start < line.count, line[start] == UInt8(ascii: "[") {
      unit = names.name(in: line, from: start + 1) { behindBracket(line, at: $0) != nil }
      if let unit, let behind = behindBracket(line, at: start + 1 + unit.count) { message = behind }
    }
    let head = EnginePrograms.program(line, from: message)
    let isEngineOutput = head.map { programs.contains(line.bytes($0.name)) } ?? false
    return LogRecord(
      style: .pretty, level: level, unit: unit, isEngineOutput: isEngineOutput,
      message: .part((isEngineOutput ? head?.end ?? message : message)..<line.count))
  }

  /// `14:20:38.490 [unit] tofu: message`, as the first releases with this style have it.
  private static func withoutLevel(_ line: Span<UInt8>, from start: Int, _ names: inout UnitNames) -> LogRecord? {
    guard let head = engineHead(line, from: start, &names), head.unit != nil else { return nil }
    return LogRecord(
      style: .pretty, level: .stdout, unit: head.unit, isEngineOutput: true, message: .part(head.message..<line.count))
  }
}

/// The programs whose output a log passes on, by the base names of their files.
struct EnginePrograms {
  private var known: Set<[UInt8]> = [Array("tofu".utf8), Array("terraform".utf8)]

  mutating func insert(_ name: [UInt8]) { if !known.contains(name) { known.insert(name) } }

  func contains(_ name: [UInt8]) -> Bool { known.contains(name) }

  /// `NAME: ` at a position.
  static func program(_ line: Span<UInt8>, from start: Int) -> (name: Range<Int>, end: Int)? {
    var position = start
    while position < line.count, isNameByte(line[position]) { position += 1 }
    guard position > start, position < line.count, line[position] == UInt8(ascii: ":") else { return nil }
    let end = position + 1
    if end == line.count { return (start..<position, end) }
    guard line[end] == UInt8(ascii: " ") else { return nil }
    return (start..<position, end + 1)
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "."),
      UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "+"), 0x80...0xFF:
      true
    case _: byte.isDigit
    }
  }
}
