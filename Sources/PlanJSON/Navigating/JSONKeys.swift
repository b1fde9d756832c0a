import PlanModel

/// Keys that a reader knows, of an object that is laid out.
package struct JSONKeys: Sendable {
  private let keys: [StaticString]

  /// Takes the keys that are known.
  package init(_ keys: [StaticString]) {
    self.keys = keys
  }

  fileprivate func contains(_ text: String) -> Bool {
    keys.contains { String(describing: $0).hasSameBytes(as: text) }
  }
}

extension JSONNode {
  /// The keys that are not known.
  package func keys(notIn known: JSONKeys) -> [String] { members.map(\.key).filter { !known.contains($0) } }
}
