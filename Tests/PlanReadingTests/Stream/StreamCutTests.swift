import Foundation
import PlanModel
import PlanReading
import Testing

@Suite("A stream that is not whole never passes")
struct StreamCutTests {
  private static let fixtures = ["terraform/tainted", "opentofu/deposed.and_replace", "terraform/import"]
    .map(StreamFixture.init)

  @Test("cut at any byte before the end of its counts", arguments: fixtures)
  func cutAnywhere(_ fixture: StreamFixture) throws {
    let bytes = fixture.bytes
    let summary = try #require(fixture.text.range(of: #""change_summary""#))
    let end = fixture.text.utf8.distance(from: fixture.text.startIndex, to: summary.upperBound)
    for length in stride(from: 1, through: end, by: 7) {
      let plan = PlanReader().read(InputSource(bytes: Array(bytes[..<length])), named: "stream.jsonl")
      #expect(!plan.isWhollyRead, "cut at \(length)")
    }
  }

  @Test("cut inside a line behind its counts")
  func cutBehindCounts() {
    let text = StreamFixture(path: "terraform/outputs_only").text
    for count in [2, 20, 100] { #expect(!plan(ofStream: String(text.dropLast(count))).isWhollyRead) }
    #expect(plan(ofStream: String(text.dropLast())).isWhollyRead)
  }

  @Test("without its beginning", arguments: fixtures)
  func cutBeginning(_ fixture: StreamFixture) {
    for start in 1..<fixture.lines.count {
      let plan = plan(ofStream: fixture.lines[start...].joined())
      #expect(!plan.isWhollyRead, "from line \(start + 1)")
    }
  }

  @Test("without any of the changes that are counted", arguments: fixtures)
  func missingChange(_ fixture: StreamFixture) {
    for (index, line) in fixture.lines.enumerated()
    where line.contains("\"planned_change\"") && !line.contains("Plan to import") {
      var lines = fixture.lines
      lines.remove(at: index)
      #expect(!plan(ofStream: lines.joined()).isWhollyRead, "without line \(index + 1)")
    }
  }

  /// What is wrong with a stream, and what is said of it.
  struct Flaw: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let stream: String
    let said: String

    init(_ name: String, _ lines: [String], _ said: String) {
      testDescription = name
      stream = lines.joined()
      self.said = said
    }
  }

  private static let flaws = [
    Flaw(
      "no end", [Event.version, Event.change("create")],
      "unreadable: stream.jsonl ends behind line 2 without a change_summary and without an error: the end of the stream is missing."
    ),
    Flaw(
      "no beginning", [Event.change("create"), Event.summary(add: 1)],
      "unreadable: stream.jsonl has no version event before line 1: the beginning of the stream is missing."),
    Flaw("counts that disagree", [Event.version, Event.change("create"), Event.summary(add: 2)], "counts"),
    Flaw(
      "a torn line", [Event.version, "{\"@level\":\"info\",\"@mess\n", Event.change("create"), Event.summary(add: 1)],
      "unreadable: stream.jsonl has an event that is cut, in line 2."),
    Flaw(
      "a line that is not JSON", [Event.version, "{\"@level\":\"info\",}\n", Event.summary()],
      "unreadable: stream.jsonl has an event that is not valid JSON, in line 2: a key in double quotes was expected."),
    Flaw(
      "an event glued to something else", [Event.version, "progress 10%" + Event.change("read"), Event.summary()],
      "unreadable: stream.jsonl has an event that is not valid JSON, in line 2: a value was expected."),
    Flaw(
      "an action without a word for it", [Event.version, Event.change("noop"), Event.summary()],
      #"action: terraform_data.a ["noop"]"#),
    Flaw(
      "an action of the future", [Event.version, Event.change("teleport"), Event.summary()],
      #"action: terraform_data.a ["teleport"]"#),
    Flaw(
      "no address", [Event.version, Event.event("planned_change", #""change":{"action":"create"}"#), Event.summary()],
      "malformed: stream.jsonl line 2: change.resource is missing."),
    Flaw(
      "a member twice",
      [
        Event.version, Event.event("planned_change", #""change":{"action":"create","action":"read"}"#), Event.summary(),
      ],
      "malformed: stream.jsonl line 2: change.action stands there twice; which of the two counts cannot be told."),
    Flaw(
      "an address of another type",
      [
        Event.version,
        Event.event(
          "planned_change", #""change":{"action":"create","resource":{"addr":"a_b.c","resource_type":"a_d"}}"#),
        Event.summary(add: 1),
      ], "malformed: stream.jsonl line 2: change.addr is not the address of the type and name beside it."),
    Flaw(
      "two changes of one object",
      [Event.version, Event.change("update"), Event.change("update"), Event.summary(change: 2)],
      "duplicate: terraform_data.a "),
    Flaw(
      "another major version", [Event.event("version", #""terraform":"3.0.0","ui":"2.0""#), Event.summary()],
      "unreadable: stream.jsonl has events in the form 2.0; this version of planlint reads 0.1 to 1.x."),
    Flaw(
      "actions that are not announced",
      [
        Event.version,
        Event.event(
          "change_summary", #""changes":{"add":0,"change":0,"remove":0,"action_invocation":1,"operation":"plan"}"#),
      ], "malformed: stream.jsonl line 2 counts 1 actions to invoke, and 0 are announced."),
    Flaw(
      "the work of an apply alone",
      [
        Event.version, Event.event("apply_start", #""hook":{"action":"create"}"#),
        Event.summary(add: 1, operation: "apply"),
      ],
      "counts"),
  ]

  @Test("and says why", arguments: flaws)
  func flawed(_ flaw: Flaw) {
    let plan = plan(ofStream: flaw.stream)
    #expect(!plan.isWhollyRead)
    #expect(plan.shortcomings.map(\.text).contains(flaw.said), "\(plan.shortcomings.map(\.text))")
  }
}
