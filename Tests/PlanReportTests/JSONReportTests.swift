import Foundation
import PlanModel
import Testing

@testable import PlanReport

extension Report {
  /// The report's JSON.
  func json() throws -> [UInt8] {
    var bytes: [UInt8] = []
    try writeJSON { bytes += $0 }
    return bytes
  }
}

@Suite("The JSON report")
struct JSONReportTests {
  @Test("Is JSON, one line, with values that are no JSON as marked objects")
  func values() throws {
    let rows = [
      SampleRun.row(AttributePath("a"), .string("x\"\\\n\u{1B}\u{202E}é"), .unknown),
      SampleRun.row(AttributePath([.name("b"), .index(0), .name("c d")]), .number(Number(trusted: "1.50e400")), .null),
      SampleRun.row(AttributePath("s"), Value.string("x").markedSensitive(), .string("\(SampleRun.secret)!")),
      SampleRun.row(
        AttributePath("j"), .string("{}"), .mapping([.init("$planlint", .string("masked"))]),
        nested: [SampleRun.row(AttributePath("k"), .notShown, .boolean(true), forces: true)]),
    ]
    let change = SampleRun.change("aws_x.y", ["update"], rows: rows)
    let run = AnalyzedRun(units: [SampleRun.unit(".", [change])], diagnostics: [])
    let report = Report(run: run, judgement: SampleRun.judgement(.pass, exitCode: 0), tool: SampleRun.tool)
    let bytes = try report.json()
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(bytes.filter { $0 == 0x0A }.count == 1 && bytes.last == 0x0A)
    #expect(text.contains(#""before":"x\"\\\n\u001b\u202eé","after":{"$planlint":"unknown"}"#))
    #expect(
      text.contains(#"{"path":"b[0][\"c d\"]","steps":["b",0,"c d"],"action":"update","before":1.50e400,"after":null,"#)
    )
    #expect(
      text.contains(
        #""before":{"$planlint":"masked"},"after":{"$planlint":"masked"},"before_sensitive":true,"after_sensitive":false"#
      ))
    #expect(text.contains(#""after":{"$planlint":"object","value":{"$planlint":"masked"}}"#))
    #expect(text.contains(#""nested":{"format":"json","attributes":[{"path":"k""#))
    #expect(!text.contains(SampleRun.secret))
    _ = try JSONSerialization.jsonObject(with: Data(text.replacingOccurrences(of: "1.50e400", with: "1").utf8))
  }

  @Test("Many changes, long ones among them, are as they are one by one")
  func manyChanges() throws {
    let changes = (0..<600).map { number in
      let length = number % 97 == 5 ? 400 : number % 7
      let rows = (0..<length).map { SampleRun.row(AttributePath("a\($0)"), .string(text(of: number)), .unknown) }
      return SampleRun.change("aws_x.y\(number)", ["update"], rows: rows)
    }
    let parts = try changes.map { try unitChanges([$0]) }
    #expect(try unitChanges(changes) == parts.joined(separator: ","))
  }

  private func text(of number: Int) -> String { String(repeating: "long ", count: number % 97 == 5 ? 500 : 1) }

  /// What stands between the brackets of the changes of a report of these.
  private func unitChanges(_ changes: [AnalyzedChange]) throws -> String {
    let run = AnalyzedRun(units: [SampleRun.unit(".", changes)], diagnostics: [])
    let report = Report(run: run, judgement: SampleRun.judgement(.pass, exitCode: 0), tool: SampleRun.tool)
    let text = String(decoding: try report.json(), as: UTF8.self)
    let start = try #require(text.firstRange(of: "\"changes\":["))
    let end = try #require(text.firstRange(of: "],\"outputs\":"))
    return String(text[start.upperBound..<end.lowerBound])
  }
}
