import PlanModel

/// A value as a report may show it: what disclosure made of a plan's value.
///
/// Renderers see values only in this form. A value whose plan marks it sensitive, or whose text holds a text that the plan
/// marks sensitive elsewhere, is ``masked`` as a whole: what is left of a text around a secret can give it away.
public enum ShownValue: Sendable, Hashable {
  case null
  case boolean(Bool)
  /// The number's literal, as the plan spells it.
  case number(String)
  case text(String)
  /// A text of more than ``Disclosure/longestText`` bytes: how many it has, and how it starts.
  case cut(bytes: Int, start: String)
  case sequence([ShownValue])
  /// The members by the bytes of their keys.
  case mapping([Member])
  /// Sensitive.
  case masked
  /// Known only after apply.
  case unknown
  /// Hidden by the input.
  case notShown

  /// A key of a mapping and its value; keys are names and always seen.
  public struct Member: Sendable, Hashable {
    /// The key.
    public var key: String
    /// The value.
    public var value: ShownValue

    /// Makes a member.
    public init(_ key: String, _ value: ShownValue) {
      self.key = key
      self.value = value
    }
  }
}

extension ShownValue {
  /// The value in one line, as HCL spells it.
  ///
  /// `"app"`, `12`, `["a", "b"]`, `{a = 1}`; words in parentheses stand for what is not seen. No control character and no
  /// invisible one is in it.
  public var inlineText: String {
    switch self {
    case .null: "null"
    case .boolean(let flag): flag ? "true" : "false"
    case .number(let literal): literal
    case .text(let text): QuotedText.quote(text)
    case .cut(let bytes, let start): "\(QuotedText.quote(start)) (the start of \(bytes) bytes)"
    case .sequence(let elements): "[" + elements.map(\.inlineText).joined(separator: ", ") + "]"
    case .mapping(let members):
      "{" + members.map { $0.keyText + " = " + $0.value.inlineText }.joined(separator: ", ") + "}"
    case .masked: "(sensitive)"
    case .unknown: "(known after apply)"
    case .notShown: "(not shown)"
    }
  }
}

extension ShownValue.Member {
  /// The key as HCL spells it: bare where it is a name, else quoted.
  var keyText: String {
    let path = AttributePath(key).description
    return path.hasSameBytes(as: key) ? key : QuotedText.quote(key)
  }
}
