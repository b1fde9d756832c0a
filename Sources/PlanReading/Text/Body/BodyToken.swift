/// A place in the bytes of a body.
struct ByteRange {
  var lower: UInt32
  var upper: UInt32

  static let empty = ByteRange(0, 0)

  init(_ lower: Int, _ upper: Int) {
    self.lower = UInt32(truncatingIfNeeded: lower)
    self.upper = UInt32(truncatingIfNeeded: upper)
  }

  var isEmpty: Bool { lower == upper }

  var range: Range<Int> { Int(lower)..<Int(upper) }
}

/// The sign in front of a line of a change: what happens to what stands behind it.
enum Marker: UInt8 {
  case none, added, removed, changed

  /// Reads the sign.
  init?(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "+"): self = .added
    case UInt8(ascii: "-"): self = .removed
    // Pages that colour by the rules of `diff` write `!` for it.
    case UInt8(ascii: "~"), UInt8(ascii: "!"): self = .changed
    default: return nil
    }
  }
}

/// One side of an arrow, or a value without one: a whole value, or the opening of one that goes on in the next lines.
struct Operand {
  /// What it is.
  enum Kind: UInt8 {
    case none
    case string, number, boolean, null
    case unknown, sensitive, writeOnly
    case emptyMapping, emptySequence
    case opensMapping, opensSequence, opensJSON, opensHeredoc
  }

  var kind = Kind.none
  var range = ByteRange.empty
  /// Whether it stands in `jsonencode(...)` on its own line, as an empty collection does.
  var isJSON = false
}

/// One line of the body of a change, or of the list of outputs.
struct BodyToken {
  /// What the line is.
  enum Kind: UInt8 {
    case blank
    /// `name = value`.
    case attribute
    /// `name {` or `name "label" {`.
    case block
    /// `name (known after apply)`.
    case unknownBlock
    /// `value,`.
    case element
    /// `}`, `]` or `)`, with what follows it.
    case close
    case heredocLine, heredocEnd
    /// `# (3 unchanged attributes hidden)`; the name is the number.
    case hiddenAttributes, hiddenElements, hiddenBlocks
    /// The note that stands where a sensitive block's contents would.
    case sensitiveContents
    /// The warnings in front of a value whose mark changes.
    case becomesSensitive, becomesPlain
    /// A comment's further line.
    case commentTail
    /// Nothing that a renderer prints there.
    case unrecognised
  }

  var kind: Kind
  var marker = Marker.none
  var forcesReplacement = false
  var changesOnlyWhitespace = false
  var name = ByteRange.empty
  var label = ByteRange.empty
  var value = Operand()
  /// What stands behind the arrow.
  var target = Operand()

  init(_ kind: Kind) {
    self.kind = kind
  }
}
