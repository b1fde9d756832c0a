/// What is left of Markdown when its code spans and fences are taken out, by CommonMark's rules: what would be parsed.
struct MarkdownStructure {
  /// The lines outside of fences, each code span replaced by `C`.
  private(set) var lines: [String] = []
  private(set) var isFenceOpen = false
  /// The fenced lines.
  private(set) var fenced: [String] = []

  init(_ text: String) {
    var fence: String?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if let open = fence {
        if line == open { fence = nil } else { fenced.append(line) }
      } else if line.hasPrefix("```"), !line.dropFirst(3).drop(while: { $0 == "`" }).contains("`") {
        fence = String(line.prefix { $0 == "`" })
      } else {
        lines.append(MarkdownStructure.withoutSpans(line))
      }
    }
    isFenceOpen = fence != nil
  }

  private static func withoutSpans(_ line: String) -> String {
    let scalars = Array(line.unicodeScalars)
    var result = ""
    var place = 0
    while place < scalars.count {
      // A backslash escapes outside of spans.
      if scalars[place] == "\\", place + 1 < scalars.count, scalars[place + 1] == "`" {
        result += "\\`"
        place += 2
        continue
      }
      guard scalars[place] == "`" else {
        result.unicodeScalars.append(scalars[place])
        place += 1
        continue
      }
      let run = scalars[place...].prefix { $0 == "`" }.count
      if let end = closing(of: run, in: scalars, from: place + run) {
        // Pipes of a table count before spans are looked for.
        let inner = scalars[(place + run)..<end]
        let pipes = zip(inner.indices, inner).filter { $1 == "|" && scalars[$0 - 1] != "\\" }.count
        result += "C" + String(repeating: "|", count: pipes)
        place = end + run
      } else {
        result += String(repeating: "`", count: run)
        place += run
      }
    }
    return result
  }

  private static func closing(of run: Int, in scalars: [Unicode.Scalar], from start: Int) -> Int? {
    var place = start
    while place < scalars.count {
      let here = scalars[place...].prefix { $0 == "`" }.count
      if here == run { return place }
      place += max(1, here)
    }
    return nil
  }
}
