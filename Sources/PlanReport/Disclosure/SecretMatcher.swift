#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Finds any of many byte patterns in a text, at about one step a byte however many patterns there are.
///
/// Each pattern is known by one window of eight of its bytes, chosen so that few patterns share one. A text is read through
/// all its windows: a bit filter drops nearly all of them, a hash table finds the patterns of the rest, and these are
/// compared in full.
///
/// The module's only unsafe code. Every load is of eight bytes at `place` with `0 <= place <= count - 8`; hashes are shifted
/// to the number of bits that the filter and the table were made for, so an index is always inside; comparisons check
/// both ends against `count` first. No pointer leaves its closure.
struct SecretMatcher: Sendable {
  /// The bytes of a window.
  private static let width = 8

  private struct Pattern: Sendable {
    /// Where its bytes are in ``bytes``.
    var start: Int
    var count: Int
    /// Where its window begins, counted from its start.
    var windowOffset: Int
    var window: UInt64
  }

  private var bytes: [UInt8] = []
  private var patterns: [Pattern] = []
  /// Places in ``patterns`` plus one, zero where there is none; a full place is followed by the next.
  private var table: [UInt32]
  /// A bit for each hash that some window has.
  private var filter: [UInt64]
  private let filterShift: UInt64

  /// Takes the patterns; those of less than eight bytes can't be looked for and are left out.
  init(patterns candidates: [[UInt8]]) {
    let usable = candidates.filter { $0.count >= SecretMatcher.width }
    let tableBits = max(4, Int.bitWidth - (usable.count * 2).leadingZeroBitCount)
    let filterBits = min(22, max(10, tableBits + 4))
    table = Array(repeating: 0, count: 1 << tableBits)
    filter = Array(repeating: 0, count: 1 << (filterBits - 6))
    filterShift = UInt64(64 - filterBits)
    for pattern in usable { insert(pattern) }
  }

  /// Whether there is nothing to look for.
  var isEmpty: Bool { patterns.isEmpty }

  /// Whether any pattern stands in the text.
  func matches(_ text: [UInt8]) -> Bool {
    unsafe text.withUnsafeBufferPointer { text in
      var isFound = false
      unsafe search(text) { _ in
        isFound = true
        return .stop
      }
      return isFound
    }
  }

  /// What reading a text for patterns came to.
  enum Look {
    case found, notFound
    /// Not found as it stands, but it holds characters of encodings; here are its bytes.
    case encoded([UInt8])
  }

  /// Looks for any pattern in the text as it stands.
  func look(through text: String) -> Look {
    var text = text
    return text.withUTF8 { bytes in
      var isFound = false
      unsafe search(bytes) { _ in
        isFound = true
        return .stop
      }
      if isFound { return .found }
      guard let start = bytes.baseAddress else { return .notFound }
      let isEncoded = [UInt8(ascii: "\\"), UInt8(ascii: "%"), 0x0A, UInt8(ascii: "+")].contains {
        unsafe memchr(start, Int32($0), bytes.count) != nil
      }
      return isEncoded ? .encoded(unsafe Array(bytes)) : .notFound
    }
  }

  /// The ranges of bytes where patterns stand, in the order of their windows; they may overlap.
  func ranges(in text: [UInt8]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    unsafe text.withUnsafeBufferPointer { text in
      unsafe search(text) { range in
        ranges.append(range)
        return .goOn
      }
    }
    return ranges
  }

  private enum Step { case stop, goOn }

  private func search(_ text: UnsafeBufferPointer<UInt8>, _ visit: (Range<Int>) -> Step) {
    guard let base = unsafe UnsafeRawPointer(text.baseAddress), text.count >= SecretMatcher.width, !isEmpty else {
      return
    }
    let last = text.count - SecretMatcher.width
    let shift = filterShift
    unsafe filter.withUnsafeBufferPointer { filter in
      var place = 0
      while place <= last {
        let window = unsafe base.loadUnaligned(fromByteOffset: place, as: UInt64.self)
        let hash = SecretMatcher.hash(window) >> shift
        if unsafe filter[Int(truncatingIfNeeded: hash >> 6)] >> (hash & 63) & 1 != 0,
          unsafe compare(window, at: place, in: text, visit) == .stop
        {
          return
        }
        place += 1
      }
    }
  }

  /// Compares the patterns of a window with the text around it.
  @inline(never)
  private func compare(
    _ window: UInt64, at place: Int, in text: UnsafeBufferPointer<UInt8>, _ visit: (Range<Int>) -> Step
  ) -> Step {
    var slot = slot(of: window)
    while table[slot] != 0 {
      let pattern = patterns[Int(table[slot]) - 1]
      slot = (slot + 1) & (table.count - 1)
      guard pattern.window == window else { continue }
      let start = place - pattern.windowOffset
      guard start >= 0, start + pattern.count <= text.count else { continue }
      let isEqual = unsafe bytes.withUnsafeBufferPointer { bytes in
        for index in 0..<pattern.count where unsafe bytes[pattern.start + index] != text[start + index] { return false }
        return true
      }
      if isEqual, visit(start..<start + pattern.count) == .stop { return .stop }
    }
    return .goOn
  }

  private mutating func insert(_ pattern: [UInt8]) {
    let (offset, window) = rarestWindow(of: pattern)
    patterns.append(Pattern(start: bytes.count, count: pattern.count, windowOffset: offset, window: window))
    bytes += pattern
    var slot = slot(of: window)
    while table[slot] != 0 { slot = (slot + 1) & (table.count - 1) }
    table[slot] = UInt32(patterns.count)
    let hash = SecretMatcher.hash(window) >> filterShift
    filter[Int(hash >> 6)] |= 1 << (hash & 63)
  }

  /// The first window that is not poor in different bytes and whose place in the table is free, else the least bad one.
  private func rarestWindow(of pattern: [UInt8]) -> (offset: Int, window: UInt64) {
    var best: (offset: Int, window: UInt64, cost: Int)?
    for offset in 0...(pattern.count - SecretMatcher.width) {
      let window = SecretMatcher.window(of: pattern, at: offset)
      let cost = load(of: window) + (SecretMatcher.isMonotonous(window) ? 8 : 0)
      if cost == 0 { return (offset, window) }
      if best.map({ cost < $0.cost }) ?? true { best = (offset, window, cost) }
    }
    return best.map { ($0.offset, $0.window) } ?? (0, SecretMatcher.window(of: pattern, at: 0))
  }

  /// How many patterns a search for the window would pass, up to a limit.
  private func load(of window: UInt64) -> Int {
    var slot = slot(of: window)
    var count = 0
    while table[slot] != 0, count < 16 {
      count += 1
      slot = (slot + 1) & (table.count - 1)
    }
    return count
  }

  private static func window(of pattern: [UInt8], at offset: Int) -> UInt64 {
    unsafe pattern.withUnsafeBytes { unsafe $0.loadUnaligned(fromByteOffset: offset, as: UInt64.self) }
  }

  /// Whether the window repeats one or two bytes, as blanks and rules do.
  private static func isMonotonous(_ window: UInt64) -> Bool {
    window == (window << 16 | window >> 48) || window == (window << 8 | window >> 56)
  }

  private func slot(of window: UInt64) -> Int {
    // Other bits of the hash than the filter's highest ones.
    Int(truncatingIfNeeded: SecretMatcher.hash(window) >> 20) & (table.count - 1)
  }

  @inline(__always)
  private static func hash(_ window: UInt64) -> UInt64 {
    let product = window &* 0x9E37_79B9_7F4A_7C15
    return product ^ product >> 29
  }
}
