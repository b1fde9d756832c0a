#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A run of bytes with room for reading beyond its end.
///
/// This is the one file of the JSON reader that uses unsafe pointers and unchecked loads. What makes them safe:
///
/// - **Lifetime.** The memory is owned by this class and freed in `deinit` alone; everyone reads through the span of
///   `withBytes`, which cannot leave the closure, and whoever keeps a place in the bytes keeps this object.
/// - **Bounds.** The memory holds `capacity + padding` bytes, and `padding` zero bytes always follow the content. A
///   scanner moves over a byte only after it found it not to be NUL, and over a block of 16 only if none of them is NUL,
///   quote, backslash or control, so no position passes the end of the content; a load there reads at most 32 bytes
///   further, inside the padding. What reads trusted text stays between the ends that a scanner has found. Debug builds
///   assert the bounds of every load.
/// - **No write under a reader.** ``ByteWindow`` fills a storage only while nobody else refers to it, so to everyone else
///   the bytes never change; that is why the class is `Sendable`.
@safe final class ByteStorage: @unchecked Sendable {
  /// How many zero bytes follow the content.
  static let padding = 64

  let capacity: Int
  private let start: UnsafeMutableRawPointer

  /// Makes an empty storage.
  init(capacity: Int) {
    self.capacity = capacity
    unsafe start = UnsafeMutableRawPointer.allocate(byteCount: capacity + Self.padding, alignment: 16)
    unsafe start.initializeMemory(as: UInt8.self, repeating: 0, count: Self.padding)
  }

  /// Makes a storage with the given content.
  convenience init(_ bytes: [UInt8]) {
    self.init(capacity: bytes.count)
    unsafe bytes.withUnsafeBytes { source in
      if let base = source.baseAddress { unsafe start.copyMemory(from: base, byteCount: source.count) }
    }
    pad(after: capacity)
  }

  deinit {
    unsafe start.deallocate()
  }

  /// Gives the content and its padding for reading.
  @inline(__always)
  func withBytes<Result, Failure>(_ body: (RawSpan) throws(Failure) -> Result) throws(Failure) -> Result {
    defer { withExtendedLifetime(self) {} }
    return try body(unsafe UnsafeRawBufferPointer(start: start, count: capacity + Self.padding).bytes)
  }

  /// Lets a source write behind the first `kept` bytes, and puts the padding after what it wrote.
  ///
  /// - Returns: How many bytes the source gave.
  /// - Throws: What the source throws.
  func fill(from source: inout any ByteSource, keeping kept: Int) throws -> Int {
    precondition(kept < capacity)
    var room = unsafe UnsafeMutableRawBufferPointer(start: start + kept, count: capacity - kept).mutableBytes
    let count = try source.read(into: &room)
    precondition((0...capacity - kept).contains(count), "a byte source gave more bytes than it had room for")
    pad(after: kept + count)
    return count
  }

  /// Moves a part of the content to the start of this or another storage.
  func move(_ part: Range<Int>, to other: ByteStorage) {
    precondition(part.upperBound <= capacity && part.count <= other.capacity)
    unsafe other.start.copyMemory(from: start + part.lowerBound, byteCount: part.count)
    other.pad(after: part.count)
  }

  /// A storage with a copy of a part of the content.
  func copy(_ part: Range<Int>) -> ByteStorage {
    let copy = ByteStorage(capacity: part.count)
    move(part, to: copy)
    return copy
  }

  private func pad(after count: Int) {
    unsafe (start + count).initializeMemory(as: UInt8.self, repeating: 0, count: Self.padding)
  }
}

/// The nodes of a tape, in memory that grows while the tape is built.
///
/// - **Lifetime.** As above: owned by this class, freed in `deinit` alone, never handed out.
/// - **Bounds.** A node is read or changed only at a place that the builder has appended; the places in `next` and those
///   that the builder has open are such. Debug builds assert it.
/// - **No write under a reader.** Only ``TapeBuilder`` changes nodes, before anyone else has the tape.
@safe final class NodeStorage: @unchecked Sendable {
  private(set) var count = 0
  private var capacity: Int
  private var start: UnsafeMutablePointer<TapeNode>

  init(capacity: Int) {
    self.capacity = max(capacity, 1)
    unsafe start = UnsafeMutablePointer.allocate(capacity: self.capacity)
  }

  deinit {
    unsafe start.deallocate()
  }

  @inline(__always)
  func append(_ node: TapeNode) {
    if count == capacity { grow() }
    unsafe (start + count).initialize(to: node)
    count &+= 1
  }

  @inline(__always)
  subscript(place: Int) -> TapeNode {
    get {
      assert(place >= 0 && place < count)
      return unsafe start[place]
    }
    set {
      assert(place >= 0 && place < count)
      unsafe start[place] = newValue
    }
  }

  @inline(never)
  private func grow() {
    let larger = UnsafeMutablePointer<TapeNode>.allocate(capacity: capacity * 2)
    unsafe larger.moveInitialize(from: start, count: count)
    unsafe start.deallocate()
    unsafe start = larger
    capacity *= 2
  }
}

extension RawSpan {
  /// The byte at a position that the proof above covers.
  @inline(__always)
  func byte(_ position: Int) -> UInt8 {
    assert(position >= 0 && position < byteCount)
    return unsafe unsafeLoad(fromUncheckedByteOffset: position, as: UInt8.self)
  }

