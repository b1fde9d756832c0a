/// What a CI system puts in front of each line of a log.
enum LinePrefix {
  /// How many bytes of a line are such a prefix.
  ///
  /// - GitHub Actions and Azure Pipelines: `2026-01-02T03:04:05.1234567Z `; the former's command line puts the names of the
  ///   job and the step before it, with tabs.
  /// - GitLab: `2026-01-02T03:04:05.123456Z 00O `, and marks `section_start:...` that a carriage return ends.
  /// - Jenkins: `[2026-01-02T03:04:05.678Z] `.
  static func length(_ line: Span<UInt8>) -> Int {
    guard line.count > 0 else { return 0 }
    switch line[0] {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): return behindTime(line, from: 0) ?? 0
    case UInt8(ascii: "["): return behindBracketedTime(line) ?? 0
    case UInt8(ascii: "s") where line.starts(with: "section_"): return behindSectionMark(line)
    case UInt8(ascii: " "), UInt8(ascii: "}"): return 0
    // Other lines of a plan begin with a sign or a capital; a job's name may do so too, but has a tab and a time behind.
    case _: return line.count > 24 ? behindJobAndStep(line) ?? 0 : 0
    }
  }

  /// `dddd-dd-ddTdd:dd:dd`, then a fraction and a zone.
  private static func behindTime(_ line: Span<UInt8>, from start: Int) -> Int? {
    guard let zone = behindClock(line, from: start), zone < line.count, line[zone] == UInt8(ascii: "Z") else {
      return nil
    }
    guard zone + 1 < line.count else { return line.count }
    guard line[zone + 1] == UInt8(ascii: " ") else { return nil }
    return behindStreamMark(line, from: zone + 2)
  }

  private static func behindClock(_ line: Span<UInt8>, from start: Int) -> Int? {
    let pattern = "0000-00-00T00:00:00"
    guard start + pattern.utf8.count < line.count else { return nil }
    var position = start
    for expected in pattern.utf8 {
      let byte = line[position]
      guard expected == UInt8(ascii: "0") ? byte.isDigit : byte == expected else { return nil }
      position += 1
    }
    if line[position] == UInt8(ascii: ".") {
      position += 1
      while position < line.count, line[position].isDigit { position += 1 }
    }
    return position
  }

  /// GitLab's `00O ` or `00E+`: the stream that the line came from.
  private static func behindStreamMark(_ line: Span<UInt8>, from start: Int) -> Int {
    guard start + 3 < line.count, line[start].isHexadecimalDigit, line[start + 1].isHexadecimalDigit,
      line[start + 2] == UInt8(ascii: "O") || line[start + 2] == UInt8(ascii: "E"),
      line[start + 3] == UInt8(ascii: " ") || line[start + 3] == UInt8(ascii: "+")
    else { return start }
    return start + 4
  }

  private static func behindBracketedTime(_ line: Span<UInt8>) -> Int? {
    guard let zone = behindClock(line, from: 1), line.has("Z]", at: zone) else { return nil }
    return line.has(" ", at: zone + 2) ? zone + 3 : zone + 2
  }

  private static func behindSectionMark(_ line: Span<UInt8>) -> Int {
    var position = line.count
    while position > 0, line[position - 1] != UInt8(ascii: "\r") { position -= 1 }
    return position
  }

  private static func behindJobAndStep(_ line: Span<UInt8>) -> Int? {
    let end = min(line.count, 256)
    let first = line.firstPosition(of: UInt8(ascii: "\t"), from: 0, to: end)
    let second = line.firstPosition(of: UInt8(ascii: "\t"), from: first + 1, to: end)
    return second < end ? behindTime(line, from: second + 1) : nil
  }
}

extension UInt8 {
  fileprivate var isHexadecimalDigit: Bool {
    isDigit || (self | 0x20 >= UInt8(ascii: "a") && self | 0x20 <= UInt8(ascii: "f"))
  }
}
