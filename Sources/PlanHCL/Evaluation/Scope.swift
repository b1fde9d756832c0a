public import PlanModel

/// The names that expressions can refer to, and their values.
public struct Scope: Sendable {
  private var bindings: [Mapping.Entry]

  /// Makes a scope of some names; none suits text that refers to nothing.
  public init(_ bindings: [Mapping.Entry] = []) {
    self.bindings = bindings
  }

  /// The same scope with one name more, which hides an outer one of the same spelling.
  public func binding(_ name: String, to value: Value) -> Scope {
    var inner = self
    inner.bindings.append(Mapping.Entry(name, value))
    return inner
  }

  /// The value of a name, compared by its bytes.
  public subscript(name: String) -> Value? {
    bindings.last { $0.key.hasSameBytes(as: name) }?.value
  }

  /// All names in force, for saying which one was probably meant.
  public var names: [String] { bindings.map(\.key) }
}
