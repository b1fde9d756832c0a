import PlanJSON
import Testing

@Suite("UTF-16 and byte order marks are read as UTF-8")
struct EncodingTests {
  private static let text = "{\"k\u{E9}y\":\"plain, é, €, 😀\",\"list\":[1,2]}\n"

  private static func utf16(_ text: String, bigEndian: Bool) -> [UInt8] {
    text.utf16.flatMap { unit in
      let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
      return bigEndian ? [high, low] : [low, high]
    }
  }

  private static func readAll(_ source: any ByteSource, chunk: Int) throws -> [UInt8] {
    var source = source
    var result: [UInt8] = []
    while true {
      var buffer = [UInt8](repeating: 0, count: chunk)
      let count = try buffer.withUnsafeMutableBytes { bytes in
        var span = bytes.mutableBytes
        return try source.read(into: &span)
      }
      if count == 0 { return result }
      result += buffer[..<count]
    }
  }

  /// A source that gives one byte at a time, as a slow pipe may.
  private static func dripping(_ bytes: [UInt8]) -> FunctionSource {
    var rest = bytes[...]
    return FunctionSource { buffer in
      guard let byte = rest.popFirst() else { return 0 }
      buffer.storeBytes(of: byte, as: UInt8.self)
      return 1
    }
  }

  @Test("every encoding gives the same text, in whatever pieces it comes", arguments: [1, 2, 3, 7, 4096])
  func encodings(chunk: Int) throws {
    let spellings: [(TextEncoding, [UInt8])] = [
      (.utf8, Array(Self.text.utf8)),
      (.utf8, [0xEF, 0xBB, 0xBF] + Array(Self.text.utf8)),
      (.utf16LittleEndian, [0xFF, 0xFE] + Self.utf16(Self.text, bigEndian: false)),
      (.utf16BigEndian, [0xFE, 0xFF] + Self.utf16(Self.text, bigEndian: true)),
      (.utf16LittleEndian, Self.utf16(Self.text, bigEndian: false)),
      (.utf16BigEndian, Self.utf16(Self.text, bigEndian: true)),
    ]
    for (encoding, bytes) in spellings {
      #expect(TextEncoding.recognise(bytes).encoding == encoding)
      #expect(try Self.readAll(UnicodeSource(MemorySource(bytes)), chunk: chunk) == Array(Self.text.utf8))
      #expect(try Self.readAll(UnicodeSource(Self.dripping(bytes)), chunk: chunk) == Array(Self.text.utf8))
      try JSONScanner.scan(UnicodeSource(MemorySource(bytes))) { try $0.skip() }
    }
  }

  @Test("an empty source, a mark alone and a single byte are what they are")
  func short() throws {
    for (bytes, expected) in [([], []), ([0xEF, 0xBB, 0xBF], []), ([0xFF, 0xFE], []), ([0x31], [0x31])]
      as [([UInt8], [UInt8])]
    {
      #expect(try Self.readAll(UnicodeSource(MemorySource(bytes)), chunk: 16) == expected)
    }
  }

  @Test("half a character in UTF-16 is an error with its place")
  func halves() {
    let broken: [([UInt8], Int)] = [
      ([0xFF, 0xFE, 0x31, 0x00, 0x32], 4), ([0xFF, 0xFE, 0x00, 0xD8], 2), ([0xFF, 0xFE, 0x31, 0x00, 0x00, 0xDC], 4),
      ([0xFE, 0xFF, 0xD8, 0x00, 0x00, 0x31], 2),
    ]
    for (bytes, place) in broken {
      let error = #expect(throws: EncodingError.self) {
        try Self.readAll(UnicodeSource(MemorySource(bytes)), chunk: 16)
      }
      #expect(error?.byte == place)
    }
  }

  @Test("what was read ahead comes first again")
  func prefixed() throws {
    let source = PrefixedSource(prefix: [1, 2, 3], rest: MemorySource([4, 5]))
    #expect(try Self.readAll(source, chunk: 2) == [1, 2, 3, 4, 5])
  }
}
