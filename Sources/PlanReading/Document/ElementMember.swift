import PlanJSON

/// A member that a reader looks up in the elements of one sort; its number is its place in their shape.
protocol ElementMember: RawRepresentable<Int>, CaseIterable {
  /// The way to it.
  var way: JSONShape.Member { get }
}

extension ElementMember {
  /// Makes the shape of the elements; it is to be made once.
  static func makeShape(others: JSONShape.OtherKeys) -> JSONShape {
    JSONShape(allCases.map(\.way), others: others)
  }
}

extension JSONElement {
  /// The value of a member, nil where the element does not have it.
  subscript(member: some ElementMember) -> JSONFragment? { self[member.rawValue] }

  /// Whether the element has a member.
  func has(_ member: some ElementMember) -> Bool { has(member.rawValue) }

  /// Whether a member is null or not there.
  func isAbsent(_ member: some ElementMember) -> Bool { isAbsent(member.rawValue) }

  /// Whether a mask marks anything.
  func containsTrue(_ member: some ElementMember) -> Bool { containsTrue(member.rawValue) }

  /// Whether a member is there and spelled like this text.
  func isSpelled(_ member: some ElementMember, _ text: StaticString) -> Bool { isSpelled(member.rawValue, text) }

  /// Whether two members are there and spelled with the same bytes.
  func haveSameBytes<Name: ElementMember>(_ member: Name, _ other: Name) -> Bool {
    haveSameBytes(member.rawValue, other.rawValue)
  }
}
