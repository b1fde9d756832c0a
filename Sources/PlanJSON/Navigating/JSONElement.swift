import PlanModel

/// A value that the scanner handed over whole, with the places of its members.
package struct JSONElement: Sendable {
  /// The text of the value.
  package let fragment: JSONFragment
  let members: [IndexedMember]
  private let duplicatePlaces: [Int]

  init(fragment: JSONFragment, members: [IndexedMember], duplicates: [Int]) {
    self.fragment = fragment
    self.members = members
    duplicatePlaces = duplicates
  }

  /// The value of a member, nil where the value is no object or has no such key.
  ///
  /// Of two with one key it is the last.
  package subscript(key: StaticString) -> JSONFragment? {
    find(key, parent: -1).map { self.value(of: members[$0]) }
  }

  /// The value of a member of a member; the element must have been indexed that deep.
  package subscript(outer: StaticString, inner: StaticString) -> JSONFragment? {
    guard let parent = find(outer, parent: -1), let place = find(inner, parent: Int32(parent)) else { return nil }
    return value(of: members[place])
  }

  /// The keys of the element's own members, in their order.
  package var keys: [String] {
    fragment.storage.withBytes { bytes in
      members.filter { $0.parent < 0 }.map { Lexer.decode(bytes, fragment.start + Int($0.keyStart), Int($0.keyCount)) }
    }
  }

  /// The keys that one of the indexed objects has twice.
  package var duplicates: [JSONDuplicate] {
    duplicatePlaces.map { place in
      var steps: [AttributePath.Step] = []
      var current = Int32(place)
      while current >= 0 {
        steps.insert(.name(key(of: members[Int(current)])), at: 0)
        current = members[Int(current)].parent
      }
      return JSONDuplicate(path: AttributePath(steps), byte: fragment.byte + Int(members[place].keyStart) - 1)
    }
  }

  /// The same element with bytes of its own.
  package func detached() -> JSONElement {
    JSONElement(fragment: fragment.detached(), members: members, duplicates: duplicatePlaces)
  }

  private func key(of member: IndexedMember) -> String {
    fragment.storage.withBytes { Lexer.decode($0, fragment.start + Int(member.keyStart), Int(member.keyCount)) }
  }

  private func value(of member: IndexedMember) -> JSONFragment {
    JSONFragment(
      fragment.storage, start: fragment.start + Int(member.valueStart), count: Int(member.valueCount),
      byte: fragment.byte + Int(member.valueStart))
  }

  func find(_ key: StaticString, parent: Int32) -> Int? {
    let count = key.utf8CodeUnitCount
    let prefix = key.prefix
    var place = members.count
    while place > 0 {
      place &-= 1
      // The last key that is spelled so, unless one behind it is it in another spelling.
      if members[place].isKeyEscaped {
        if members[place].parent == parent, self.key(of: members[place]).hasSameBytes(as: String(describing: key)) {
          return place
        }
      } else if members[place].keyPrefix == prefix, members[place].parent == parent,
        isKey(members[place], key, count)
      {
        return place
      }
    }
    return nil
  }

  /// Whether the key of a member, whose first bytes are this one's, is all of it.
  private func isKey(_ member: IndexedMember, _ key: StaticString, _ count: Int) -> Bool {
    guard Int(member.keyCount) == count else { return false }
    if count <= 8 { return true }
    let start = fragment.start + Int(member.keyStart)
    return fragment.storage.withBytes { bytes in key.withBytes { bytes.isEqual(start, count, to: $0, 0, count) } }
  }
}
