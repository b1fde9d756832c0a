/// Where the bytes of a document come from: a file, standard input, memory.
package protocol ByteSource {
  /// Puts the next bytes at the start of the buffer.
  ///
  /// - Returns: How many bytes there are now, 0 only at the end of the source.
  /// - Throws: Whatever the source fails with; it reaches the caller of the scanner as it is.
  mutating func read(into buffer: inout MutableRawSpan) throws -> Int
}

extension ByteSource {
  /// The next bytes as an array, empty only at the end.
  ///
  /// - Throws: Whatever the source fails with.
  package mutating func nextChunk(of size: Int = 1 << 16) throws -> [UInt8] {
    var chunk = [UInt8](repeating: 0, count: size)
    let count = try chunk.fill(from: &self, at: 0)
    chunk.removeLast(size - count)
    return chunk
  }
}

/// Bytes that are in memory already.
package struct MemorySource: ByteSource {
  private let bytes: [UInt8]
  private var position = 0

  /// Makes a source of the given bytes.
  package init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Makes a source of a text's UTF-8 bytes.
  package init(_ text: String) {
    bytes = Array(text.utf8)
  }

  /// Copies as many bytes as fit.
  package mutating func read(into buffer: inout MutableRawSpan) -> Int {
    let count = min(buffer.byteCount, bytes.count - position)
    buffer.copyBytes(from: bytes, at: position, count: count)
    position += count
    return count
  }
}

/// Bytes that were read ahead, and the source behind them: what looked at a source's beginning puts it back with this.
package struct PrefixedSource: ByteSource {
  private var prefix: MemorySource
  private var isPrefixLeft = true
  private var rest: any ByteSource

  /// Makes a source that gives the prefix first.
  package init(prefix: [UInt8], rest: any ByteSource) {
    self.prefix = MemorySource(prefix)
    self.rest = rest
  }

  /// Gives the prefix until it is used up, then what the source behind it gives.
  package mutating func read(into buffer: inout MutableRawSpan) throws -> Int {
    if isPrefixLeft {
      let count = prefix.read(into: &buffer)
      if count > 0 { return count }
      isPrefixLeft = false
    }
    return try rest.read(into: &buffer)
  }
}

/// A source made of a function, for a descriptor or a socket.
package struct FunctionSource: ByteSource {
  private let function: (inout MutableRawSpan) throws -> Int

  /// Takes a function that does what ``ByteSource/read(into:)`` asks for.
  package init(_ function: @escaping (inout MutableRawSpan) throws -> Int) {
    self.function = function
  }

  /// Calls the function.
  package mutating func read(into buffer: inout MutableRawSpan) throws -> Int {
    try function(&buffer)
  }
}
