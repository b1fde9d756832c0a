/// A small window over a source: the bytes being scanned, which move on as the scanner does.
///
/// The window grows only when one value that must be held whole outgrows it, and only up to a limit.
struct ByteWindow: ~Copyable {
  /// The bytes in the window, behind them the padding.
  private(set) var storage: ByteStorage
  /// How many bytes the window holds.
  private(set) var count = 0
  /// The place in the document of the window's first byte.
  private(set) var base = 0
  /// Whether the source has no more bytes than those in the window.
  private(set) var isAtEnd = false

  /// Where the bytes of the window end, if more may follow; else -1.
  var unfinishedEnd: Int { isAtEnd ? -1 : count }

  private var source: any ByteSource
  private let limit: Int

  init(_ source: any ByteSource, size: Int, limit: Int) {
    self.source = source
    self.limit = limit
    storage = ByteStorage(capacity: max(size, 1))
  }

  /// Drops what stands before a position and fills the window behind the rest.
  ///
  /// Afterwards the kept position is 0 and at least one byte is new, or the window is at the end of its source.
  ///
  /// - Returns: Whether there was room: false where the kept bytes alone reach the limit.
  /// - Throws: What the source throws.
  mutating func refill(keepingFrom position: Int) throws -> Bool {
    let kept = count - position
    if !makeRoom(for: position..<count) { return false }
    base += position
    count = kept
    // Until it is full: what has to start over with a value does so only as often as the window doubles.
    while count < storage.capacity, !isAtEnd {
      let added = try storage.fill(from: &source, keeping: count)
      isAtEnd = added == 0
      count += added
    }
    return true
  }

  /// What stands from a position on, in the window and behind it.
  func remainder(from position: Int) -> any ByteSource {
    var bytes: [UInt8] = []
    storage.withBytes { bytes.append($0, position, count - position) }
    return PrefixedSource(prefix: bytes, rest: source)
  }

  /// Puts the kept part at the start of a storage that nobody else reads and that has as much room again.
  private mutating func makeRoom(for kept: Range<Int>) -> Bool {
    let needsMore = kept.count > storage.capacity / 2
    if needsMore && storage.capacity >= limit && kept.count == storage.capacity { return false }
    let capacity = needsMore ? max(storage.capacity, min(storage.capacity * 2, limit)) : storage.capacity
    if capacity == storage.capacity && isKnownUniquelyReferenced(&storage) {
      storage.move(kept, to: storage)
    } else {
      let next = ByteStorage(capacity: capacity)
      storage.move(kept, to: next)
      storage = next
    }
    return true
  }
}
