import Foundation
import PlanModel
import PlanReading
import PlanTestSupport
import Testing

@Suite("Plans of several units that nothing names are read, and do not pass")
struct SeveralPlansTests {
  private static let first = StreamFixture(path: "terraform/tainted").text
  private static let second = StreamFixture(path: "opentofu/moved").text

  @Test("Streams one after another are told apart, and what to run is said")
  func oneAfterAnother() throws {
    guard case .unnamedPlans(let plans, let diagnostic) = contents(ofStream: Self.first + Self.second) else {
      throw NotTold()
    }
    #expect(plans.count == 2 && plans.allSatisfy(\.isWhollyRead))
    #expect(plans.map(\.source.engine) == [.terraform, .opentofu])
    #expect(
      StreamFacts(plan: plans[1]).changes == StreamFacts(plan: StreamFixture(path: "opentofu/moved").plan).changes)
    #expect(diagnostic.severity == .error)
    #expect(diagnostic.remedy?.text.contains("--json-out-dir") == true)
  }

  @Test("Streams whose lines are mixed are refused")
  func mixed() throws {
    let lines = StreamFixture(path: "terraform/tainted").lines
    let others = StreamFixture(path: "opentofu/moved").lines
    let text = zip(lines, others).map { $0 + $1 }.joined()
    let plan = try #require(contents(ofStream: text).onlyPlan)
    #expect(plan.changes.isEmpty)
    let said = try #require(plan.shortcomings.first?.text)
    #expect(said.contains("line 2 can't be of the same one as those before it, and no line names its unit"))
  }

  @Test("However a stream is pushed into another, it does not pass")
  func pushedIn() {
    let lines = StreamFixture(path: "terraform/outputs_only").lines
    for place in 1..<lines.count {
      let text = lines[..<place].joined() + Self.first + lines[place...].joined()
      switch contents(ofStream: text) {
      case .plans(let plans): #expect(plans.map(\.isWhollyRead) == [false], "at \(place)")
      case .unnamedPlans, .terragruntLog, .runReport, .unitGraph: break
      }
    }
  }

  @Test("A run of Terragrunt over many units says so, with the errors of the units")
  func runAll() throws {
    let fixture = StreamFixture(path: "terragrunt-run-all")
    let plan = try #require(contents(ofStream: fixture.text).onlyPlan)
    #expect(!plan.isWhollyRead && plan.isErrored)
    guard case .unreadable(let diagnostic)? = plan.shortcomings.first else { throw NotTold() }
    #expect(diagnostic.code == "mixed-streams")
    #expect(diagnostic.remedy?.text.contains("--json-out-dir") == true)
    #expect(plan.diagnostics.contains { $0.origin == .engine && $0.severity == .error })
    #expect(plan.diagnostics.contains { $0.origin == .terragrunt && $0.severity == .error })
  }

  @Test("One stream of a run whose listing names more units does not speak for them")
  func oneOfMany() throws {
    let listing = "The following units will be run, starting with dependencies:\n.\n├── prod/vpc\n╰── prod/rds\n"
    guard case .unnamedPlans(let plans, _) = contents(ofStream: listing + Self.first) else { throw NotTold() }
    #expect(plans.count == 1)
  }

  @Test("An error of Terragrunt's beside one stream is the unit's")
  func terragruntError() throws {
    let error = "13:29:55.357 ERROR  Hook \"check\" exited with non-zero exit code 3\n"
    let plan = try #require(contents(ofStream: Self.first + error).onlyPlan)
    #expect(plan.isErrored)
  }

  @Test("Plan JSON one a line is several plans; one alone is just a plan")
  func documents() throws {
    let text = StreamFixture(path: "several-plans").text
    guard case .unnamedPlans(let plans, let diagnostic) = contents(ofStream: text) else { throw NotTold() }
    #expect(plans.count == 2 && plans.allSatisfy { $0.isWhollyRead && $0.changes.count == 1 })
    #expect(diagnostic.remedy?.text.contains("--json-out-dir") == true)
    let line = try #require(text.split(separator: "\n").first)
    #expect(contents(ofStream: "starting\n\(line)\n").onlyPlan?.isWhollyRead == true)
    guard case .unnamedPlans(let behind, _) = contents(ofStream: "\(line)\nERROR\n\(line)") else { throw NotTold() }
    #expect(behind.map(\.changes.count) == [1, 1])
  }

  @Test("A plan behind another that is cut is not read as whole")
  func cutDocument() throws {
    let text = StreamFixture(path: "several-plans").text
    guard case .unnamedPlans(let plans, _) = contents(ofStream: String(text.dropLast(100))) else { throw NotTold() }
    #expect(plans.map(\.isWhollyRead) == [true, false])
  }

  private struct NotTold: Error {}
}

extension InputContents {
  /// The plan, if it is one and no more.
  fileprivate var onlyPlan: Plan? {
    if case .plans(let plans) = self, plans.count == 1 { plans[0] } else { nil }
  }
}
