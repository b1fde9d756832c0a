/// Shell text read from left to right, as far as quotes go: finds what a person has to fill in.
struct ShellText {
  /// A piece of the text.
  enum Part {
    case text(String)
    /// `<NAME>` outside of quotes, without its brackets.
    case blank(String)
  }

  private enum State {
    case bare, single, double
  }

  private var state = State.bare

  /// Whether the end of what has been read is outside of quotes.
  var isUnquoted: Bool { state == .bare }

  /// Takes the next piece of the text apart.
  mutating func split(_ text: String) -> [Part] {
    let bytes = Array(text.utf8)
    var parts: [Part] = []
    var start = 0
    var index = 0
    while index < bytes.count {
      if isUnquoted, let end = Self.endOfBlank(bytes, from: index) {
        parts.append(.text(String(decoding: bytes[start..<index], as: UTF8.self)))
        parts.append(.blank(String(decoding: bytes[index + 1..<end], as: UTF8.self)))
        start = end + 1
        index = start
      } else {
        index += step(over: bytes[index])
      }
    }
    parts.append(.text(String(decoding: bytes[min(start, bytes.count)...], as: UTF8.self)))
    return parts
  }

  /// Goes over a byte; a backslash takes the next one with it.
  private mutating func step(over byte: UInt8) -> Int {
    switch (byte, state) {
    case (UInt8(ascii: "'"), .bare): state = .single
    case (UInt8(ascii: "'"), .single): state = .bare
    case (UInt8(ascii: "\""), .bare): state = .double
    case (UInt8(ascii: "\""), .double): state = .bare
    case (UInt8(ascii: "\\"), .bare), (UInt8(ascii: "\\"), .double): return 2
    default: break
    }
    return 1
  }

  /// Where the `>` of a `<NAME_IN_CAPITALS>` is that begins here; nil if none does.
  private static func endOfBlank(_ bytes: [UInt8], from start: Int) -> Int? {
    guard bytes[start] == UInt8(ascii: "<") else { return nil }
    let name = bytes[(start + 1)...].prefix { byte in
      (byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z"))
        || (byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9"))
        || byte == UInt8(ascii: "_")
    }
    guard !name.isEmpty, name.endIndex < bytes.count, bytes[name.endIndex] == UInt8(ascii: ">") else { return nil }
    return name.endIndex
  }
}
