/// Text from outside, made visible: what a reader can't see for what it is becomes an escape.
///
/// Controls would drive a terminal, bidirectional characters turn a line around, zero-width ones hide in a name. They all
/// become `\u001b` and the like, as HCL spells them.
package enum VisibleText {
  /// The text in one line: line breaks and tabs become escapes too.
  package static func line(_ text: some StringProtocol) -> String {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return String(text) }
    var line = ""
    for scalar in text.unicodeScalars { append(scalar, to: &line) }
    return line
  }

  /// The text as lines: broken where it has line breaks, tabs as two spaces.
  static func lines(_ text: String) -> [String] {
    let scalars = text.unicodeScalars
    var lines = scalars.split(separator: "\n", omittingEmptySubsequences: false).map { part in
      var line = ""
      let content = part.last == "\r" ? part.dropLast() : part
      for scalar in content {
        if scalar == "\t" { line += "  " } else { append(scalar, to: &line) }
      }
      return line
    }
    while lines.count > 1, lines.last == "" { lines.removeLast() }
    return lines
  }

  private static func append(_ scalar: Unicode.Scalar, to line: inout String) {
    switch scalar {
    case "\n": line += "\\n"
    case "\r": line += "\\r"
    case "\t": line += "\\t"
    default: if scalar.isInvisible { line += escape(scalar) } else { line.unicodeScalars.append(scalar) }
    }
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16)
    let width = scalar.value > 0xFFFF ? 8 : 4
    return (width == 8 ? "\\U" : "\\u") + String(repeating: "0", count: width - digits.utf8.count) + digits
  }
}

/// How wide text stands in a terminal.
package enum DisplayWidth {
  /// The columns that a text without controls takes.
  package static func of(_ text: some StringProtocol) -> Int {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.utf8.count }
    return text.unicodeScalars.reduce(0) { $0 + columns(of: $1) }
  }

  private static func columns(of scalar: Unicode.Scalar) -> Int {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return 0
    default: break
    }
    // The blocks of East Asian Wide and Fullwidth characters, and the emoji beyond them.
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }

  /// The longest start of a text that fits into so many columns, with `…` where something is left out.
  static func cut(_ text: String, to limit: Int) -> String {
    guard of(text) > limit else { return text }
    var kept = ""
    var width = 0
    for scalar in text.unicodeScalars {
      width += columns(of: scalar)
      if width > limit - 1 { break }
      kept.unicodeScalars.append(scalar)
    }
    return kept + "…"
  }
}
