import PlanModel

/// One value of a tape: where its text stands, counted from the start of the fragment, and where the next value is.
struct TapeNode {
  enum Kind: UInt8 {
    /// An object whose keys stand in the order of their bytes, each once, as Go writes a map.
    case sortedObject
    case object, array
    /// A string, or a key, without escapes: its bytes are its text.
    case string
    case escapedString
    case number, `true`, `false`, null
  }

  /// Of a string: behind the opening quote.
  let start: UInt32
  /// Of a string: without its quotes.
  var count: UInt32
  /// The place on the tape behind this value and all that is in it.
  var next: UInt32
  var kind: Kind
  /// How many members or elements a container has, as far as 16 bits can count.
  var children: UInt16 = 0

  /// Where its text begins.
  @inline(__always)
  var offset: Int { Int(start) }
  /// How many bytes its text has.
  @inline(__always)
  var length: Int { Int(count) }
  /// The place behind it.
  @inline(__always)
  var end: Int { Int(next) }
}

/// A value laid out as one array: every value and key in the order of the text, each knowing where its subtree ends.
///
/// Made from checked text, so that nothing on it can be wrong but a key that stands twice in an object.
final class JSONTape: Sendable {
  let fragment: JSONFragment
  let nodes: NodeStorage
  /// The keys' nodes that an earlier key of the same object equals.
  let duplicates: [Int]

  init(_ fragment: JSONFragment) {
    var builder = TapeBuilder(base: fragment.start, count: fragment.count)
    fragment.storage.withBytes { builder.build($0, count: fragment.count) }
    self.fragment = fragment
    nodes = builder.nodes
    duplicates = builder.duplicates
  }

  var root: JSONNode { JSONNode(tape: self, place: 0) }

  /// The text of a string or key.
  func text(_ place: Int) -> String {
    let node = nodes[place]
    let start = fragment.start + node.offset
    return fragment.storage.withBytes { bytes in
      node.kind == .escapedString
        ? Lexer.decode(bytes, start, node.length) : bytes.text(start, node.length)
    }
  }

  /// How two keys, of this tape or of two, sort by the bytes of their texts: negative, zero or positive.
  func compareKeys(_ place: Int, with other: JSONTape, _ otherPlace: Int) -> Int {
    let (left, right) = (nodes[place], other.nodes[otherPlace])
    if left.kind == .escapedString || right.kind == .escapedString {
      let (left, right) = (text(place), other.text(otherPlace))
      return left.hasSameBytes(as: right) ? 0 : left.bytesPrecede(right) ? -1 : 1
    }
    return fragment.storage.withBytes { bytes in
      other.fragment.storage.withBytes { otherBytes in
        bytes.compare(
          fragment.start + left.offset, left.length, with: otherBytes,
          other.fragment.start + right.offset, right.length)
      }
    }
  }
}
