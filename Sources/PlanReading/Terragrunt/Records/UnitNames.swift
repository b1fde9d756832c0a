/// The names of units that a log has shown so far, by which a name is told from what follows it: nothing escapes the brackets and spaces
/// in one.
struct UnitNames {
  private var known: Set<[UInt8]> = []
  private var last: [UInt8] = []

  /// No name is looked for further into a line.
  private static let maximumLength = 2048

  /// Takes a name that is sure to be one.
  mutating func insert(_ name: [UInt8]) { known.insert(name) }

  /// Takes the names of a listing, by which a name that was found without them may be another.
  mutating func insert(listed names: [String]) {
    for name in names { known.insert(Array((Substring(name).dropping(prefix: "./") ?? Substring(name)).utf8)) }
    for name in names { known.insert(Array(name.utf8)) }
    last = []
  }

  /// Finds the name that begins at a position and ends before a mark.
  ///
  /// It is the longest of those that are known, else the shortest whose brackets are balanced.
  ///
  /// - Parameters:
  ///   - line: The line.
  ///   - start: Where the name begins.
  ///   - mark: Says of a position whether what ends a name stands there.
  /// - Returns: nil where nothing ends it.
  mutating func name(in line: Span<UInt8>, from start: Int, endingAt mark: (Int) -> Bool) -> [UInt8]? {
    if !last.isEmpty, line.has(last, at: start), mark(start + last.count) { return last }
    var longestKnown: [UInt8]?
    var shortest: [UInt8]?
    var depth = 0
    var position = start
    let end = min(line.count, start + Self.maximumLength)
    while position <= end {
      if position > start, mark(position) {
        let candidate = line.bytes(start..<position)
        if known.contains(candidate) {
          longestKnown = candidate
        } else if shortest == nil, depth == 0 {
          shortest = candidate
        }
      }
      if position < line.count {
        if line[position] == UInt8(ascii: "[") { depth += 1 }
        if line[position] == UInt8(ascii: "]") { depth -= 1 }
      }
      position += 1
    }
    guard let found = longestKnown ?? shortest else { return nil }
    last = found
    return found
  }
}
