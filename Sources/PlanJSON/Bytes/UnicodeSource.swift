/// How a source's bytes spell text.
package enum TextEncoding: Sendable, Hashable {
  case utf8, utf16LittleEndian, utf16BigEndian

  /// Recognises the encoding by the first bytes of a text: by their mark, or by where the zeros of ASCII in UTF-16 stand.
  ///
  /// - Returns: The encoding, and how many bytes its mark takes.
  package static func recognise(_ start: [UInt8]) -> (encoding: TextEncoding, markCount: Int) {
    if start.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
    if start.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
    if start.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
    guard start.count >= 2 else { return (.utf8, 0) }
    switch (start[0], start[1]) {
    case (1..., 0): return (.utf16LittleEndian, 0)
    case (0, 1...): return (.utf16BigEndian, 0)
    default: return (.utf8, 0)
    }
  }
}

/// Why a text in UTF-16 is none.
package struct EncodingError: Error, Sendable, Hashable {
  /// The place in bytes from the start of the source, its mark included.
  package let byte: Int
}

/// A source of UTF-8 over one in UTF-8 or UTF-16, with or without a byte order mark.
///
/// PowerShell's redirection writes UTF-16 with a mark, other tools UTF-8 with one; nothing behind this source sees either.
/// What is not UTF-16 is an error, what is not UTF-8 is left for the reader behind this source to find.
package struct UnicodeSource: ByteSource {
  private var source: any ByteSource
  /// The encoding, once the first bytes were seen.
  package private(set) var encoding: TextEncoding?
  /// What was read from the source and is still to be handed on: in UTF-8, or in UTF-16 less than a character.
  private var pending: [UInt8] = []
  /// The place in the source of the first byte of `pending`.
  private var byte = 0
  private var isAtEnd = false

  /// Takes the source to read in UTF-8.
  package init(_ source: any ByteSource) {
    self.source = source
  }

  /// Gives the next bytes in UTF-8.
  ///
  /// - Throws: ``EncodingError`` where UTF-16 has half a character; what the source throws.
  package mutating func read(into buffer: inout MutableRawSpan) throws -> Int {
    switch try encoding ?? recognise() {
    case .utf8: return try readPlain(into: &buffer)
    case .utf16LittleEndian: return try readUnits(into: &buffer) { UInt16($0) | UInt16($1) << 8 }
    case .utf16BigEndian: return try readUnits(into: &buffer) { UInt16($0) << 8 | UInt16($1) }
    }
  }

  private mutating func recognise() throws -> TextEncoding {
    while pending.count < 3, !isAtEnd { try readMore(3 - pending.count) }
    let (encoding, markCount) = TextEncoding.recognise(pending)
    pending.removeFirst(markCount)
    byte = markCount
    self.encoding = encoding
    return encoding
  }

  private mutating func readMore(_ count: Int) throws {
    let start = pending.count
    pending.append(contentsOf: repeatElement(0, count: count))
    let added = try pending.fill(from: &source, at: start)
    pending.removeLast(count - added)
    isAtEnd = added == 0
  }

  private mutating func readPlain(into buffer: inout MutableRawSpan) throws -> Int {
    if pending.isEmpty { return try source.read(into: &buffer) }
    let count = min(pending.count, buffer.byteCount)
    buffer.copyBytes(from: pending, at: 0, count: count)
    pending.removeFirst(count)
    return count
  }

  /// UTF-8 that did not fit into the buffer any more.
  private var overflow: [UInt8] = []

  private mutating func readUnits(
    into buffer: inout MutableRawSpan, unit: (UInt8, UInt8) -> UInt16
  ) throws -> Int {
    while overflow.isEmpty {
      if isAtEnd {
        guard pending.isEmpty else { throw EncodingError(byte: byte) }
        return 0
      }
      // A unit of two bytes becomes at most three of UTF-8; a small buffer is served from what is left over.
      try readMore(max(64, buffer.byteCount / 2))
      try transcode(unit)
    }
    let count = min(overflow.count, buffer.byteCount)
    buffer.copyBytes(from: overflow, at: 0, count: count)
    overflow.removeFirst(count)
    return count
  }

  /// Moves the whole characters of `pending` into `overflow`.
  private mutating func transcode(_ unit: (UInt8, UInt8) -> UInt16) throws {
    var place = 0
    while place + 1 < pending.count {
      let first = unit(pending[place], pending[place + 1])
      if !UTF16.isLeadSurrogate(first) {
        guard let scalar = Unicode.Scalar(first) else { throw EncodingError(byte: byte + place) }
        overflow.append(scalar)
        place += 2
        continue
      }
      guard place + 3 < pending.count else {
        if isAtEnd { throw EncodingError(byte: byte + place) }
        break
      }
      let second = unit(pending[place + 2], pending[place + 3])
      guard UTF16.isTrailSurrogate(second) else { throw EncodingError(byte: byte + place) }
      overflow.append(UTF16.decode(UTF16.EncodedScalar([first, second])))
      place += 4
    }
    pending.removeFirst(place)
    byte += place
  }
}

extension [UInt8] {
  fileprivate mutating func append(_ scalar: Unicode.Scalar) {
    if scalar.isASCII { append(UInt8(truncatingIfNeeded: scalar.value)) } else { self += Array(String(scalar).utf8) }
  }
}
