import PlanModel

/// Keys that a reader knows, ready to be compared with those of elements.
package struct JSONKeys: Sendable {
  private let keys: [(key: StaticString, count: Int, prefix: UInt64)]

  /// Takes the keys that are known.
  package init(_ keys: [StaticString]) {
    self.keys = keys.map { ($0, $0.utf8CodeUnitCount, $0.prefix) }
  }

  /// Whether one of the keys is this member's, which stands unescaped in an element's bytes.
  fileprivate func contains(_ member: IndexedMember, at start: Int, in bytes: RawSpan) -> Bool {
    let count = Int(member.keyCount)
    return keys.contains { known in
      guard known.count == count, known.prefix == member.keyPrefix else { return false }
      return count <= 8 || known.key.withBytes { bytes.isEqual(start, count, to: $0, 0, count) }
    }
  }

  fileprivate func contains(_ text: String) -> Bool {
    keys.contains { String(describing: $0.key).hasSameBytes(as: text) }
  }
}

extension JSONNode {
  /// The keys that are not known.
  package func keys(notIn known: JSONKeys) -> [String] { members.map(\.key).filter { !known.contains($0) } }
}

extension JSONElement {
  /// The keys of the element's own members that are not known.
  package func keys(notIn known: JSONKeys) -> [String] { keys(of: -1, notIn: known) }

  /// The keys inside one member that are not known; the element must have been indexed that deep.
  package func keys(in outer: StaticString, notIn known: JSONKeys) -> [String] {
    find(outer, parent: -1).map { keys(of: Int32($0), notIn: known) } ?? []
  }

  private func keys(of parent: Int32, notIn known: JSONKeys) -> [String] {
    var unknown: [String] = []
    fragment.storage.withBytes { bytes in
      for member in members where member.parent == parent {
        let start = fragment.start + Int(member.keyStart)
        if !member.isKeyEscaped, known.contains(member, at: start, in: bytes) { continue }
        let key = Lexer.decode(bytes, start, Int(member.keyCount))
        if !known.contains(key) { unknown.append(key) }
      }
    }
    return unknown
  }
}
