/// A value of the Terraform type system as a plan or a configuration holds it.
///
/// Readers fold the masks of plan JSON into it: what `after_unknown` marks is ``Content-swift.enum/unknown``, and what
/// `before_sensitive` or `after_sensitive` marks keeps its content and carries ``isSensitive`` at that node. A value has
/// no description on purpose: it reaches a reader only through the disclosure step of a report.
public struct Value: Sendable {
  /// What the value is, apart from its mark.
  public var content: Content

  /// Whether this node, and with it everything below, is marked sensitive.
  public var isSensitive: Bool

  /// Makes an unmarked value.
  public init(_ content: Content) {
    self.content = content
    isSensitive = false
  }

  /// The same value, marked sensitive as a whole.
  public func markedSensitive() -> Value {
    var copy = self
    copy.isSensitive = true
    return copy
  }

  /// The kinds of content a value can have.
  public enum Content: Sendable {
    /// No value; the type is known only where HCL evaluated a conversion such as `tostring(null)`.
    case null(ValueType?)
    case boolean(Bool)
    case number(Number)
    case string(String)
    case sequence(Sequence)
    case mapping(Mapping)
    /// Known only after apply.
    case unknown
    /// The input does not show it, as plan text hides unchanged attributes.
    case notShown
  }

  /// An ordered run of values: a list, a set or a tuple.
  public struct Sequence: Sendable {
    /// Which of the three it is, where that is known; plan JSON does not tell them apart.
    public enum Kind: Sendable, Hashable {
      case list, set, tuple, undetermined
    }

    /// The kind of it.
    public var kind: Kind
    /// The elements in their order.
    public var elements: [Value]

    /// Makes a sequence of the given elements in their order.
    public init(_ elements: [Value], kind: Kind = .undetermined) {
      self.kind = kind
      self.elements = elements
    }
  }

  /// An untyped null.
  public static let null = Value(.null(nil))
  /// A value known only after apply.
  public static let unknown = Value(.unknown)
  /// A value that the input does not show.
  public static let notShown = Value(.notShown)

  /// Makes a boolean value.
  public static func boolean(_ value: Bool) -> Value { Value(.boolean(value)) }
  /// Makes a number value.
  public static func number(_ value: Number) -> Value { Value(.number(value)) }
  /// Makes a string value.
  public static func string(_ value: String) -> Value { Value(.string(value)) }
  /// Makes a sequence of undetermined kind.
  public static func sequence(_ elements: [Value]) -> Value { Value(.sequence(Sequence(elements))) }
  /// Makes a mapping of undetermined kind; of entries with one key the last counts.
  public static func mapping(_ entries: [Mapping.Entry]) -> Value { Value(.mapping(Mapping(entries))) }
}

// MARK: - Looking at a value

extension Value {
  /// Whether the value is null.
  public var isNull: Bool {
    if case .null = content { true } else { false }
  }

  /// Whether the value is known only after apply, as a whole.
  public var isUnknown: Bool {
    if case .unknown = content { true } else { false }
  }

  /// Whether the value is hidden by its input, as a whole.
  public var isNotShown: Bool {
    if case .notShown = content { true } else { false }
  }

  /// The string, if it is one.
  public var string: String? {
    if case .string(let text) = content { text } else { nil }
  }

  /// The boolean, if it is one.
  public var boolean: Bool? {
    if case .boolean(let flag) = content { flag } else { nil }
  }

  /// The number, if it is one.
  public var number: Number? {
    if case .number(let number) = content { number } else { nil }
  }

  /// The elements, if it is a list, set or tuple.
  public var elements: [Value]? {
    if case .sequence(let sequence) = content { sequence.elements } else { nil }
  }

  /// The mapping, if it is a map or an object.
  public var mapping: Mapping? {
    if case .mapping(let mapping) = content { mapping } else { nil }
  }

  /// Whether an unknown stands here or anywhere below.
  public var containsUnknown: Bool {
    switch content {
    case .unknown: true
    case .null, .boolean, .number, .string, .notShown: false
    case .sequence(let sequence): sequence.elements.contains(where: \.containsUnknown)
    case .mapping(let mapping): mapping.entries.contains(where: \.value.containsUnknown)
    }
  }

  /// Whether a sensitive mark stands here or anywhere below.
  public var containsSensitive: Bool {
    if isSensitive { return true }
    switch content {
    case .null, .boolean, .number, .string, .unknown, .notShown: return false
    case .sequence(let sequence): return sequence.elements.contains(where: \.containsSensitive)
    case .mapping(let mapping): return mapping.entries.contains(where: \.value.containsSensitive)
    }
  }

  /// The part of the value that a path leads to.
  ///
  /// - Returns: The part, with the mark of every node passed on the way; nil where a step is missing; the unknown or
  ///   hidden value itself where the way leads through one.
  public func value(at path: AttributePath) -> Value? {
    var current = self
    for step in path.steps {
      guard let next = current.child(step) else { return nil }
      let isInherited = current.isSensitive
      current = next
      if isInherited { current.isSensitive = true }
    }
    return current
  }

  private func child(_ step: AttributePath.Step) -> Value? {
    switch (content, step) {
    case (.unknown, _), (.notShown, _): self
    case (.mapping(let mapping), .name(let name)): mapping[name]
    case (.sequence(let sequence), .index(let index)):
      sequence.elements.indices.contains(index) ? sequence.elements[index] : nil
    case (.null, _), (.boolean, _), (.number, _), (.string, _), (.mapping, .index), (.sequence, .name): nil
    }
  }
}
