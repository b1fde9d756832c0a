import PlanModel
import PlanReading
import PlanTestSupport
import Testing

@Suite("What plans have beside their changes")
struct PlanFeatureTests {
  @Test("Actions are invoked by an event of a resource, by hand, or put off")
  func invocations() throws {
    let plan = PlanFixture(path: "handmade/action-invocations.json").read()
    #expect(plan.shortcomings.isEmpty)
    #expect(
      plan.actionInvocations.map(\.address) == [
        "action.aws_lambda_invoke.warm", #"module.m.action.aws_sns_publish.tell["k"]"#, "action.aws_lambda_invoke.late",
      ])
    #expect(plan.actionInvocations.map(\.deferralReason) == [nil, nil, "deferred_prereq"])
    let triggers = plan.actionInvocations.map { "\($0.trigger)" }
    #expect(
      triggers == [
        #"lifecycle(resource: "aws_lambda_function.f", event: "AfterUpdate")"#, "invoke",
        #"lifecycle(resource: "aws_lambda_function.g", event: "AfterCreate")"#,
      ])
  }

  @Test("Deferred changes keep their reason, a wildcard instance and an import whose id is not known")
  func deferred() throws {
    let plan = PlanFixture(path: "handmade/deferred-changes.json").read()
    #expect(plan.shortcomings.isEmpty)
    #expect(plan.isComplete == false)
    #expect(plan.deferred.map(\.reason) == ["instance_count_unknown", "resource_config_unknown"])
    #expect(plan.deferred.map(\.change.address.description) == ["module.net.aws_subnet.s[*]", "aws_instance.adopted"])
    let first = try #require(plan.deferred.first).change.values()
    #expect(first.after.value(at: AttributePath("id"))?.isUnknown == true)
    guard case .unknown? = plan.deferred.last?.change.importing else { throw OtherImport() }
  }

  @Test("An import by identity, and one that says nothing of how")
  func identity() throws {
    let plan = PlanFixture(path: "handmade/import-by-identity.json").read()
    #expect(plan.changes.map(\.action) == [.noOp, .update])
    guard case .identity(let identity)? = plan.changes.first?.importing else { throw OtherImport() }
    #expect(identity.value(at: AttributePath("bucket"))?.string == "b")
    guard case .unspecified? = plan.changes.last?.importing else { throw OtherImport() }
  }

  @Test("Terraform's replacement that leaves the old object behind")
  func createForget() {
    let plan = PlanFixture(path: "handmade/create-forget.json").read()
    #expect(plan.changes.map(\.action) == [.replace(Replacement(order: .createFirst, oldObject: .forgotten))])
  }

  @Test("A set's element ends a forcing path; paths are sorted, each once")
  func replacePaths() {
    let paths = #"[["z"],["l",10,"b"],["l",9],["s",{"k":1},"x"],["s",{"k":2}],["m","0"]]"#
    let plan = read(document(entry: entry(change: ["replace_paths": paths])))
    #expect(plan.changes.first?.replacePaths.map(\.description) == ["l[9]", "l[10].b", #"m["0"]"#, "s", "z"])
  }

  struct Moded: Sendable {
    let path: String
    let mode: Plan.Mode?

    init(_ path: String, _ mode: Plan.Mode?) {
      self.path = path
      self.mode = mode
    }
  }

  @Test(
    "The mode follows from the entries, where it is sure",
    arguments: [
      Moded("terraform/destroy_mode.json", .destroy), Moded("opentofu/destroy_mode.json", .destroy),
      Moded("terraform/drift.destroy.json", .destroy), Moded("terraform/write_only.destroy.json", .destroy),
      Moded("opentofu/lifecycle_destroy_false_destroy_mode.json", .destroy),
      Moded("terraform/drift.refresh_only.json", .refreshOnly), Moded("opentofu/moved.refresh_only.json", .refreshOnly),
      Moded("terraform/orphans.json", .normal), Moded("terraform/removed_block.json", .normal),
      Moded("terraform/create_types.json", .normal), Moded("opentofu/removed_only.json", .normal),
      Moded("terraform/tainted.json", .normal), Moded("terraform/outputs_only.json", nil),
    ])
  func modes(_ moded: Moded) {
    #expect(PlanFixture(path: moded.path).read().mode == moded.mode)
  }

  @Test("The engine is told by what only it writes", arguments: PlanFixture.real)
  func engines(_ fixture: PlanFixture) {
    let engine = fixture.read().source.engine
    let isTerraform =
      fixture.path.hasPrefix("terraform/") || fixture.path.contains("/terraform-") || fixture.path.contains("/tf-")
      || (fixture.path.contains("/pair-") && !fixture.path.contains("tofu"))
    // Before 1.8 both write the same.
    let isTold = !["1.6", "1.7"].contains { fixture.path.contains("-" + $0 + ".") } || engine != nil
    if isTold { #expect(engine == (isTerraform ? .terraform : .opentofu)) }
  }

  @Test("An output that only becomes sensitive is flagged")
  func sensitivityOnly() {
    #expect(flags("terraform/sensitive_output_only.json").contains(true))
    #expect(flags("terraform/outputs_only.json") == [false, false, false, false, true, false])
    #expect(!flags("terraform/sensitive.json").contains(true))
  }

  private func flags(_ path: String) -> [Bool] {
    PlanFixture(path: path).read().outputs.map(\.changesOnlySensitivity)
  }

  @Test("The redacted document of HCP Terraform is a plan")
  func redacted() {
    let plan = PlanFixture(path: "handmade/redacted.json").read()
    #expect(plan.shortcomings.isEmpty)
    #expect(plan.source.formatVersion == "1.1")
    #expect(plan.changes.map(\.action.word) == ["replace"])
    #expect(plan.drift.count == 1)
    #expect(plan.outputs.count == 1)
  }

  private struct OtherImport: Error {}
}
