import Foundation
import PlanModel
import PlanReading
import PlanTestSupport
import Testing

@Suite("A plan is read however it was written down")
struct InputTests {
  private static let fixture = PlanFixture(path: "opentofu/for_each_keys.json")
  private static var text: String { String(decoding: fixture.bytes, as: UTF8.self) }

  struct Wrapping: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let bytes: [UInt8]

    init(_ name: String, _ bytes: [UInt8]) {
      testDescription = name
      self.bytes = bytes
    }
  }

  static let encodings = [
    Wrapping("byte order mark", [0xEF, 0xBB, 0xBF] + fixture.bytes),
    Wrapping("UTF-16, little end first, with mark", [0xFF, 0xFE] + utf16(\.littleEndian)),
    Wrapping("UTF-16, big end first, with mark", [0xFE, 0xFF] + utf16(\.bigEndian)),
    Wrapping("UTF-16, little end first", utf16(\.littleEndian)),
    Wrapping("UTF-16, big end first", utf16(\.bigEndian)),
    Wrapping("white space around it", Array("\r\n\t \(text)\r\n\r\n".utf8)),
    Wrapping("CR LF", Array(text.replacingOccurrences(of: ",\"", with: ",\r\n\"").utf8)),
  ]

  private static func utf16(_ order: (UInt16) -> UInt16) -> [UInt8] {
    text.utf16.flatMap { unit in
      let ordered = order(unit)
      return [UInt8(truncatingIfNeeded: ordered), UInt8(truncatingIfNeeded: ordered >> 8)]
    }
  }

  @Test("In any encoding it says the same", arguments: encodings)
  func encoding(_ wrapping: Wrapping) {
    let plan = PlanReader().read(InputSource(bytes: wrapping.bytes), named: Self.fixture.path)
    #expect(plan.text == Self.fixture.read().text)
  }

  static let noises = [
    Wrapping("group", Array("::group::Run tofu show\n[command]/usr/bin/tofu show -json tfplan\n".utf8)),
    Wrapping("colours", Array("\u{1B}[33mWarning:\u{1B}[0m something\n\u{1B}[0m".utf8)),
    Wrapping("log records", Array(#"{"@level":"info","@message":"hello"}\#n{"level":"warn","msg":"again"}\#n"#.utf8)),
    Wrapping("an object of somebody's", Array("2026-11-25 starting\n{\"status\": \"ok\"}\n".utf8)),
    Wrapping(
      "a boxed warning",
      Array(
        """
        There are some problems with the CLI configuration:
        ╷
        │ Warning: Unable to open CLI configuration file
        ╵


        """.utf8)),
    Wrapping("a long line", Array((String(repeating: "= { \" ", count: 40_000) + "\n").utf8)),
  ]

  @Test("Behind what a pipeline prints it is found, and what was skipped is said", arguments: noises)
  func noise(_ wrapping: Wrapping) {
    let plan = PlanReader().read(InputSource(bytes: wrapping.bytes + Self.fixture.bytes), named: Self.fixture.path)
    let plain = Self.fixture.read()
    #expect(plan.changes.map(\.address) == plain.changes.map(\.address))
    #expect(plan.shortcomings.isEmpty)
    #expect(plan.diagnostics.map(\.code) == ["skipped-text"])
  }

  @Test("Places count the bytes before the document")
  func places() throws {
    let plan = read("starting\n" + document(entry: entry(["deposed": "5"])))
    guard case .malformedEntry(let diagnostic)? = plan.shortcomings.first else { throw NotMalformed() }
    let text = "starting\n" + document(entry: entry(["deposed": "5"]))
    let place = try #require(text.range(of: #""deposed":"#))
    #expect(diagnostic.place.byte == text.utf8.distance(from: text.startIndex, to: place.upperBound))
  }

  @Test(
    "What follows the document is an error, and the plan is kept",
    arguments: ["}", "::debug::Terraform exited with code 0.", "\u{0}", "[]"])
  func trailing(_ garbage: String) {
    let plan = read(Self.text + garbage)
    #expect(plan.changes.count == Self.fixture.read().changes.count)
    #expect(plan.shortcomings.map(\.text).first?.contains("goes on behind the end of its JSON document") == true)
  }

  @Test("Half a character of UTF-16 is an error")
  func halfCharacter() {
    let plan = PlanReader().read(
      InputSource(bytes: [0xFF, 0xFE] + Self.utf16(\.littleEndian) + [0x00, 0xD8]), named: "-")
    #expect(!plan.isWhollyRead)
  }

  private struct NotMalformed: Error {}
}
