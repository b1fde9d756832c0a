/// The spaces in front of every line of a plan that was pasted into a page, a list or another log.
struct TextMargin {
  private var spaces = 0

  /// Whether the lines begin at the edge.
  var isNone: Bool { spaces == 0 }

  /// How much of a line is margin.
  ///
  /// A sentence that begins a plan, standing in from the edge, sets it where a plan may begin; a line that stands further
  /// left ends it.
  mutating func width(of line: Span<UInt8>, canBegin: Bool) -> Int {
    guard line.count > 0 else { return 0 }
    if line[0] != UInt8(ascii: " ") {
      spaces = 0
      return 0
    }
    if canBegin { lookForBeginning(line) }
    guard spaces > 0 else { return 0 }
    let indentation = line.skippingSpaces(from: 0, to: min(spaces, line.count))
    if indentation < spaces, indentation < line.count { spaces = 0 }
    return min(spaces, line.count)
  }

  private mutating func lookForBeginning(_ line: Span<UInt8>) {
    let start = line.skippingSpaces(from: 0, to: line.count)
    guard start < line.count, start != spaces, line[start] > 0x40, line[start] < 0x5B,
      let sentence = TextSentence(line.extracting(start..<line.count)), sentence.beginsPlan
    else { return }
    spaces = start
  }
}
