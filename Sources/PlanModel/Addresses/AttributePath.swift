/// The way from a resource's top to one of its values, as `replace_paths` and the rows of a report give it.
public struct AttributePath: Sendable, Hashable {
  /// One step of a path.
  public enum Step: Sendable {
    /// An attribute, a block or a key of a map: plan JSON does not tell them apart.
    case name(String)
    /// A place in a list.
    case index(Int)
  }

  /// The steps, outermost first.
  public var steps: [Step]

  /// Makes a path of the given steps, outermost first.
  public init(_ steps: [Step] = []) {
    self.steps = steps
  }

  /// The path of a top-level attribute.
  public init(_ name: String) {
    steps = [.name(name)]
  }

  /// The path one step further.
  public func appending(_ step: Step) -> AttributePath {
    AttributePath(steps + [step])
  }

  /// Whether the other path leads to this place or to one below it.
  public func contains(_ other: AttributePath) -> Bool {
    other.steps.starts(with: steps)
  }

  /// The names on the way, without indexes: how facts on resource types spell a path through blocks.
  public var names: [String] {
    steps.compactMap { step in
      if case .name(let name) = step { name } else { nil }
    }
  }
}

extension AttributePath.Step: Hashable {
  /// Whether both are the same step; names compare by their bytes.
  public static func == (left: AttributePath.Step, right: AttributePath.Step) -> Bool {
    switch (left, right) {
    case (.name(let left), .name(let right)): left.hasSameBytes(as: right)
    case (.index(let left), .index(let right)): left == right
    case (.name, _), (.index, _): false
    }
  }

  /// Feeds the kind of step and its bytes.
  public func hash(into hasher: inout Hasher) {
    switch self {
    case .name(let name): for byte in name.utf8 { hasher.combine(byte) }
    case .index(let index): hasher.combine(index)
    }
  }
}

extension AttributePath: Comparable {
  /// Whether the left path sorts first: step by step, indexes before names, names by their bytes.
  public static func < (left: AttributePath, right: AttributePath) -> Bool {
    left.steps.lexicographicallyPrecedes(right.steps) { left, right in
      switch (left, right) {
      case (.index(let left), .index(let right)): left < right
      case (.name(let left), .name(let right)): left.bytesPrecede(right)
      case (.index, .name): true
      case (.name, .index): false
      }
    }
  }
}

extension AttributePath: CustomStringConvertible {
  /// The path in HCL spelling: `.name` for a step of ASCII letters, digits, `_` and `-`, `[n]` for an index, else `["..."]`.
  public var description: String {
    if steps.count == 1, case .name(let name) = steps[0], name.isPlainStep { return name }
    var text = ""
    for step in steps {
      switch step {
      case .index(let index): text += "[\(index)]"
      case .name(let name) where name.isPlainStep:
        if !text.isEmpty { text += "." }
        text += name
      case .name(let name): text += "[" + QuotedText.quote(name) + "]"
      }
    }
    return text
  }
}

extension String {
  fileprivate var isPlainStep: Bool {
    guard let first = utf8.first, first.isASCIILetter || first == UInt8(ascii: "_") else { return false }
    return utf8.allSatisfy {
      $0.isASCIILetter || ($0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9")) || $0 == UInt8(ascii: "_")
        || $0 == UInt8(ascii: "-")
    }
  }
}

extension UInt8 {
  fileprivate var isASCIILetter: Bool { self | 0x20 >= UInt8(ascii: "a") && self | 0x20 <= UInt8(ascii: "z") }
}
