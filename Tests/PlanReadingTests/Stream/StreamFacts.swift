import Foundation
import PlanModel

/// What a plan says, as far as both its JSON and its stream do; a line a fact.
struct StreamFacts {
  var changes: [String] = []
  var outputs: [String] = []
  var drift: [String] = []
  var isErrored = false
}

extension StreamFacts {
  /// Takes the facts of plan JSON, which Foundation alone reads here.
  init(json: Data) throws {
    let document = try JSONSerialization.jsonObject(with: json) as? [String: Any] ?? [:]
    isErrored = document["errored"] as? Bool ?? false
    changes = (document["resource_changes"] as? [[String: Any]] ?? []).compactMap(Self.change).sorted()
    drift = (document["resource_drift"] as? [[String: Any]] ?? []).map(Self.drift).sorted()
    for (name, change) in document["output_changes"] as? [String: [String: Any]] ?? [:] {
      let action = Self.action(change["actions"]).word
      let isSensitive = change["after_sensitive"] as? Bool == true || change["before_sensitive"] as? Bool == true
      if action != "no-op" { outputs.append("\(name) \(action) \(isSensitive)") }
    }
    outputs.sort()
  }

  private static func action(_ actions: Any?) -> (word: String, oldObject: String) {
    switch actions as? [String] ?? [] {
    case ["delete", "create"], ["create", "delete"]: ("replace", "destroyed")
    case ["create", "forget"], ["forget", "create"]: ("replace", "forgotten")
    case ["delete"]: ("destroy", "-")
    case let other: (other.first ?? "", "-")
    }
  }

  private static func change(_ entry: [String: Any]) -> String? {
    let change = entry["change"] as? [String: Any] ?? [:]
    let (action, oldObject) = action(change["actions"])
    let importing = change["importing"] as? [String: Any]
    let previous = entry["previous_address"] as? String
    if action == "no-op" && importing == nil && previous == nil { return nil }
    if entry["mode"] as? String == "data" && action != "read" { return nil }
    let isDeposed = entry["deposed"] != nil
    return line(
      entry["address"], action, oldObject, entry["action_reason"], previous, isDeposed, importing != nil,
      importing?["id"], (change["generated_config"] as? String)?.count)
  }

  private static func drift(_ entry: [String: Any]) -> String {
    let change = entry["change"] as? [String: Any] ?? [:]
    return line(entry["address"], action(change["actions"]).word, entry["previous_address"])
  }

  private static func line(_ parts: Any?...) -> String {
    parts.map { $0.map { "\($0)" } ?? "-" }.joined(separator: " ")
  }
}

extension StreamFacts {
  /// Takes the facts of a plan that was read from a stream.
  init(plan: Plan) {
    isErrored = plan.isErrored
    changes = plan.changes.map(Self.line).sorted()
    outputs = plan.outputs.map { "\($0.name) \($0.action.word) \($0.before.isSensitive || $0.after.isSensitive)" }
    drift = plan.drift.map { Self.line($0.address, $0.action.word, $0.previousAddress) }.sorted()
  }

  private static func line(_ change: ResourceChange) -> String {
    let oldObject = change.action.replacement.map { $0.oldObject?.rawValue ?? "unknown" } ?? "-"
    let id: String? = if case .id(let id)? = change.importing { id } else { nil }
    return line(
      change.address, change.action.word, oldObject, change.reason?.text, change.previousAddress,
      change.key.deposed != nil, change.importing != nil, id, change.generatedConfiguration?.count)
  }
}
