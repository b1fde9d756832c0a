import PlanModel

/// The strings that the renderer shows as `jsonencode(...)`.
enum EncodedJSON {
  /// The string of a shown tree, in one spelling of the many that the renderer shows alike; where a part of the tree is
  /// hidden, masked or unknown, the tree itself, for then no string is known.
  static func value(of tree: Value) -> Value {
    var text = ""
    return write(tree, into: &text) ? .string(text) : tree
  }

  private static func write(_ value: Value, into text: inout String) -> Bool {
    guard !value.isSensitive else { return false }
    switch value.content {
    case .null: text += "null"
    case .boolean(let flag): text += flag ? "true" : "false"
    case .number(let number): text += number.literal
    case .string(let string): write(string, into: &text)
    case .sequence(let sequence): return write(sequence, into: &text)
    case .mapping(let mapping): return write(mapping, into: &text)
    case .unknown, .notShown: return false
    }
    return true
  }

  private static func write(_ sequence: Value.Sequence, into text: inout String) -> Bool {
    text += "["
    for (index, element) in sequence.elements.enumerated() {
      if index > 0 { text += "," }
      guard write(element, into: &text) else { return false }
    }
    text += "]"
    return true
  }

  private static func write(_ mapping: Mapping, into text: inout String) -> Bool {
    guard mapping.completeness == .complete else { return false }
    text += "{"
    for (index, entry) in mapping.entries.enumerated() {
      if index > 0 { text += "," }
      write(entry.key, into: &text)
      text += ":"
      guard write(entry.value, into: &text) else { return false }
    }
    text += "}"
    return true
  }

  private static func write(_ string: String, into text: inout String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case "\u{0}"..."\u{1F}":
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      case _: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}
