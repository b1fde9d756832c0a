import PlanJSON
import PlanModel

/// A JSON file of Terragrunt's, whose members are asked for with what they should be.
struct FactsDocument {
  /// The document's value.
  let root: JSONNode

  init(_ bytes: [UInt8]) throws(FactsError) {
    do {
      root = try JSON.check(bytes).node
    } catch {
      let expected: Phrase =
        if case .expected(let expected, found: _) = error.problem { "\(words: expected.text)" } else { "less nesting" }
      throw FactsError(expected, byte: error.byte)
    }
    if let duplicate = root.duplicates.first {
      throw FactsError("\(duplicate.path) once only", byte: duplicate.byte)
    }
  }

  /// The elements of the list that the document is, each an object.
  func objects() throws(FactsError) -> [JSONNode] {
    try root.list(of: .object, "a list of objects")
  }
}

extension JSONNode {
  /// The elements of this list, all of one kind.
  func list(of kind: JSONKind, _ expected: Phrase) throws(FactsError) -> [JSONNode] {
    guard self.kind == .array else { throw FactsError(expected, byte: fragment.byte) }
    for element in elements where element.kind != kind { throw FactsError(expected, byte: element.fragment.byte) }
    return elements
  }

  /// The texts of the list under a key; none where there is none.
  func texts(_ key: String) throws(FactsError) -> [String] {
    guard let member = self[key], !member.isNull else { return [] }
    return try member.list(of: .string, "a list of texts under \(code: key)").compactMap(\.string)
  }

  /// The text under a key; nil where there is none.
  func text(_ key: String) throws(FactsError) -> String? {
    guard let member = self[key], !member.isNull else { return nil }
    guard let text = member.string else { throw FactsError("a text under \(code: key)", byte: member.fragment.byte) }
    return text
  }

  /// The text under a key, which has to be there.
  func requiredText(_ key: String) throws(FactsError) -> String {
    guard let text = try text(key) else { throw FactsError("\(code: key)", byte: fragment.byte) }
    return text
  }
}
