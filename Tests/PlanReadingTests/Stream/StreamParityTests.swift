import Foundation
import PlanModel
import PlanReading
import Testing

@Suite("A stream says what the JSON of the same plan says, but for the values")
struct StreamParityTests {
  @Test("in every fixture", arguments: StreamFixture.withPlan)
  func parity(_ fixture: StreamFixture) throws {
    let plan = fixture.plan
    let facts = StreamFacts(plan: plan)
    let expected = try StreamFacts(json: #require(fixture.json))
    #expect(facts.changes == expected.changes)
    #expect(facts.outputs == expected.outputs)
    #expect(facts.drift == expected.drift)
    #expect(facts.isErrored == expected.isErrored)
    #expect(plan.shortcomings.map(\.text) == [])
    #expect(plan.source.kind == .stream)
  }

  @Test("There are fixtures of every engine")
  func fixturesAreThere() { #expect(StreamFixture.withPlan.count > 200) }

  @Test("Its mode is that of the JSON, or not known", arguments: StreamFixture.withPlan)
  func mode(_ fixture: StreamFixture) throws {
    let expected = PlanReader().read(InputSource(bytes: Array(try #require(fixture.json))), named: "tfplan.json")
    let plan = fixture.plan
    #expect(plan.mode == nil || plan.mode == expected.mode || expected.mode == nil)
    if expected.mode == .destroy { #expect(plan.mode == .destroy) }
  }

  @Test("Its engine, its version and its time are told", arguments: StreamFixture.all)
  func source(_ fixture: StreamFixture) throws {
    let plan = fixture.plan
    #expect(plan.source.engine == (fixture.path.contains("opentofu") ? .opentofu : .terraform))
    let version = try #require(plan.source.engineVersion)
    #expect(fixture.text.contains(version))
    #expect(plan.plannedAt?.hasPrefix("2026-11-2") == true)
  }

  @Test("Where planning failed before there was a plan, it is errored", arguments: StreamFixture.withoutPlan)
  func failed(_ fixture: StreamFixture) {
    #expect(fixture.plan.isErrored)
    #expect(fixture.plan.isWhollyRead)
    #expect(fixture.plan.diagnostics.contains { $0.severity == .error && $0.origin == .engine })
  }

  @Test("No value is told", arguments: StreamFixture.withPlan)
  func values(_ fixture: StreamFixture) {
    for change in fixture.plan.changes + fixture.plan.drift {
      let sides = change.values()
      #expect((sides.before.isNull || sides.before.isNotShown) && (sides.after.isNull || sides.after.isNotShown))
      #expect(change.replacePaths.isEmpty && change.forcingPathsVisibility == .notShown)
    }
  }
}
