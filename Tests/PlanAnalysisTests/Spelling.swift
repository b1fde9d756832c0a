import PlanJSON
import PlanModel

@testable import PlanAnalysis

/// Values as tests write them: JSON, in which `{"?": 0}` is unknown, `{"-": 0}` is not shown, and `{"!": x}` is x marked
/// as sensitive.
func value(_ spelling: String) throws -> Value {
  try JSON.parse(spelling).readingMarks
}

extension Value {
  fileprivate var readingMarks: Value {
    switch content {
    case .mapping(let mapping):
      if mapping.entries.count == 1, let entry = mapping.entries.first {
        if entry.key == "?" { return .unknown }
        if entry.key == "-" { return .notShown }
        if entry.key == "!" { return entry.value.readingMarks.markedSensitive() }
      }
      return Value(.mapping(Mapping(mapping.entries.map { Mapping.Entry($0.key, $0.value.readingMarks) })))
    case .sequence(let sequence):
      return Value(.sequence(Sequence(sequence.elements.map(\.readingMarks), kind: sequence.kind)))
    case .null, .boolean, .number, .string, .unknown, .notShown: return self
    }
  }

  /// The value as a test writes it.
  var spelling: String {
    let text: String
    switch content {
    case .null: text = "null"
    case .boolean(let flag): text = String(flag)
    case .number(let number): text = number.literal
    case .string(let string): text = "\"" + string + "\""
    case .unknown: text = "?"
    case .notShown: text = "-"
    case .sequence(let sequence): text = "[" + sequence.elements.map(\.spelling).joined(separator: ",") + "]"
    case .mapping(let mapping):
      text = "{" + mapping.entries.map { $0.key + ":" + $0.value.spelling }.joined(separator: ",") + "}"
    }
    return isSensitive ? "!" + text : text
  }
}

extension AttributeChange {
  /// The row in a line: `update a.b: 1 -> 2`, with `forces` and the rows inside a string behind it.
  var spelling: String {
    var text = "\(action.rawValue) \(path): \(before.spelling) -> \(after.spelling)"
    if forcesReplacement { text += " forces" }
    if let nested { text += " {" + nested.map(\.spelling).joined(separator: "; ") + "}" }
    return text
  }
}

/// An entry of a test's own plan.
func change(
  _ address: String, _ action: Action, reason: ActionReason? = nil, replacePaths: [AttributePath] = [],
  before: Value = .null, after: Value = .null
) throws -> ResourceChange {
  var change = ResourceChange(
    key: ChangeKey(address: try ResourceAddress(parsing: address)), action: action, replacePaths: replacePaths,
    values: .made(ResourceChange.Sides(before: before, after: after)))
  change.reason = reason
  return change
}

extension Action {
  /// A replacement that destroys first.
  static let replacement = Action.replace(Replacement(order: .destroyFirst, oldObject: .destroyed))
}

/// The rows of an update between two values.
func rows(_ before: Value, _ after: Value, forcing: [AttributePath] = []) -> [AttributeChange] {
  var walker = DifferenceWalker(forcing: forcing)
  walker.compare(before, after)
  return walker.rows
}

/// The rows of an update between two values, each in a line.
func rows(_ before: String, _ after: String, forcing: [AttributePath] = []) throws -> [String] {
  rows(try value(before), try value(after), forcing: forcing).map(\.spelling)
}
