package import PlanModel

/// The text of one value of a document, checked to be JSON.
///
/// It refers to the scanner's window where it came from one: cheap to make and to look at at once. What is kept beyond the
/// next step of the scanner should be ``detached()``, or it keeps the whole window in memory.
package struct JSONFragment: Sendable {
  let storage: ByteStorage
  let start: Int
  /// How many bytes the text has.
  package let count: Int
  /// Its place in the document, in bytes from the start.
  package let byte: Int

  init(_ storage: ByteStorage, start: Int, count: Int, byte: Int) {
    self.storage = storage
    self.start = start
    self.count = count
    self.byte = byte
  }

  /// The same text with bytes of its own.
  package func detached() -> JSONFragment {
    JSONFragment(storage.copy(start..<start + count), start: 0, count: count, byte: byte)
  }

  /// The bytes of the text.
  package var bytes: [UInt8] {
    var copy: [UInt8] = []
    copy.reserveCapacity(count)
    storage.withBytes { copy.append($0, start, count) }
    return copy
  }

  /// What kind of value it is.
  package var kind: JSONKind {
    switch storage.withBytes({ $0.byte(start) }) {
    case .openingBrace: .object
    case .openingBracket: .array
    case .quote: .string
    case UInt8(ascii: "t"), UInt8(ascii: "f"): .boolean
    case UInt8(ascii: "n"): .null
    default: .number
    }
  }

  /// The text that it stands for, if it is a string.
  package var string: String? {
    guard kind == .string else { return nil }
    return storage.withBytes { Lexer.decode($0, start + 1, count - 2) }
  }

  /// The boolean, if it is one.
  package var boolean: Bool? {
    guard kind == .boolean else { return nil }
    return storage.withBytes { $0.byte(start) } == UInt8(ascii: "t")
  }

  /// The number with its literal text, if it is one.
  package var number: Number? {
    guard kind == .number else { return nil }
    return Number(trusted: storage.withBytes { $0.text(start, count) })
  }

  /// Whether both are spelled with the same bytes; equal values may be spelled differently.
  package func hasSameBytes(as other: JSONFragment) -> Bool {
    storage.withBytes { bytes in
      other.storage.withBytes { bytes.isEqual(start, count, to: $0, other.start, other.count) }
    }
  }

  /// Whether it is spelled like this text.
  package func hasSameBytes(as text: StaticString) -> Bool {
    storage.withBytes { bytes in text.withBytes { bytes.isEqual(start, count, to: $0, 0, $0.byteCount) } }
  }

  /// Whether a `true` stands anywhere in it: whether a mask marks anything.
  package var containsTrue: Bool {
    storage.withBytes { CheckedText(start: start, count: count).containsTrue(in: $0) }
  }

  /// The fragment's value, its parts ready to be gone through.
  package var node: JSONNode { JSONTape(self).root }
}

extension JSONFragment {
  /// A digest of the text that the value stands for: equal texts have equal digests, whatever escapes they are spelled
  /// with.
  package var digest: UInt64 {
    if let digest = digestOfBytes { return digest }
    return (string ?? "").utf8.reduce(Self.digest(Self.seed, with: .quote)) { Self.digest($0, with: $1) }
  }

  /// The digest, nil where an escape stands for other bytes than the one behind its backslash.
  private var digestOfBytes: UInt64? {
    storage.withBytes { bytes in
      var digest = Self.seed
      var position = start
      // The closing quote is no part of it, so that an unescaped text can be digested as it is.
      let end = start + count - (bytes.byte(start) == .quote ? 1 : 0)
      while position < end {
        if bytes.byte(position) == .backslash {
          position += 1
          guard bytes.byte(position) == .quote || bytes.byte(position) == .backslash else { return nil }
        }
        digest = Self.digest(digest, with: bytes.byte(position))
        position += 1
      }
      return digest
    }
  }

  /// FNV-1a.
  private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

  @inline(__always)
  private static func digest(_ digest: UInt64, with byte: UInt8) -> UInt64 {
    (digest ^ UInt64(byte)) &* 0x100_0000_01B3
  }
}
