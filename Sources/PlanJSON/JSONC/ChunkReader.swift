#if JSONC
  /// Cuts a source into chunks that never end within a character: json-c takes half of one for an error.
  struct ChunkReader {
    private var source: any ByteSource
    private var rest: [UInt8] = []
    /// How many bytes were handed out.
    private(set) var byte = 0

    private static let size = 64 << 10

    init(_ source: any ByteSource) {
      self.source = source
    }

    /// The next bytes, none at the end of the source.
    ///
    /// - Throws: ``JSONError`` where the source ends within a character; what the source throws.
    mutating func next() throws -> [UInt8] {
      var chunk = rest
      rest = []
      while true {
        let start = chunk.count
        chunk += [UInt8](repeating: 0, count: Self.size)
        let added = try chunk.fill(from: &source, at: start)
        chunk.removeLast(Self.size - added)
        let unfinished = Self.unfinishedCount(chunk)
        if added == 0, unfinished > 0 { throw JSONError(.expected(.utf8, found: nil), byte: byte + chunk.count) }
        if unfinished < chunk.count || added == 0 {
          rest = Array(chunk.suffix(unfinished))
          chunk.removeLast(unfinished)
          byte += chunk.count
          return chunk
        }
      }
    }

    /// Gives back what was not used of the last chunk.
    mutating func putBack(_ unused: ArraySlice<UInt8>) {
      rest = unused + rest
      byte -= unused.count
    }

    /// Makes sure that nothing but white space is left.
    mutating func expectSpace() throws {
      while true {
        let chunk = try next()
        if chunk.isEmpty { return }
        if let place = chunk.firstIndex(where: { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }) {
          throw JSONError(.expected(.endOfDocument, found: chunk[place]), byte: byte - chunk.count + place)
        }
      }
    }

    /// How many bytes at the end begin a character that they do not finish.
    private static func unfinishedCount(_ bytes: [UInt8]) -> Int {
      for (index, byte) in bytes.suffix(3).reversed().enumerated() where byte & 0xC0 != 0x80 {
        let needed = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
        return needed > index + 1 ? index + 1 : 0
      }
      return 0
    }
  }
#endif
