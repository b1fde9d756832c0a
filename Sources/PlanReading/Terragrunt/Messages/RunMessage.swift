/// A message of Terragrunt's own: the rest of its record, and the lines without a record behind it.
struct RunMessage {
  let level: LogLevel
  /// The unit that the record names, as it spells it.
  var unit: String?
  /// Its lines without colours, at least one.
  private(set) var lines: [String]
  /// The line of the log that it begins on.
  let line: Int
  private var byteCount = 0

  /// What follows this many bytes is left out: some releases put a unit's whole output into a message.
  private static let maximumSize = 1 << 18

  init(level: LogLevel, unit: String?, text: Span<UInt8>, line: Int) {
    self.level = level
    self.unit = unit
    self.line = line
    lines = []
    take(text)
  }

  /// Takes a line behind the record, or several.
  mutating func take(_ text: Span<UInt8>) {
    byteCount += text.count
    guard byteCount <= Self.maximumSize else { return }
    var start = 0
    for position in 0..<text.count where text[position] == UInt8(ascii: "\n") {
      append(text.extracting(start..<position))
      start = position + 1
    }
    append(text.extracting(start..<text.count))
  }

  private mutating func append(_ line: Span<UInt8>) {
    let plain = TerminalCodes.removed(from: line)
    if let trailing = TrailingUnit.unit(of: plain.span, from: 0), !lines.isEmpty {
      unit = plain.span.text(trailing.unit)
      lines.append(plain.span.text(0..<trailing.end))
    } else {
      lines.append(plain.span.text)
    }
  }

  /// The first line.
  var head: Substring { Substring(lines[0]) }
}

extension Substring {
  /// The parts before and behind the first place where a text stands.
  func parting(at text: String) -> (before: Substring, behind: Substring)? {
    var place = startIndex
    while place < endIndex {
      if utf8[place...].starts(with: text.utf8) {
        return (self[..<place], self[utf8.index(place, offsetBy: text.utf8.count)...])
      }
      place = utf8.index(after: place)
    }
    return nil
  }

  /// The text without the spaces, tabs and line ends around it.
  var trimmed: Substring {
    var rest = self
    while let first = rest.utf8.first, first == 0x20 || first == 0x09 || first == 0x0D || first == 0x0A {
      rest = rest[rest.utf8.index(after: rest.startIndex)...]
    }
    while let last = rest.utf8.last, last == 0x20 || last == 0x09 || last == 0x0D || last == 0x0A {
      rest = rest[..<rest.utf8.index(before: rest.endIndex)]
    }
    return rest
  }

  /// The text between two quotation marks that it begins with, and what is behind them.
  func quoted(by mark: String) -> (text: Substring, behind: Substring)? {
    dropping(prefix: mark)?.parting(at: mark).map { ($0.before, $0.behind) }
  }
}
