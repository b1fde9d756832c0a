import Foundation
import PlanModel
import PlanReading
import PlanTestSupport
import Testing

@Suite("What a plan document says is what is read of it")
struct DocumentFactsTests {
  @Test("Every entry keeps its action, order, reason, move, import and forcing paths", arguments: PlanFixture.every)
  func entries(_ fixture: PlanFixture) throws {
    var options = ReadingOptions()
    options.plainNoOps = .listed
    let plan = fixture.read(options: options)
    let facts = fixture.facts
    let said = facts["resource_changes"] as? [[String: Any]] ?? []
    try #require(plan.changes.count == said.count)
    for (change, entry) in zip(plan.changes, said) { try compare(change, entry) }
    let drift = (facts["resource_drift"] as? [[String: Any]] ?? []).filter { !isPlainNoOp($0) }
    try #require(plan.drift.count == drift.count)
    for (change, entry) in zip(plan.drift, drift) { try compare(change, entry) }
    let deferred = facts["deferred_changes"] as? [[String: Any]] ?? []
    try #require(plan.deferred.count == deferred.count)
    for (change, entry) in zip(plan.deferred, deferred) {
      #expect(change.reason == entry["reason"] as? String)
      try compare(change.change, try #require(entry["resource_change"] as? [String: Any]))
    }
  }

  @Test("Plain no-ops are counted, and listed only when asked for", arguments: PlanFixture.every)
  func plainNoOps(_ fixture: PlanFixture) {
    let entries = fixture.facts["resource_changes"] as? [[String: Any]] ?? []
    let plan = fixture.read()
    #expect(plan.plainNoOpCount == entries.count(where: isPlainNoOp))
    #expect(plan.changes.count + plan.plainNoOpCount == entries.count)
  }

  @Test("The rest of the document is there", arguments: PlanFixture.every)
  func members(_ fixture: PlanFixture) {
    let (plan, facts) = (fixture.read(), fixture.facts)
    #expect(plan.source.formatVersion == (facts["format_version"] ?? facts["plan_format_version"]) as? String)
    #expect(plan.source.engineVersion == facts["terraform_version"] as? String)
    #expect(plan.plannedAt == facts["timestamp"] as? String)
    #expect(plan.isErrored == (facts["errored"] as? Bool ?? false))
    #expect(plan.isComplete == facts["complete"] as? Bool)
    if let isApplyable = facts["applyable"] as? Bool { #expect(plan.isApplyable == isApplyable) }
    #expect(plan.relevantAttributes.count == (facts["relevant_attributes"] as? [Any] ?? []).count)
    let checks = facts["checks"] as? [[String: Any]] ?? []
    #expect(plan.checks.map(\.status.text) == checks.map { $0["status"] as? String })
    let outputs = (facts["output_changes"] as? [String: [String: Any]] ?? [:])
      .filter { $0.value["actions"] as? [String] != ["no-op"] }
    #expect(plan.outputs.map(\.name) == outputs.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    for output in plan.outputs {
      #expect(output.action == Action(engineActions: outputs[output.name]?["actions"] as? [String] ?? []))
    }
  }

  @Test("A plan that an engine wrote has nothing that is not understood", arguments: PlanFixture.real)
  func noShortcomings(_ fixture: PlanFixture) {
    let plan = fixture.read()
    #expect(plan.shortcomings.map(\.text) == [])
    #expect(plan.diagnostics.isEmpty)
    #expect(plan.sensitiveTexts.arePossible)
  }

  @Test(
    "An engine that says whether there is anything to apply agrees with what is derived", arguments: PlanFixture.real)
  func applyability(_ fixture: PlanFixture) throws {
    guard let said = fixture.facts["applyable"] as? Bool else { return }
    let text = String(decoding: fixture.bytes, as: UTF8.self)
    let silent = text.replacingOccurrences(of: #","applyable":\#(said)"#, with: "")
    try #require(silent != text)
    #expect(read(silent).isApplyable == said)
  }

  // MARK: Comparing

  private func isPlainNoOp(_ entry: [String: Any]) -> Bool {
    let change = entry["change"] as? [String: Any] ?? [:]
    return change["actions"] as? [String] == ["no-op"] && entry["previous_address"] == nil && change["importing"] == nil
  }

  private func compare(_ change: ResourceChange, _ entry: [String: Any]) throws {
    let said = try #require(entry["change"] as? [String: Any])
    let actions = try #require(said["actions"] as? [String])
    #expect(change.address.description == entry["address"] as? String)
    #expect(change.key.deposed == entry["deposed"] as? String)
    #expect(change.address.type == entry["type"] as? String)
    #expect(change.address.mode.text == entry["mode"] as? String)
    #expect(change.address.module.description == entry["module_address"] as? String ?? "")
    #expect(change.previousAddress?.description == entry["previous_address"] as? String)
    #expect(change.provider == entry["provider_name"] as? String)
    #expect(change.reason?.text == entry["action_reason"] as? String)
    #expect(change.engineActions == actions)
    #expect(isSame(change.action, actions))
    #expect((change.importing != nil) == (said["importing"] != nil))
    if let id = (said["importing"] as? [String: Any])?["id"] as? String {
      guard case .id(let read)? = change.importing else { throw AnotherImport() }
      #expect(read == id)
    }
    #expect(change.generatedConfiguration == said["generated_config"] as? String)
    let paths = (said["replace_paths"] as? [[Any]] ?? []).map { $0.map { "\($0)" } }
    let read = change.replacePaths.map { $0.steps.map(spelled) }
    #expect(Set(read) == Set(paths))
    #expect(change.replacePaths == change.replacePaths.sorted())
  }

  private struct AnotherImport: Error {}

  private func isSame(_ action: Action, _ engineActions: [String]) -> Bool {
    switch action {
    case .noOp: engineActions == ["no-op"]
    case .create: engineActions == ["create"]
    case .read: engineActions == ["read"]
    case .update: engineActions == ["update"]
    case .destroy: engineActions == ["delete"]
    case .forget: engineActions == ["forget"]
    case .open: engineActions == ["open"]
    case .replace(let replacement):
      engineActions.count == 2 && engineActions.contains("create")
        && (engineActions[0] == "create") == (replacement.order == .createFirst)
        && engineActions.contains("delete") == (replacement.oldObject == .destroyed)
    case .unknown(let actions): engineActions == actions
    }
  }

  private func spelled(_ step: AttributePath.Step) -> String {
    switch step {
    case .name(let name): name
    case .index(let index): String(index)
    }
  }
}
