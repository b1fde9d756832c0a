/// The compiled-in facts: one sorted text, a record a line, `KEY<tab>CONTENT`.
///
/// Nothing is parsed at start-up and nothing allocated: a record is found by halving the text where it lies in the binary.
struct FactsText {
  /// The facts of this build.
  static var compiledIn: FactsText { FactsText(StaticBytes(CompiledFacts.text)) }

  /// The place of a record's content.
  struct Record: Sendable, Hashable {
    fileprivate let content: Range<Int>
  }

  private let text: StaticBytes

  init(_ text: StaticBytes) {
    self.text = text
  }

  /// Finds the record of a key.
  func record(_ key: String) -> Record? {
    let wanted = Array(key.utf8) + [Self.tab]
    let line = lineStart(from: wanted)
    guard begins(at: line, with: wanted) else { return nil }
    return Record(content: line + wanted.count..<lineEnd(from: line + wanted.count))
  }

  /// The content of a record.
  func bytes(of record: Record) -> [UInt8] { text.copy(record.content) }

  /// The keys that begin with a prefix, without it, in order.
  func keys(withPrefix prefix: String) -> [String] {
    let wanted = Array(prefix.utf8)
    var keys: [String] = []
    var line = lineStart(from: wanted)
    while begins(at: line, with: wanted) {
      var end = line + wanted.count
      while text[end] != Self.tab { end += 1 }
      keys.append(String(decoding: text.copy(line + wanted.count..<end), as: UTF8.self))
      line = lineEnd(from: end) + 1
    }
    return keys
  }

  private static let tab = UInt8(ascii: "\t")
  private static let newline = UInt8(ascii: "\n")

  /// Where the first line begins that does not sort before these bytes; the text's end if none.
  private func lineStart(from wanted: [UInt8]) -> Int {
    var low = 0
    var high = text.count
    while low < high {
      var middle = (low + high) / 2
      while middle > low, text[middle - 1] != Self.newline { middle -= 1 }
      if line(at: middle, precedes: wanted) {
        low = lineEnd(from: middle) + 1
      } else {
        high = middle
      }
    }
    return low
  }

  private func line(at start: Int, precedes wanted: [UInt8]) -> Bool {
    for (offset, byte) in wanted.enumerated() {
      guard start + offset < text.count else { return true }
      let other = text[start + offset]
      if other != byte { return other < byte }
    }
    return false
  }

  private func begins(at start: Int, with wanted: [UInt8]) -> Bool {
    guard start + wanted.count <= text.count else { return false }
    return wanted.indices.allSatisfy { text[start + $0] == wanted[$0] }
  }

  private func lineEnd(from index: Int) -> Int {
    var end = index
    while end < text.count, text[end] != Self.newline { end += 1 }
    return end
  }
}
