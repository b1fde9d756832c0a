/// The bounds of what a scanner holds and follows.
package struct JSONOptions: Sendable, Hashable {
  /// How many objects and arrays may be inside each other.
  package var maximumDepth = 1000
  /// How many bytes of a document are in memory at a time, unless one value that is asked for takes more.
  package var windowSize = 128 << 10
  /// The most bytes that one value that is asked for may take.
  package var valueLimit = 1 << 30

  /// What takes the document apart.
  package var backend = JSONBackend.swift

  /// Makes options with the usual bounds.
  package init() {}
}

/// The kinds of JSON values.
package enum JSONKind: Sendable, Hashable {
  case object, array, string, number, boolean, null
}

extension JSONKind {
  /// The kind of the value that begins with a byte, nil where none does.
  init?(firstByte: UInt8) {
    switch firstByte {
    case .openingBrace: self = .object
    case .openingBracket: self = .array
    case .quote: self = .string
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): self = .number
    case UInt8(ascii: "t"), UInt8(ascii: "f"): self = .boolean
    case UInt8(ascii: "n"): self = .null
    default: return nil
    }
  }
}
