import Foundation
import PlanModel
import PlanReading
import PlanTestSupport
import Testing

@Suite("A text that lost something never passes as a whole plan")
struct TextCutTests {
  private static let cases = [
    "terraform-1.11.4/moved", "terraform-1.11.4/instance_replace", "terraform-1.11.4/removed_block",
    "terraform-1.11.4/drift.config_matches_drift", "opentofu-1.12.6/lifecycle_destroy_false",
    "opentofu-1.12.6/removed_only", "opentofu-1.12.6/import_for_each", "terraform-1.11.4/heredoc_diff",
  ]

  private func lines(_ name: String) throws -> [Substring] {
    let path = Fixtures.folder + "/text/pairs/\(name)/plan.txt"
    return try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false)
  }

  private func passes(_ lines: some Collection<Substring>) -> Bool {
    let reading = PlanTextReader.read(Array(lines.joined(separator: "\n").utf8), file: "plan.txt")
    return !reading.plans.isEmpty && reading.plans.allSatisfy { $0.plan.isWhollyRead && !$0.plan.isErrored }
  }

  @Test("cut before its counts, at every line", arguments: cases)
  func cut(name: String) throws {
    let lines = try lines(name)
    let counts = try #require(lines.firstIndex { $0.hasPrefix("Plan: ") })
    #expect(passes(lines))
    for end in 0..<counts { #expect(!passes(lines[..<end]), "\(name) cut at line \(end + 1)") }
  }

  @Test("without one of its lines that opens or closes a change", arguments: cases)
  func lacksLine(name: String) throws {
    let lines = try lines(name)
    let counts = try #require(lines.firstIndex { $0.hasPrefix("Plan: ") })
    for index in 0..<counts {
      let line = lines[index].trimmingCharacters(in: .whitespaces)
      let opensOrCloses = line.hasSuffix("{") || line == "}" || line.contains(" will be ") || line == "EOT"
      guard opensOrCloses, !line.contains("symbols") else { continue }
      var rest = lines
      rest.remove(at: index)
      // A move and an import are in no count, and leave no trace where all of their lines are gone.
      #expect(!passes(rest), "\(name) without line \(index + 1): \(line)")
    }
  }

  @Test("with a line that no engine prints, which is named", arguments: cases)
  func strangeLine(name: String) throws {
    let lines = try lines(name)
    let header = try #require(lines.firstIndex { $0.contains(" resource \"") })
    var changed = lines
    changed.insert("          ~~ what is this", at: header + 1)
    let reading = PlanTextReader.read(Array(changed.joined(separator: "\n").utf8), file: "plan.txt")
    let places = reading.plans.flatMap(\.plan.shortcomings).compactMap { shortcoming in
      if case .malformedEntry(let diagnostic) = shortcoming { diagnostic.place.line } else { nil }
    }
    #expect(places == [header + 2])
  }

  @Test("without a body: what is created was not there before, what is destroyed is not there after")
  func withoutBody() throws {
    let text = """
      OpenTofu will perform the following actions:

        # test_a.b will be created

        # test_a.c will be destroyed

      Plan: 1 to add, 0 to change, 1 to destroy.
      """
    let plan = try #require(PlanTextReader.read(Array(text.utf8), file: "plan.txt").plans.first?.plan)
    try #require(plan.changes.count == 2 && !plan.isWhollyRead)
    let (created, destroyed) = (plan.changes[0].values(), plan.changes[1].values())
    #expect(created.before.isNull && created.after.isNotShown)
    #expect(destroyed.before.isNotShown && destroyed.after.isNull)
  }

  @Test("with counts that disagree with its changes")
  func counts() throws {
    let lines = try lines("terraform-1.11.4/moved").map {
      $0.hasPrefix("Plan: ") ? "Plan: 1 to add, 1 to change, 3 to destroy." : $0
    }
    let reading = PlanTextReader.read(Array(lines.joined(separator: "\n").utf8), file: "plan.txt")
    let shortcoming = try #require(reading.plans.first?.plan.shortcomings.first)
    guard case .countMismatch(let said, let read, let place) = shortcoming else {
      Issue.record("\(shortcoming)")
      return
    }
    #expect(said.destroyed == 3 && read.destroyed == 2)
    #expect(place.line == lines.firstIndex { $0.hasPrefix("Plan: ") }.map { $0 + 1 })
  }
}
