public import PlanModel

/// An attribute as facts name it: the way through blocks, without indexes and keys, `point_in_time_recovery.enabled`.
public struct AttributeName: Sendable, Hashable {
  /// The names on the way, outermost first.
  public let steps: [String]

  /// Reads the dotted spelling.
  public init(_ spelling: String) {
    steps = spelling.split(separator: ".", omittingEmptySubsequences: false).map { String($0) }
  }

  /// Whether a path of a plan leads to this attribute or to something inside it.
  public func contains(_ path: AttributePath) -> Bool {
    let names = path.names
    return names.count >= steps.count && zip(steps, names).allSatisfy { $0.hasSameBytes(as: $1) }
  }

  /// Every value that the attribute has in a resource: one, or one for each block on the way.
  ///
  /// - Returns: None where a block is not there or the attribute is not known to this version of the provider. Marks of
  ///   what is passed on the way are on the values.
  public func values(in resource: Value) -> [Value] {
    var current = [resource]
    for step in steps {
      current = current.flatMap { value in value.blocks.compactMap { $0.child(step) } }
    }
    return current
  }
}

extension AttributeName: CustomStringConvertible {
  /// The dotted spelling.
  public var description: String { steps.joined(separator: ".") }
}

extension Value {
  /// The value itself, or each element of a list of blocks.
  fileprivate var blocks: [Value] {
    switch content {
    case .sequence(let sequence): sequence.elements.map { isSensitive ? $0.markedSensitive() : $0 }
    case .null: []
    case .boolean, .number, .string, .mapping, .unknown, .notShown: [self]
    }
  }

  fileprivate func child(_ name: String) -> Value? {
    switch content {
    case .unknown, .notShown: self
    case .mapping(let mapping): mapping[name].map { isSensitive ? $0.markedSensitive() : $0 }
    case .null, .boolean, .number, .string, .sequence: nil
    }
  }
}
