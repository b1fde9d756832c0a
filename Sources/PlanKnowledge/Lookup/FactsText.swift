/// The compiled-in facts: two texts that lie in the binary, the records one after the other, and where each one is.
///
/// The index is sorted, a line a record: `KEY<tab>OFFSET LENGTH`. Nothing is parsed at start-up and nothing allocated: a
/// record is found by halving the index where it lies.
struct FactsText {
  /// The facts of this build.
  static var compiledIn: FactsText {
    FactsText(index: StaticBytes(CompiledFacts.index), records: StaticBytes(CompiledFacts.records))
  }

  /// The place of a record's content.
  struct Record: Sendable, Hashable {
    fileprivate let content: Range<Int>
  }

  private let index: StaticBytes
  private let records: StaticBytes

  init(index: StaticBytes, records: StaticBytes) {
    self.index = index
    self.records = records
  }

  /// Finds the record of a key.
  func record(_ key: String) -> Record? {
    let wanted = Array(key.utf8) + [Self.tab]
    let line = lineStart(from: wanted)
    guard begins(at: line, with: wanted) else { return nil }
    var cursor = line + wanted.count
    let offset = number(at: &cursor)
    cursor += 1
    return Record(content: offset..<offset + number(at: &cursor))
  }

  /// The content of a record.
  func bytes(of record: Record) -> [UInt8] { records.copy(record.content) }

  /// The keys that begin with a prefix, without it, in order.
  func keys(withPrefix prefix: String) -> [String] {
    let wanted = Array(prefix.utf8)
    var keys: [String] = []
    var line = lineStart(from: wanted)
    while begins(at: line, with: wanted) {
      var end = line + wanted.count
      while index[end] != Self.tab { end += 1 }
      keys.append(String(decoding: index.copy(line + wanted.count..<end), as: UTF8.self))
      line = lineEnd(from: end) + 1
    }
    return keys
  }

  private static let tab = UInt8(ascii: "\t")
  private static let newline = UInt8(ascii: "\n")

  /// Where the first line begins that does not sort before these bytes; the index's end if none.
  private func lineStart(from wanted: [UInt8]) -> Int {
    var low = 0
    var high = index.count
    while low < high {
      var middle = (low + high) / 2
      while middle > low, index[middle - 1] != Self.newline { middle -= 1 }
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
      guard start + offset < index.count else { return true }
      let other = index[start + offset]
      if other != byte { return other < byte }
    }
    return false
  }

  private func begins(at start: Int, with wanted: [UInt8]) -> Bool {
    guard start + wanted.count <= index.count else { return false }
    return wanted.indices.allSatisfy { index[start + $0] == wanted[$0] }
  }

  private func lineEnd(from start: Int) -> Int {
    var end = start
    while end < index.count, index[end] != Self.newline { end += 1 }
    return end
  }

  private func number(at cursor: inout Int) -> Int {
    var number = 0
    while cursor < index.count, (0x30...0x39).contains(index[cursor]) {
      number = number * 10 + Int(index[cursor] - 0x30)
      cursor += 1
    }
    return number
  }
}
