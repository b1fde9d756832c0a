import Foundation
import PlanModel
import PlanTestSupport

/// What plan JSON says of one change, read here by Foundation alone: no line of the reader under test has part in it.
struct ChangeFacts: Equatable, CustomStringConvertible {
  var action: String
  var order: String?
  var oldObject: String?
  var reason: String?
  var previousAddress: String?
  var importID: String?
  var isImported: Bool
  /// The first steps of the forcing paths.
  var forcing: Set<String>

  var description: String {
    "\(action) \(order ?? "-") \(oldObject ?? "-") \(reason ?? "-") from \(previousAddress ?? "-") "
      + "import \(isImported) \(importID ?? "-") by \(forcing.sorted())"
  }
}

/// What one plan says, as far as both its JSON and its text show it.
struct PlanFacts {
  var changes: [String: ChangeFacts] = [:]
  var outputs: [String: String] = [:]
  var drift: Set<String> = []
  var isErrored = false
}

// MARK: - From JSON

extension PlanFacts {
  /// Takes the facts that the text shows too: no plain no-ops, no data that is not read, nothing ephemeral.
  init(json: Data) throws {
    let document = try JSONSerialization.jsonObject(with: json) as? [String: Any] ?? [:]
    isErrored = document["errored"] as? Bool ?? false
    for entry in document["resource_changes"] as? [[String: Any]] ?? [] {
      guard let facts = ChangeFacts(entry: entry) else { continue }
      changes[PlanFacts.key(entry["address"], entry["deposed"])] = facts
    }
    for (name, change) in document["output_changes"] as? [String: [String: Any]] ?? [:] {
      outputs[name] = PlanFacts.outputAction(change)
    }
    for entry in document["resource_drift"] as? [[String: Any]] ?? [] {
      drift.insert(PlanFacts.key(entry["address"], entry["deposed"]))
    }
  }

  static func key(_ address: Any?, _ deposed: Any?) -> String {
    "\(address as? String ?? "") \(deposed as? String ?? "")"
  }

  /// The action that the text shows: none where only a mark changes, and a destroy where the new value is null.
  private static func outputAction(_ change: [String: Any]) -> String? {
    let actions = change["actions"] as? [String] ?? []
    let before = change["before"] as? NSObject ?? NSNull()
    let after = change["after"] as? NSObject ?? NSNull()
    let isUnknown =
      (change["after_unknown"] as? Bool) == true || change["after_unknown"] is [String: Any]
      || change["after_unknown"] is [Any]
    switch actions {
    case ["create"]: return "create"
    case ["delete"]: return "destroy"
    case ["update"] where before == after && !isUnknown: return nil
    case ["update"] where after is NSNull && !isUnknown: return "destroy"
    case ["update"] where before is NSNull: return "create"
    case ["update"]: return "update"
    case _: return nil
    }
  }
}

extension ChangeFacts {
  /// Reads an entry of `resource_changes`; nil where no renderer shows it.
  fileprivate init?(entry: [String: Any]) {
    let change = entry["change"] as? [String: Any] ?? [:]
    let actions = change["actions"] as? [String] ?? []
    let importing = change["importing"] as? [String: Any]
    isImported = importing != nil
    importID = importing?["id"] as? String
    previousAddress = entry["previous_address"] as? String
    reason = entry["action_reason"] as? String
    (action, order, oldObject) = ChangeFacts.action(actions)
    let paths = change["replace_paths"] as? [[Any]] ?? []
    let forces = reason == "replace_because_cannot_update"
    forcing = forces ? Set(paths.compactMap { $0.first as? String }) : []
    if action == "open" || (entry["mode"] as? String == "data" && action != "read") { return nil }
    if action == "no-op", previousAddress == nil, !isImported { return nil }
  }

  private static func action(_ actions: [String]) -> (String, String?, String?) {
    switch actions {
    case ["delete", "create"]: ("replace", "destroy-first", "destroyed")
    case ["create", "delete"]: ("replace", "create-first", "destroyed")
    case ["create", "forget"]: ("replace", "create-first", "forgotten")
    case ["forget", "create"]: ("replace", "destroy-first", "forgotten")
    case ["delete"]: ("destroy", nil, nil)
    case _: (actions.first ?? "", nil, nil)
    }
  }
}

// MARK: - From the model

extension PlanFacts {
  /// Takes the facts of a plan that was read from text.
  init(plan: Plan) {
    isErrored = plan.isErrored
    for change in plan.changes where !change.isPlainNoOp {
      changes[PlanFacts.key(change.address.description, change.key.deposed)] = ChangeFacts(change)
    }
    for output in plan.outputs where output.action != .noOp { outputs[output.name] = output.action.word }
    drift = Set(plan.drift.map { PlanFacts.key($0.address.description, $0.key.deposed) })
  }
}

extension ChangeFacts {
  fileprivate init(_ change: ResourceChange) {
    action = change.action.word
    order = change.action.replacement?.order?.rawValue
    oldObject = change.action.replacement?.oldObject?.rawValue
    reason = change.reason?.text
    previousAddress = change.previousAddress?.description
    isImported = change.importing != nil
    if case .id(let id)? = change.importing { importID = id } else { importID = nil }
    forcing = Set(change.replacePaths.compactMap(\.names.first))
  }
}

// MARK: - Comparing

extension PlanFacts {
  /// Where a text says something else than the JSON of the same plan.
  func differences(from json: PlanFacts) -> [String] {
    var result: [String] = []
    for key in Set(changes.keys).union(json.changes.keys).sorted() {
      switch (changes[key], json.changes[key]) {
      case (let read?, let expected?):
        if let difference = read.difference(from: expected) { result.append("\(key): \(difference)") }
      case (nil, let expected?): result.append("\(key): missing, \(expected)")
      case (let read, nil): result.append("\(key): not in the JSON, \(read.map(\.description) ?? "")")
      }
    }
    if outputs != json.outputs { result.append("outputs \(outputs) for \(json.outputs)") }
    if !drift.isSubset(of: json.drift) { result.append("drift \(drift) for \(json.drift)") }
    if isErrored != json.isErrored { result.append("errored \(isErrored) for \(json.isErrored)") }
    return result
  }
}

extension ChangeFacts {
  /// What differs beyond what the text can't show: why something is created, and forcing paths that bear no mark.
  fileprivate func difference(from json: ChangeFacts) -> String? {
    var expected = json
    if expected.action == "create" { expected.reason = reason }
    if expected.reason == nil { expected.reason = reason }
    if !forcing.isEmpty {
      // Every attribute that the text marks is one of those that force, and none of them is left out.
    } else if expected.action == "replace" {
      expected.forcing = []
    }
    return self == expected ? nil : "\(self) for \(expected)"
  }
}

/// A text and the JSON of the same plan.
struct PlanPair: CustomStringConvertible, Sendable {
  var text: String
  var json: String

  var description: String { text }

  /// All pairs below a folder.
  static func all(below folder: String) -> [PlanPair] {
    let files = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return files.sorted().filter { $0.hasSuffix(".txt") }.compactMap { file in
      let text = folder + "/" + file
      let stem = text.replacingOccurrences(of: ".ansi.txt", with: "").replacingOccurrences(of: ".txt", with: "")
      return FileManager.default.fileExists(atPath: stem + ".json") ? PlanPair(text: text, json: stem + ".json") : nil
    }
  }

  static let inRepository = all(below: Fixtures.folder + "/text/pairs")
}
