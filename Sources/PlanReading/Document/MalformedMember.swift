import PlanJSON
import PlanModel

/// A member of a document that is not what its format says.
struct MalformedMember: Error {
  /// The way to it, from the entry or from the document.
  var path: AttributePath
  /// What was expected there.
  let expected: Expectation
  let byte: Int?

  /// What a member should be.
  enum Expectation: String {
    case object = "an object"
    case array = "a list"
    case string = "a string"
    case boolean = "true or false"
    case strings = "a list of strings"
    case count = "a whole number"
    case present = "there"
    case address = "a resource address"
    case addressOfItsParts = "the address of the type and name beside it"
    case paths = "a list of paths"
    case onlyOne = "there once only"
    case knownActions = "a list of known actions"
  }

  init(_ path: AttributePath, _ expected: Expectation, byte: Int?) {
    self.path = path
    self.expected = expected
    self.byte = byte
  }

  /// Takes a key that stands twice.
  init(_ duplicate: JSONDuplicate) {
    self.init(duplicate.path, .onlyOne, byte: duplicate.byte)
  }

  /// The same, seen from further outside.
  func within(_ outer: AttributePath) -> MalformedMember {
    var copy = self
    copy.path = AttributePath(outer.steps + path.steps)
    return copy
  }
}

/// A value of a document under its name: what it should be is asked for, and anything else is an error with a place.
///
/// Absent and null are one: Go writes `null` for what it has nothing in.
struct Member {
  private let fragment: JSONFragment?
  private let way: JSONShape.Member
  /// Where the value stands, or what should hold it.
  private let byte: Int

  init(_ fragment: JSONFragment?, _ way: JSONShape.Member, in object: JSONFragment) {
    self.fragment = fragment?.kind == .null ? nil : fragment
    self.way = way
    byte = fragment?.byte ?? object.byte
  }

  func failure(_ expected: MalformedMember.Expectation) -> MalformedMember {
    MalformedMember(way.path, expected, byte: byte)
  }

  /// The text, nil where there is none.
  func string() throws(MalformedMember) -> String? {
    guard let fragment else { return nil }
    guard let text = fragment.string else { throw failure(.string) }
    return text
  }

  /// The text, which has to be there.
  func requiredString() throws(MalformedMember) -> String {
    guard let text = try string() else { throw failure(.present) }
    return text
  }

  /// The flag, nil where there is none.
  func boolean() throws(MalformedMember) -> Bool? {
    guard let fragment else { return nil }
    guard let flag = fragment.boolean else { throw failure(.boolean) }
    return flag
  }

  /// The object, nil where there is none.
  func object() throws(MalformedMember) -> JSONNode? {
    guard let fragment else { return nil }
    guard fragment.kind == .object else { throw failure(.object) }
    return fragment.node
  }

  /// The elements of the array, none where there is none.
  func array() throws(MalformedMember) -> [JSONNode] {
    guard let fragment else { return [] }
    guard fragment.kind == .array else { throw failure(.array) }
    return fragment.node.elements
  }

  /// The texts of the array.
  func strings() throws(MalformedMember) -> [String] {
    guard let fragment else { throw failure(.present) }
    guard fragment.kind == .array else { throw failure(.strings) }
    return try fragment.node.elements.map { element throws(MalformedMember) in
      guard let text = element.string else { throw failure(.strings) }
      return text
    }
  }

  /// The address, nil where there is none.
  func address() throws(MalformedMember) -> ResourceAddress? {
    guard let text = try string() else { return nil }
    do { return try ResourceAddress(parsing: text) } catch { throw failure(.address) }
  }
}

extension JSONNode {
  /// A member of this object under its name.
  func member(_ name: StaticString) -> Member {
    Member(self[name.description]?.fragment, JSONShape.Member(name), in: fragment)
  }
}

extension JSONShape.Member {
  /// The way as a path.
  var path: AttributePath {
    AttributePath([outer, key].compactMap { $0 }.map { .name($0.description) })
  }
}
