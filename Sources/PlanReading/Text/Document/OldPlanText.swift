import PlanModel

/// Signs of the plan text of Terraform 0.11 and older, which has no comments and no blocks.
enum OldPlanText {
  /// Whether the line opens a change there: a symbol, an address, nothing that a newer engine would write.
  static func isChange(_ line: Span<UInt8>) -> Bool {
    let text = line.text
    var rest = Substring(text.utf8.drop { $0 == UInt8(ascii: " ") })
    for symbol in ["-/+ ", "+ ", "- ", "~ ", "<= "] {
      if let behind = rest.dropping(prefix: symbol) {
        rest = behind
        break
      }
    }
    guard rest.utf8.count < text.utf8.count, let (_, tail) = try? ResourceAddress.prefix(of: rest) else { return false }
    return tail.isEmpty || tail.utf8.starts(with: " (".utf8)
  }

  /// Whether no other engine writes such a line.
  static func isUnmistakable(_ line: Span<UInt8>) -> Bool {
    guard line.count > 4, line[0] == UInt8(ascii: " ") || line[0] == UInt8(ascii: "-") else { return false }
    guard
      line.ends(with: "<computed>") || line.ends(with: "(new resource required)")
        || line.ends(with: "(forces new resource)")
    else { return false }
    return true
  }
}

/// The lines of a log that an engine or a provider writes between those of a plan.
enum LogLine {
  /// Whether the line is one: perhaps a time, then a level in brackets.
  static func isOne(_ line: Span<UInt8>) -> Bool {
    guard line.count > 8 else { return false }
    var position = 0
    if line[0].isDigit {
      // `2022/01/06 13:58:06 [DEBUG]` and `2024-01-02T03:04:05.678+0100 [DEBUG]`.
      guard line[4] == UInt8(ascii: "/") || line[4] == UInt8(ascii: "-") else { return false }
      while position < min(line.count, 40), line[position] != UInt8(ascii: "[") { position += 1 }
    }
    guard position < line.count, line[position] == UInt8(ascii: "[") else { return false }
    return levels.contains { line.has($0, at: position + 1) }
  }

  private static let levels: [StaticString] = ["DEBUG]", "TRACE]", "INFO]", "WARN]", "ERROR]"]
}

/// The lines that an engine prints while it refreshes, and that stay in the text.
enum ProgressLine {
  /// Whether the line is one: an address, a colon, and what is under way.
  static func isOne(_ line: Span<UInt8>) -> Bool {
    guard let (_, tail) = try? ResourceAddress.prefix(of: Substring(line.text)) else { return false }
    let behind =
      tail.utf8.starts(with: " (deposed object ".utf8)
      ? Substring(tail.utf8.drop { $0 != UInt8(ascii: ")") }.dropFirst()) : tail
    return behind.utf8.starts(with: ": ".utf8)
  }
}
