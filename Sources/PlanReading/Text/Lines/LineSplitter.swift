/// Who takes the lines of a text.
protocol LineTaker {
  /// Whether the next line belongs to a value of many lines, which may hold carriage returns of its own.
  var isInsideText: Bool { get }

  /// Takes a line without colours, prefixes and line break.
  mutating func take(_ line: Span<UInt8>)

  /// Takes as many lines from a place on as it can tell to need no cleaning, each with its line break.
  ///
  /// - Returns: The place behind them.
  mutating func takeCleanLines(_ chunk: Span<UInt8>, from start: Int) -> Int
}

/// Cuts a stream of bytes into lines, and cleans each of what is not the engine's: colours, carriage returns, prefixes.
struct LineSplitter {
  /// The bytes behind the last line break.
  private var rest: [UInt8] = []
  private var isAtStart = true
  /// Whether the text's own line breaks are a carriage return and a line feed.
  private var endsInCarriageReturn = false

  /// Takes the next bytes, and hands on each line that they complete.
  mutating func take(_ chunk: Span<UInt8>, by taker: inout some LineTaker) {
    var start = 0
    while start < chunk.count {
      if rest.isEmpty, !isAtStart {
        let clean = taker.takeCleanLines(chunk, from: start)
        if clean > start { endsInCarriageReturn = false }
        start = clean
      }
      let end = chunk.firstPosition(of: UInt8(ascii: "\n"), from: start, to: chunk.count)
      guard end < chunk.count else { break }
      if rest.isEmpty {
        clean(chunk.extracting(start..<end), &taker)
      } else {
        rest.append(chunk, start..<end)
        let line = rest
        rest.removeAll()
        clean(line.span, &taker)
      }
      start = end + 1
    }
    rest.append(chunk, start..<chunk.count)
  }

  /// Hands on what stands behind the last line break.
  mutating func finish(by taker: inout some LineTaker) {
    guard !rest.isEmpty else { return }
    let last = rest
    rest = []
    clean(last.span, &taker)
  }

  private mutating func clean(_ line: Span<UInt8>, _ taker: inout some LineTaker) {
    var start = 0
    if isAtStart {
      isAtStart = false
      if line.has("\u{FEFF}", at: 0) { start = 3 }
    }
    if line.firstPosition(of: TerminalCodes.escape, from: start, to: line.count) < line.count {
      let plain = TerminalCodes.removed(from: line.extracting(start..<line.count))
      handOn(plain.span, &taker)
    } else {
      handOn(line.extracting(start..<line.count), &taker)
    }
  }

  private mutating func handOn(_ line: Span<UInt8>, _ taker: inout some LineTaker) {
    var end = line.count
    while end > 0, line[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    if end < line.count, taker.isInsideText {
      // What remains of them before the line break's own is the value's.
      end = max(end, line.count - (endsInCarriageReturn ? 1 : 0))
    } else {
      endsInCarriageReturn = end < line.count
    }
    let bare = line.extracting(0..<end)
    taker.take(bare.extracting(LinePrefix.length(bare)..<bare.count))
  }
}

// MARK: - Lines one by one

extension LineSplitter {
  /// Takes the next bytes, and gives each line that they complete.
  mutating func take(_ chunk: Span<UInt8>, _ body: (Span<UInt8>) -> Void) {
    withoutActuallyEscaping(body) { body in
      var taker = EachLine(body: body)
      take(chunk, by: &taker)
    }
  }

  /// Gives what stands behind the last line break.
  mutating func finish(_ body: (Span<UInt8>) -> Void) {
    withoutActuallyEscaping(body) { body in
      var taker = EachLine(body: body)
      finish(by: &taker)
    }
  }

  private struct EachLine: LineTaker {
    let body: (Span<UInt8>) -> Void
    var isInsideText: Bool { false }

    mutating func take(_ line: Span<UInt8>) { body(line) }
    mutating func takeCleanLines(_ chunk: Span<UInt8>, from start: Int) -> Int { start }
  }
}

/// The codes that colour a terminal: everything behind an escape character.
enum TerminalCodes {
  static let escape: UInt8 = 0x1B

  /// The line without its codes.
  static func removed(from line: Span<UInt8>) -> [UInt8] {
    var plain: [UInt8] = []
    plain.reserveCapacity(line.count)
    var position = 0
    while position < line.count {
      let next = line.firstPosition(of: escape, from: position, to: line.count)
      plain.append(line, position..<next)
      position = next < line.count ? end(of: line, from: next) : next
    }
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
