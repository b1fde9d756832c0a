import PlanModel

/// The spellings under which a sensitive text is looked for.
enum SecretPatterns {
  /// The shortest text that is looked for inside others, in bytes; shorter ones are hidden only as a whole value.
  static let shortest = 8

  /// How much of a long text is looked for: a text that starts like a secret for so long gives most of it away.
  private static let longest = 256

  /// The patterns of all texts that are long enough: each text itself, and what it looks like in base64.
  static func patterns(of texts: some Sequence<String>) -> [[UInt8]] {
    var patterns: [[UInt8]] = []
    for text in texts where text.utf8.count >= shortest {
      let bytes = Array(text.utf8.prefix(longest))
      let whole = Array(trimmed(bytes))
      // Text that stands indented, or on one line, keeps its lines' contents: see ``EncodedText``.
      for spelling in [whole, EncodedText.joiningLines(whole)] {
        if let spelling, spelling.count >= shortest { patterns.append(spelling) }
      }
      for spelling in escapedSpellings(of: bytes) {
        // A multiple of three, so that the digits of a cut text are digits of the whole one.
        patterns += Base64.spellings(of: trimmed(spelling).prefix(longest / 4 * 3)).filter { $0.count >= shortest }
      }
    }
    return patterns
  }

  /// The text without white space around it.
  ///
  /// A secret read from a file ends in a line break that its other places lack. Nothing but white space is no secret.
  private static func trimmed(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
    let start = bytes.drop { $0 <= 0x20 }
    guard let end = start.lastIndex(where: { $0 > 0x20 }) else { return [] }
    return start[...end]
  }

  /// The text as it is, as JSON spells it, and as Go's JSON does: what `base64encode(jsonencode(...))` encodes.
  private static func escapedSpellings(of bytes: [UInt8]) -> [[UInt8]] {
    let isPlain = bytes.allSatisfy {
      $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") && $0 != UInt8(ascii: "<")
        && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "&")
    }
    if isPlain { return [bytes] }
    let json = bytes.flatMap { escape($0, forHTML: .kept) }
    let go = bytes.flatMap { escape($0, forHTML: .escaped) }
    return [bytes, json, go].enumerated().filter { $0.offset == 0 || $0.element != bytes }.map(\.element)
  }

  private enum HTMLCharacters { case kept, escaped }

  private static func escape(_ byte: UInt8, forHTML: HTMLCharacters) -> [UInt8] {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): [UInt8(ascii: "\\"), byte]
    case 0x0A: Array(#"\n"#.utf8)
    case 0x0D: Array(#"\r"#.utf8)
    case 0x09: Array(#"\t"#.utf8)
    case UInt8(ascii: "<") where forHTML == .escaped: Array(#"\u003c"#.utf8)
    case UInt8(ascii: ">") where forHTML == .escaped: Array(#"\u003e"#.utf8)
    case UInt8(ascii: "&") where forHTML == .escaped: Array(#"\u0026"#.utf8)
    default: [byte]
    }
  }
}
