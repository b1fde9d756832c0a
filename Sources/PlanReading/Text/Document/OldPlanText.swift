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
    guard line.ends(with: "<computed>") || line.ends(with: "(new resource required)")
      || line.ends(with: "(forces new resource)")
    else { return false }
    return true
  }
}

/// The lines that an engine prints while it refreshes, and that stay in the text.
enum ProgressLine {
  /// Whether the line is one: an address, a colon, and what is under way.
  static func isOne(_ line: Span<UInt8>) -> Bool {
    guard let (_, tail) = try? ResourceAddress.prefix(of: Substring(line.text)) else { return false }
    let behind = tail.utf8.starts(with: " (deposed object ".utf8) ? Substring(tail.utf8.drop { $0 != UInt8(ascii: ")") }.dropFirst()) : tail
    return behind.utf8.starts(with: ": ".utf8)
  }
}
