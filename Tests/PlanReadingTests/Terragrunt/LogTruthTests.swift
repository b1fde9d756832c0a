import Foundation
import PlanModel
import PlanReading
import Testing

@Suite("The log of a Terragrunt run says what is true of its units")
struct LogTruthTests {
  @Test("each has its status and its changes", arguments: LogFixture.named)
  func units(fixture: LogFixture) throws {
    let log = try fixture.log()
    let truth = try fixture.truth()
    let units = named(log.units, by: truth)
    for (path, truth) in truth {
      guard let unit = units[path] else {
        #expect(["missing", "excluded"].contains(truth.status), "\(path) is not there")
        continue
      }
      #expect(unit.status.rawValue == truth.statusOfText(unit.plan), "\(path): \(unit.statusReason?.text ?? "")")
      if let plan = truth.plan { #expect(unit.plan.shownChanges == plan.shown, "\(path)") }
      if let plan = truth.partial { #expect(unit.plan.shownChanges == plan.shown, "\(path)") }
      if let error = truth.error, error.first?.isUppercase ?? false {
        #expect(unit.plan.diagnostics.contains { $0.summary.text == error }, "\(path)")
      }
    }
    #expect(Set(units.keys).subtracting(truth.keys).isEmpty)
  }

  @Test("and says nothing twice", arguments: LogFixture.named)
  func diagnosticsOnce(fixture: LogFixture) throws {
    for unit in try fixture.log().units {
      let messages = unit.plan.diagnostics.map { [$0.summary.text, "\($0.place)", $0.address?.description ?? ""] }
      #expect(Set(messages).count == messages.count, "\(unit.path)")
    }
  }

  @Test("a unit that did not run names the one that failed before it", arguments: LogFixture.named)
  func ancestors(fixture: LogFixture) throws {
    let units = named(try fixture.log().units, by: try fixture.truth())
    for (path, truth) in try fixture.truth() {
      guard let ancestor = truth.ancestor, let unit = units[path], fixture.path.contains("/1.") else { continue }
      #expect(unit.statusReason?.text.contains(ancestor) ?? false, "\(path): \(unit.statusReason?.text ?? "")")
    }
  }

  @Test("units that were planned on made-up outputs are known")
  func mocks() throws {
    let fixture = LogFixture(path: "mocks/1.1.3/json")
    let units = named(try fixture.log().units, by: try fixture.truth())
    for (path, truth) in try fixture.truth() {
      #expect(units[path]?.mockedDependencies == truth.mocked ?? [], "\(path)")
    }
  }

  @Test(
    "the tree of the queue gives each unit its dependencies",
    arguments: ["main/1.1.3/json", "unit_fails/1.1.3/default"])
  func dependencies(path: String) throws {
    let fixture = LogFixture(path: path)
    let units = named(try fixture.log().units, by: try fixture.truth())
    for (path, truth) in try fixture.truth() {
      #expect(units[path]?.dependencies == truth.dependencies?.sorted(), "\(path)")
    }
  }

  @Test("the queue lists the units, in every release's form", arguments: LogFixture.named)
  func queue(fixture: LogFixture) throws {
    let log = try fixture.log()
    let absent = ["single/", "hcl_error/"].contains { fixture.path.hasPrefix($0) }
    guard let listed = log.run.listedUnits else {
      #expect(absent)
      return
    }
    #expect(!absent)
    let discovered = try fixture.truth().filter {
      $0.value.reason != "not discovered" && $0.value.status != "excluded"
    }
    #expect(Set(listed) == Set(discovered.keys))
    #expect(listed.count == discovered.count)
  }

  @Test("a configuration that can't be read is an error of the run and of its unit", arguments: ["default", "json"])
  func configuration(style: String) throws {
    let log = try LogFixture(path: "hcl_error/1.1.3/" + style).log()
    #expect(log.units.map(\.status) == [.errored])
    #expect(log.units.first?.path.hasSuffix("/non-prod/us-east-1/dns zones") ?? false)
    let first = try #require(log.diagnostics.first)
    #expect(first.summary.text == "Can't evaluate expression" && first.severity == .error)
    #expect(first.origin == .terragrunt)
    #expect(first.place.line == 5 && first.place.file?.hasSuffix("dns zones/terragrunt.hcl") ?? false)
  }

  @Test("places count the lines of the log")
  func places() throws {
    let lines = [
      "OpenTofu will perform the following actions:", "  # terraform_data.a will be created",
      #"  + resource "terraform_data" "a" {"#, "      ~~ what is this", "    }",
      "Plan: 1 to add, 0 to change, 0 to destroy.",
    ]
    let pretty = lines.map {
      "10:00:00.000 STDOUT [b] tofu: a.b: Refreshing state...\n10:00:00.000 STDOUT [a] tofu: \($0)\n"
    }
    #expect(try problems(pretty.joined()) == [8])
    let json = lines.map { line in
      let message = line.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\\\"")
      return
        #"{"time":"2026-11-24UTC13:27:52Z", "level":"stdout", "working-dir":"a", "tf-path":"tofu", "msg":"\#(message)\n"}"#
        + "\n"
    }
    #expect(try problems(json.joined()) == [4])
  }

  /// The lines of the log that were not understood.
  private func problems(_ log: String) throws -> [Int] {
    try LogFixture.log(Array(log.utf8)).units.flatMap(\.plan.shortcomings).compactMap { shortcoming in
      if case .malformedEntry(let diagnostic) = shortcoming { diagnostic.place.line } else { nil }
    }
  }

  /// The units by the names that the truth has; the one of a single run has none.
  private func named(_ units: [PlanModel.Unit], by truth: [String: UnitTruth]) -> [String: PlanModel.Unit] {
    var found: [String: PlanModel.Unit] = [:]
    for unit in units {
      let only = truth.count == 1 && unit.path == "." ? truth.keys.first : nil
      found[only ?? truth.keys.first { unit.path.hasSuffix("/" + $0) } ?? unit.path] = unit
    }
    return found
  }
}

extension UnitTruth {
  /// The status as far as a text shows it: an update of a mark alone is not shown.
  fileprivate func statusOfText(_ plan: Plan) -> String {
    status == "planned" && plan.changesNothing && (self.plan?.shown.isEmpty ?? false) ? "no_changes" : status
  }
}
