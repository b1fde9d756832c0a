import Foundation
import PlanLint
import PlanTestSupport
import Testing

/// The reports of all plans in `Fixtures`: real ones, and those made to be refused.
@Suite("Reports of real plans")
struct FixtureReportTests {
  static let plans: [String] = {
    let found = FileManager.default.enumerator(atPath: Fixtures.folder)?.compactMap { $0 as? String } ?? []
    return found.filter { $0.hasSuffix(".json") && !$0.hasPrefix("reports/") && !$0.hasSuffix("/report.json") }.sorted()
  }()

  static func report(of name: String) throws -> Report {
    let bytes = try Data(contentsOf: URL(fileURLWithPath: Fixtures.folder + "/" + name))
    let run = try read([.memory(Array(bytes), name: name)])
    let asOf = try #require(Moment("2026-11-25T00:00:00Z"))
    return check(analyze(run), inputs: JudgingInputs(asOf: asOf), listing: .everything)
  }

  static func json(_ report: Report) throws -> [UInt8] {
    var json: [UInt8] = []
    try report.writeJSON { json += $0 }
    return json
  }

  @Test("are read again as they were written, and are visible in every format", arguments: plans)
  func formats(name: String) throws {
    let report = try FixtureReportTests.report(of: name)
    let json = try FixtureReportTests.json(report)
    #expect(try FixtureReportTests.json(Report(json: json)) == json)
    #expect(try FixtureReportTests.json(FixtureReportTests.report(of: name)) == json)
    var text: [UInt8] = []
    try report.writeText(TerminalOptions(width: 72, detail: .verbose)) { text += $0 }
    for rendering in [text, json, Array(report.markdown().utf8)] {
      #expect(!rendering.contains { ($0 < 0x20 && $0 != 0x0A) || $0 == 0x7F })
    }
    #expect(report.markdown(maxBytes: 10_000).utf8.count <= 10_000)
  }

  @Test(
    "hold against the closed schema",
    .enabled(if: OptionalProgram.jsonschema.isWanted, "\(OptionalProgram.jsonschema.comment)"))
  func schema() throws {
    var reports = Data()
    for name in FixtureReportTests.plans { reports += try FixtureReportTests.json(FixtureReportTests.report(of: name)) }
    let script = """
      import json, sys
      from jsonschema import Draft202012Validator
      schema = Draft202012Validator(json.load(open('\(Fixtures.repository)/docs/schema/report.closed.schema.json')))
      for number, line in enumerate(sys.stdin.buffer):
          for error in schema.iter_errors(json.loads(line)):
              sys.exit(f'report {number}: {list(error.absolute_path)}: {error.message[:300]}')
      print(number + 1)
      """
    let result = try OptionalProgram.python3.program().run(["-c", script], input: reports)
    #expect(result.exitCode == 0, "\(result.errorText)")
    #expect(result.text == "\(FixtureReportTests.plans.count)\n")
  }

  @Test("of the demo are as they are kept beside it")
  func demo() throws {
    let bytes = try Data(contentsOf: URL(fileURLWithPath: Fixtures.folder + "/demo/tfplan.json"))
    let run = try read([PlanInput(.memory(Array(bytes), name: "tfplan.json"), unit: ".")])
    let plannedAt = try #require(run.units.first?.plan.plannedAt.flatMap(Moment.init))
    let report = check(analyze(run), inputs: JudgingInputs(asOf: plannedAt))
    var text: [UInt8] = []
    try report.writeText { text += $0 }
    try ExpectedFile("Fixtures/demo/report.txt").check(String(decoding: text, as: UTF8.self))
    try ExpectedFile("Fixtures/demo/report.md").check(report.markdown())
    try ExpectedFile("Fixtures/demo/report.json").check(
      String(decoding: FixtureReportTests.json(report), as: UTF8.self))
  }
}
