import PlanJSON

/// Gives UTF-16 as UTF-8: Windows PowerShell writes what it redirects as UTF-16.
struct UTF16Source: ByteSource {
  /// The order of the two bytes of a unit.
  enum ByteOrder {
    case littleEndian, bigEndian
  }

  private var source: any ByteSource
  private let order: ByteOrder
  /// The units that are read and not decoded yet: at most a lone high surrogate, once a chunk is decoded.
  private var units: [UInt16] = []
  private var oddByte: UInt8?
  private var decoded: [UInt8] = []
  private var given = 0

  init(_ source: any ByteSource, _ order: ByteOrder) {
    self.source = source
    self.order = order
  }

  mutating func read(into buffer: inout MutableRawSpan) throws -> Int {
    while given == decoded.count {
      guard try decodeChunk() else { return 0 }
    }
    let count = min(buffer.byteCount, decoded.count - given)
    for place in 0..<count { buffer.storeBytes(of: decoded[given + place], toByteOffset: place, as: UInt8.self) }
    given += count
    return count
  }

  /// Decodes the next chunk; a unit that is no part of a character becomes U+FFFD.
  ///
  /// - Returns: Whether there was anything left.
  private mutating func decodeChunk() throws -> Bool {
    let chunk = try source.nextChunk()
    appendUnits(of: chunk)
    if chunk.isEmpty {
      if units.isEmpty && oddByte == nil { return false }
      if oddByte != nil { units.append(0xFFFD) }
      oddByte = nil
    }
    var complete = units[...]
    if !chunk.isEmpty, let last = units.last, UTF16.isLeadSurrogate(last) { complete = complete.dropLast() }
    decoded.removeAll(keepingCapacity: true)
    given = 0
    _ = transcode(
      complete.makeIterator(), from: UTF16.self, to: UTF8.self, stoppingOnError: false, into: { decoded.append($0) })
    units.removeFirst(complete.count)
    return true
  }

  private mutating func appendUnits(of chunk: [UInt8]) {
    for byte in chunk {
      guard let first = oddByte else {
        oddByte = byte
        continue
      }
      switch order {
      case .littleEndian: units.append(UInt16(byte) << 8 | UInt16(first))
      case .bigEndian: units.append(UInt16(first) << 8 | UInt16(byte))
      }
      oddByte = nil
    }
  }
}

extension ByteSource {
  /// The next bytes as an array, empty only at the end.
  mutating func nextChunk(of size: Int = 1 << 16) throws -> [UInt8] {
    var chunk = [UInt8](repeating: 0, count: size)
    let count = try {
      var span = chunk.mutableSpan
      var bytes = unsafe span.mutableBytes
      return try read(into: &bytes)
    }()
    chunk.removeLast(size - count)
    return chunk
  }
}
