/// Cuts a stream of bytes into lines, and cleans each of what is not the engine's: colours, carriage returns, prefixes.
struct LineSplitter {
  /// The bytes behind the last line break.
  private var rest: [UInt8] = []
  private var isAtStart = true

  /// Takes the next bytes, and hands on each line that they complete.
  mutating func take(_ chunk: Span<UInt8>, _ body: (Span<UInt8>) -> Void) {
    var start = 0
    var position = 0
    while position < chunk.count {
      if chunk[position] == UInt8(ascii: "\n") {
        handOn(chunk.extracting(start..<position), body)
        start = position + 1
      }
      position += 1
    }
    append(chunk.extracting(start..<chunk.count))
  }

  /// Hands on what stands behind the last line break.
  mutating func finish(_ body: (Span<UInt8>) -> Void) {
    guard !rest.isEmpty else { return }
    let last = rest
    rest = []
    clean(last.span, body)
  }

  private mutating func handOn(_ end: Span<UInt8>, _ body: (Span<UInt8>) -> Void) {
    guard !rest.isEmpty else { return clean(end, body) }
    append(end)
    let line = rest
    rest.removeAll(keepingCapacity: true)
    clean(line.span, body)
  }

  private mutating func append(_ bytes: Span<UInt8>) {
    for index in 0..<bytes.count { rest.append(bytes[index]) }
  }

  private mutating func clean(_ line: Span<UInt8>, _ body: (Span<UInt8>) -> Void) {
    var start = 0
    if isAtStart {
      isAtStart = false
      if line.has("\u{FEFF}", at: 0) { start = 3 }
    }
    var end = line.count
    while end > start, line[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    let bare = line.extracting(start..<end)
    if TerminalCodes.areIn(bare) {
      let plain = TerminalCodes.removed(from: bare)
      body(plain.span.extracting(LinePrefix.length(plain.span)..<plain.count))
    } else {
      body(bare.extracting(LinePrefix.length(bare)..<bare.count))
    }
  }
}

/// The codes that colour a terminal: everything behind an escape character.
enum TerminalCodes {
  private static let escape: UInt8 = 0x1B

  static func areIn(_ line: Span<UInt8>) -> Bool {
    for index in 0..<line.count where line[index] == escape { return true }
    return false
  }

  /// The line without its codes, and without the carriage returns that then stand at its end.
  static func removed(from line: Span<UInt8>) -> [UInt8] {
    var plain: [UInt8] = []
    plain.reserveCapacity(line.count)
    var position = 0
    while position < line.count {
      if line[position] == escape {
        position = end(of: line, from: position)
      } else {
        plain.append(line[position])
        position += 1
      }
    }
    while plain.last == UInt8(ascii: "\r") { plain.removeLast() }
    return plain
  }

  /// The position behind a code: `ESC [ ... letter`, `ESC ] ... BEL` or `ESC ] ... ESC \`, or two bytes.
  private static func end(of line: Span<UInt8>, from start: Int) -> Int {
    var position = start + 1
    guard position < line.count else { return position }
    switch line[position] {
    case UInt8(ascii: "["):
      position += 1
      while position < line.count, line[position] < 0x40 || line[position] > 0x7E { position += 1 }
      return min(position + 1, line.count)
    case UInt8(ascii: "]"), UInt8(ascii: "_"):
      while position < line.count, line[position] != 0x07, line[position] != escape { position += 1 }
      if position < line.count, line[position] == escape { position += 1 }
      return min(position + 1, line.count)
    case _: return position + 1
    }
  }
}
