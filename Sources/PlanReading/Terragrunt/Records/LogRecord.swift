/// One record of a Terragrunt log: what stands in front of a message, taken apart.
struct LogRecord {
  var style: LogStyle
  var level: LogLevel
  /// The unit, as the record spells it; nil in runs of a single unit and in records about the run.
  var unit: [UInt8]?
  /// Whether the message is output of the engine, rather than Terragrunt's own.
  var isEngineOutput: Bool
  var message: Message

  enum Message {
    /// The rest of the line from a position on, up to another.
    case part(Range<Int>)
    /// A text of its own, with line breaks: what a JSON record holds.
    case text([UInt8])
    /// A line of a JSON record of Terragrunt 0.67, which has a record for each line.
    case line([UInt8])
  }
}

/// How a log is written (`--log-format`, and what came before it).
enum LogStyle {
  /// `14:20:38.490 STDOUT [unit] tofu: message`.
  case pretty
  /// `time=... level=stdout prefix=unit tf-path=tofu msg=message`, and the text of 0.66 and before.
  case keyValue
  /// An object a line.
  case json
  /// `INFO[0000] message`; the engine's output stands between, raw.
  case bare
  /// `[/path/of/unit] line` (`--terragrunt-include-module-prefix`, 0.46 to 0.66), beside Terragrunt's own records of another style.
  case unitPrefix

  /// Whether a log of this style can hold records of another.
  func admits(_ other: LogStyle) -> Bool {
    switch (self, other) {
    case (.pretty, .pretty), (.keyValue, .keyValue), (.json, .json), (.bare, .bare), (.unitPrefix, .unitPrefix): true
    case (.keyValue, .unitPrefix), (.json, .unitPrefix), (.bare, .unitPrefix): true
    case (.unitPrefix, .keyValue), (.unitPrefix, .json), (.unitPrefix, .bare): true
    case (.pretty, _), (_, .pretty), (.keyValue, _), (.json, _), (.bare, _): false
    }
  }
}

/// How grave a record is, or which stream of the engine it passes on.
enum LogLevel {
  case stdout, stderr, error, warning, info, debug

  /// Reads the word of any style.
  init?(_ word: String) {
    switch word {
    case "STDOUT", "stdout", "STDO": self = .stdout
    case "STDERR", "stderr", "STDE": self = .stderr
    case "ERROR", "error", "ERRO", "FATAL", "fatal", "FATA", "panic": self = .error
    case "WARN", "WARNING", "warn", "warning": self = .warning
    case "INFO", "info": self = .info
    case "DEBUG", "debug", "DEBU", "TRACE", "trace", "TRAC": self = .debug
    case _: return nil
    }
  }
}

extension Span<UInt8> {
  /// The first position from the given one on that no colour (`ESC [ ... m`) begins at.
  func behindColours(from start: Int) -> Int {
    var position = start
    while has("\u{1B}[", at: position) {
      var end = position + 2
      while end < count, self[end] < 0x40 { end += 1 }
      guard end < count, self[end] == UInt8(ascii: "m") else { return position }
      position = end + 1
    }
    return position
  }

  /// The first position from the given one on that neither a colour begins at nor a space stands at.
  func behindColoursAndSpaces(from start: Int, atMost spaces: Int = Int.max) -> Int {
    var position = behindColours(from: start)
    var left = spaces
    while left > 0, position < count, self[position] == UInt8(ascii: " ") {
      position = behindColours(from: position + 1)
      left -= 1
    }
    return position
  }

  /// The bytes of a part.
  func bytes(_ range: Range<Int>) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.append(self, range)
    return bytes
  }

  /// Whether bytes stand at a position.
  func has(_ bytes: [UInt8], at position: Int) -> Bool {
    guard position + bytes.count <= count else { return false }
    for index in bytes.indices where self[position + index] != bytes[index] { return false }
    return true
  }
}
