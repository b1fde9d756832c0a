import Foundation
import PlanModel
import PlanReading
import PlanTestSupport
import Testing

@Suite("A stream is read however it was kept")
struct StreamFormTests {
  private static let fixture = StreamFixture(path: "opentofu/lifecycle_destroy_false")

  struct Form: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let bytes: [UInt8]

    init(_ name: String, _ text: String) {
      testDescription = name
      bytes = Array(text.utf8)
    }

    init(_ name: String, _ bytes: [UInt8]) {
      testDescription = name
      self.bytes = bytes
    }
  }

  private static var crlf: String { fixture.text.replacingOccurrences(of: "\n", with: "\r\n") }

  static let forms = [
    Form("a byte order mark", "\u{FEFF}" + fixture.text),
    Form("CR LF", crlf),
    Form("UTF-16", [0xFF, 0xFE] + crlf.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }),
    Form("GitHub Actions", fixture.lines.map { "2026-11-25T19:00:00.1234567Z " + $0 }.joined()),
    Form("colours", fixture.lines.map { "\u{1B}[0m" + $0 }.joined()),
    Form("blank lines", fixture.lines.joined(separator: "\n\n")),
    Form("no last line break", String(fixture.text.dropLast())),
    Form("spaces behind the colons", fixture.text.replacingOccurrences(of: "\":", with: "\": ")),
  ]

  @Test("and says the same", arguments: forms)
  func form(_ form: Form) {
    let plan = PlanReader().read(InputSource(bytes: form.bytes), named: Self.fixture.path)
    #expect(plan.text == Self.fixture.plan.text)
  }

  private static let noises = [
    "Initializing the backend...\n- Reusing previous version of hashicorp/aws\n",
    #"{"time":"2026-11-25T10:00:00Z","level":"info","msg":"starting"}"# + "\n",
    #"{"@level":"trace","@message":"[DEBUG] created provider logger","@timestamp":"2026-11-25T10:00:00Z"}"# + "\n",
    "12:00:00.123 INFO   Downloading Terraform configurations\n",
    Event.event("log", #""state":1"#), Event.event("test_file", #""test_file":{}"#),
    Event.event("something_new", #""some":"thing""#),
  ]

  @Test("with lines of others between its own, which are counted", arguments: noises)
  func noise(_ noise: String) {
    let text = noise + Self.fixture.lines.joined(separator: noise)
    let plan = plan(ofStream: text)
    #expect(plan.isWhollyRead)
    #expect(StreamFacts(plan: plan).changes == StreamFacts(plan: Self.fixture.plan).changes)
    let notes = plan.diagnostics.filter { $0.code == "skipped-text" }
    #expect(notes.count == (noise.contains("@level") ? 0 : 1))
  }

  @Test("An engine's log in JSON is no stream")
  func engineLog() {
    let log = #"{"@level":"trace","@message":"x","@module":"terraform","@timestamp":"2026-11-25T10:00:00Z"}"#
    let text = log + "\n\nNo changes. Your infrastructure matches the configuration.\n"
    #expect(plan(ofStream: text).source.kind == .text)
  }

  @Test("The apply that follows a plan changes nothing of it")
  func apply() {
    let work = Event.event(
      "apply_start", #""hook":{"resource":\#(Event.resource("terraform_data.a")),"action":"create"}"#)
    let outputs = Event.event("outputs", #""outputs":{"o":{"sensitive":false,"type":"string","value":"x"}}"#)
    let stream = Event.version + Event.change("create") + Event.summary(add: 1) + work
    let plan = plan(ofStream: stream + Event.summary(add: 1, operation: "apply") + outputs)
    #expect(plan.isWhollyRead)
    #expect(plan.changes.count == 1 && plan.outputs.isEmpty)
  }
}
