import PlanModel

/// The members that a reader looks up in elements of one sort, each with a place of its own in what the scanner notes.
///
/// They are keys of the element, and keys inside the objects that those hold.
package final class JSONShape: Sendable {
  /// One member, by the way to it.
  package struct Member: Sendable {
    /// The key whose object it is in; nil for one of the element itself.
    package let outer: StaticString?
    /// Its key.
    package let key: StaticString

    /// Takes the way to a member.
    package init(_ key: StaticString, in outer: StaticString? = nil) {
      self.outer = outer
      self.key = key
    }
  }

  /// What becomes of the keys beside those that are looked up.
  package enum OtherKeys: Sendable {
    /// They are noted, and so is each key that an object has twice.
    case noted
    case ignored
  }

  let members: [Member]
  let others: OtherKeys
  let ownKeys: KeyTable
  /// For the place of each member the keys inside it; nil where none is looked up.
  let innerKeys: [KeyTable?]

  /// Gives each member the place that it has in the list; an outer one has to be in it too.
  package init(_ members: [Member], others: OtherKeys) {
    self.members = members
    self.others = others
    func table(in outer: StaticString?) -> KeyTable {
      KeyTable(
        members.enumerated().filter { $0.element.outer?.description == outer?.description }.map {
          ($0.element.key, $0.offset)
        })
    }
    ownKeys = table(in: nil)
    innerKeys = members.map { member in
      let isOuter = member.outer == nil && members.contains { $0.outer?.description == member.key.description }
      return isOuter ? table(in: member.key) : nil
    }
  }
}

/// A few keys that are found by one look at a table.
struct KeyTable: Sendable {
  private struct Key: Sendable {
    let text: StaticString
    let count: Int
    /// The first and the last eight bytes, which are all of most keys.
    let first: UInt64
    let last: UInt64
    let place: Int
  }

  private let keys: [Key]
  /// By hash, the number of a key, counted from 1; where it is taken, the next one.
  private var buckets = [UInt8](repeating: 0, count: 1 << bucketBits)

  private static let bucketBits: UInt64 = 6

  init(_ keys: [(text: StaticString, place: Int)]) {
    precondition(keys.count < 1 << (Self.bucketBits - 1))
    self.keys = keys.map { text, place in
      let count = text.utf8CodeUnitCount
      return text.withBytes { bytes in
        Key(
          text: text, count: count, first: text.prefix, last: count < 8 ? 0 : bytes.longWord(count - 8), place: place)
      }
    }
    for (number, key) in self.keys.enumerated() {
      var bucket = Self.bucket(key.first, key.count)
      while buckets[bucket] != 0 { bucket = Self.next(bucket) }
      buckets[bucket] = UInt8(number + 1)
    }
  }

  /// The place of a key that stands without escapes in bytes with padding behind them; nil where it is none of these.
  @inline(__always)
  func place(_ bytes: RawSpan, _ start: Int, _ count: Int) -> Int? {
    let first = bytes.prefix(start, count)
    var bucket = Self.bucket(first, count)
    while buckets[bucket] != 0 {
      let key = keys[Int(buckets[bucket]) &- 1]
      if key.first == first, key.count == count, count < 8 || hasRest(of: key, bytes, start, count) { return key.place }
      bucket = Self.next(bucket)
    }
    return nil
  }

  /// The place of a key; nil where it is none of these.
  func place(of text: String) -> Int? {
    keys.first { String(describing: $0.text).hasSameBytes(as: text) }?.place
  }

  @inline(__always)
  private func hasRest(of key: Key, _ bytes: RawSpan, _ start: Int, _ count: Int) -> Bool {
    if key.last != bytes.longWord(start &+ count &- 8) { return false }
    return count <= 16 || key.text.withBytes { bytes.isEqual(start, count, to: $0, 0, count) }
  }

  @inline(__always)
  private static func bucket(_ first: UInt64, _ count: Int) -> Int {
    Int(truncatingIfNeeded: ((first ^ UInt64(truncatingIfNeeded: count)) &* 0x9E37_79B9_7F4A_7C15) >> (64 - bucketBits))
  }

  @inline(__always)
  private static func next(_ bucket: Int) -> Int { (bucket &+ 1) & (1 << Int(bucketBits) &- 1) }
}

extension RawSpan {
  /// The first eight of some bytes that have padding behind them, the first one lowest, zeros behind fewer.
  @inline(__always)
  func prefix(_ start: Int, _ count: Int) -> UInt64 {
    let all = longWord(start)
    return count >= 8 ? all : all & (1 << (UInt64(truncatingIfNeeded: count) &* 8) &- 1)
  }
}
