/// Bytes that are written one behind the other, in memory that grows.
///
/// The writer's counterpart of ``ByteStorage``, and the only other file of the module with unsafe pointers of its own. What
/// makes them safe:
///
/// - **Lifetime.** The memory is owned by this class, freed in `deinit` alone, and never handed out.
/// - **Bounds.** The memory holds `capacity + padding` bytes. Whoever writes `n` bytes has called `reserve(n)` before, so
///   that they end within `capacity`; a block that is read to be checked begins before `count`, so it ends inside the padding.
/// - **One owner.** Only the ``JSONWriter`` that made it writes, and it is not `Sendable`.
@safe final class WrittenBytes {
  private static let padding = 16

  private(set) var count = 0
  private var capacity: Int
  private var start: UnsafeMutableRawPointer

  init(capacity: Int = 1 << 10) {
    self.capacity = capacity
    unsafe start = UnsafeMutableRawPointer.allocate(byteCount: capacity + Self.padding, alignment: 16)
    unsafe start.initializeMemory(as: UInt8.self, repeating: 0, count: capacity + Self.padding)
  }

  deinit {
    unsafe start.deallocate()
  }

  /// A copy of what was written.
  var bytes: [UInt8] { unsafe Array(UnsafeRawBufferPointer(start: start, count: count)) }

  /// Forgets what was written behind a place, and keeps the memory.
  func truncate(to place: Int) {
    precondition(place >= 0 && place <= count)
    count = place
  }

  @inline(__always)
  func append(_ byte: UInt8) {
    reserve(1)
    unsafe start.storeBytes(of: byte, toByteOffset: count, as: UInt8.self)
    count &+= 1
  }

  @inline(__always)
  func append(_ bytes: RawSpan, _ first: Int, _ length: Int) {
    precondition(first >= 0 && length >= 0 && first + length <= bytes.byteCount)
    if length == 0 { return }
    reserve(length)
    unsafe bytes.withUnsafeBytes { source in
      if let base = source.baseAddress { unsafe (start + count).copyMemory(from: base + first, byteCount: length) }
    }
    count &+= length
  }

  func append(_ text: StaticString) {
    text.withBytes { append($0, 0, $0.byteCount) }
  }

  func append(_ text: String) {
    text.withBytes { append($0, 0, $0.byteCount) }
  }

  func append(_ bytes: [UInt8]) {
    unsafe bytes.withUnsafeBytes { append(unsafe $0.bytes, 0, bytes.count) }
  }

  /// The first byte from a place on that is to be escaped in a JSON string or is beyond ASCII; nil if there is none.
  func firstNotPlain(from start: Int) -> Int? {
    var place = start
    while place < count {
      let lanes = lanesNotPlain(unsafe self.start.loadUnaligned(fromByteOffset: place, as: SIMD16<UInt8>.self))
      if lanes != 0 {
        let found = place &+ laneOfLowestBit(lanes)
        return found < count ? found : nil
      }
      place &+= 16
    }
    return nil
  }

  @inline(__always)
  private func reserve(_ room: Int) {
    if count &+ room > capacity { grow(room) }
  }

  @inline(never)
  private func grow(_ room: Int) {
    let larger = max(capacity * 2, count + room)
    let memory = UnsafeMutableRawPointer.allocate(byteCount: larger + Self.padding, alignment: 16)
    unsafe memory.copyMemory(from: start, byteCount: count)
    unsafe (memory + count).initializeMemory(as: UInt8.self, repeating: 0, count: larger + Self.padding - count)
    unsafe start.deallocate()
    unsafe start = memory
    capacity = larger
  }
}