  /// The 16 bytes from a position that the proof above covers.
  @inline(__always)
  func block(_ position: Int) -> SIMD16<UInt8> {
    assert(position >= 0 && position + 16 <= byteCount)
    return unsafe unsafeLoadUnaligned(fromUncheckedByteOffset: position, as: SIMD16<UInt8>.self)
  }

  /// The four bytes from a position that the proof above covers, the first one lowest.
  @inline(__always)
  func word(_ position: Int) -> UInt32 {
    assert(position >= 0 && position + 4 <= byteCount)
    return UInt32(littleEndian: unsafe unsafeLoadUnaligned(fromUncheckedByteOffset: position, as: UInt32.self))
  }

  /// The eight bytes from a position that the proof above covers, the first one lowest.
  @inline(__always)
  func longWord(_ position: Int) -> UInt64 {
    assert(position >= 0 && position + 8 <= byteCount)
    return UInt64(littleEndian: unsafe unsafeLoadUnaligned(fromUncheckedByteOffset: position, as: UInt64.self))
  }

  /// The text of a range of valid UTF-8.
  func text(_ start: Int, _ count: Int) -> String {
    precondition(start >= 0 && count >= 0 && start + count <= byteCount)
    return unsafe withUnsafeBytes { bytes in
      unsafe String(decoding: UnsafeRawBufferPointer(rebasing: bytes[start..<start + count]), as: UTF8.self)
    }
  }

  /// How a range of these bytes sorts against a range of others: negative, zero or positive.
  func compare(_ start: Int, _ count: Int, with other: RawSpan, _ otherStart: Int, _ otherCount: Int) -> Int {
    precondition(start >= 0 && count >= 0 && start + count <= byteCount)
    precondition(otherStart >= 0 && otherCount >= 0 && otherStart + otherCount <= other.byteCount)
    let common = min(count, otherCount)
    guard common > 0 else { return count - otherCount }
    let order = unsafe withUnsafeBytes { left in
      unsafe other.withUnsafeBytes { right in
        guard let left = left.baseAddress, let right = right.baseAddress else { return Int32(0) }
        return unsafe memcmp(left + start, right + otherStart, common)
      }
    }
    return order == 0 ? count - otherCount : Int(order)
  }

  /// Whether a range of these bytes is the same as a range of others.
  func isEqual(_ start: Int, _ count: Int, to other: RawSpan, _ otherStart: Int, _ otherCount: Int) -> Bool {
    count == otherCount && compare(start, count, with: other, otherStart, otherCount) == 0
  }
}

extension RawSpan {
  /// Feeds all bytes to a hasher.
  func feed(_ hasher: inout Hasher) {
    unsafe withUnsafeBytes { unsafe hasher.combine(bytes: $0) }
  }
}

extension MutableRawSpan {
  /// Copies a part of other bytes to the start of this span.
  mutating func copyBytes(from source: [UInt8], at position: Int, count: Int) {
    precondition(position >= 0 && count >= 0 && position + count <= source.count && count <= byteCount)
    unsafe withUnsafeMutableBytes { target in
      unsafe source.withUnsafeBytes { bytes in
        unsafe target.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[position..<position + count]))
      }
    }
  }
}

extension String {
  /// Gives the text's UTF-8 bytes, without copying them where they are stored as such.
  @inline(__always)
  func withBytes<Result>(_ body: (RawSpan) -> Result) -> Result {
    var copy = self
    return copy.withUTF8 { body(unsafe UnsafeRawBufferPointer($0).bytes) }
  }
}

extension [UInt8] {
  /// Lets a source write from a place on, up to the array's end.
  ///
  /// - Returns: How many bytes the source gave.
  /// - Throws: What the source throws.
  mutating func fill(from source: inout some ByteSource, at start: Int) throws -> Int {
    precondition(start >= 0 && start <= count)
    return try unsafe withUnsafeMutableBytes { bytes in
      var room = unsafe UnsafeMutableRawBufferPointer(rebasing: bytes[start...]).mutableBytes
      return try source.read(into: &room)
    }
  }
}

extension StaticString {
  /// Gives the text's UTF-8 bytes.
  @inline(__always)
  func withBytes<Result>(_ body: (RawSpan) -> Result) -> Result {
    withUTF8Buffer { body(unsafe UnsafeRawBufferPointer($0).bytes) }
  }

  /// The first eight bytes, the first one lowest, zeros behind a shorter text.
  @inline(__always)
  var prefix: UInt64 {
    withBytes { bytes in
      if bytes.byteCount >= 8 { return bytes.longWord(0) }
      var prefix: UInt64 = 0
      for place in 0..<Swift.min(bytes.byteCount, 8) { prefix |= UInt64(bytes.byte(place)) << UInt64(place * 8) }
      return prefix
    }
  }
}

extension [UInt8] {
  /// Appends a range of other bytes.
  @inline(__always)
  mutating func append(_ bytes: RawSpan, _ start: Int, _ count: Int) {
    precondition(start >= 0 && count >= 0 && start + count <= bytes.byteCount)
    unsafe bytes.withUnsafeBytes { source in
      unsafe append(contentsOf: UnsafeRawBufferPointer(rebasing: source[start..<start + count]))
    }
  }
}
