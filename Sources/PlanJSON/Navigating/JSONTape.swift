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
}

/// A value laid out as one array: every value and key in the order of the text, each knowing where its subtree ends.
///
/// Made from checked text, so that nothing on it can be wrong but a key that stands twice in an object.
final class JSONTape: Sendable {
  let fragment: JSONFragment
  let nodes: [TapeNode]
  /// The keys' nodes that an earlier key of the same object equals.
  let duplicates: [Int]

  init(_ fragment: JSONFragment) {
    var builder = TapeBuilder(base: fragment.start)
    fragment.storage.withBytes { builder.build($0, count: fragment.count) }
    self.fragment = fragment
    nodes = builder.nodes
    duplicates = builder.duplicates
  }

  var root: JSONNode { JSONNode(tape: self, place: 0) }

  /// The text of a string or key.
  func text(_ place: Int) -> String {
    let node = nodes[place]
    let start = fragment.start + Int(node.start)
    return fragment.storage.withBytes { bytes in
      node.kind == .escapedString
        ? Lexer.decode(bytes, start, Int(node.count)) : bytes.text(start, Int(node.count))
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
          fragment.start + Int(left.start), Int(left.count), with: otherBytes,
          other.fragment.start + Int(right.start), Int(right.count))
      }
    }
  }
}
