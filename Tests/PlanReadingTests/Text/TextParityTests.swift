import Foundation
import PlanModel
import PlanReading
import PlanTestSupport
import Testing

@Suite("Plan text says what the JSON of the same plan says")
struct TextParityTests {
  @Test("in every fixture", arguments: PlanPair.inRepository)
  func fixture(pair: PlanPair) throws {
    try expectParity(pair)
  }

  @Test("and there are fixtures of every engine")
  func fixturesAreThere() {
    #expect(PlanPair.inRepository.count > 300)
  }

  private static let folder = ProcessInfo.processInfo.environment["PLANLINT_PAIRS"]

  @Test("in every pair of the folder that PLANLINT_PAIRS names", .enabled(if: folder != nil))
  func furtherPairs() throws {
    let pairs = PlanPair.all(below: Self.folder ?? "")
    #expect(!pairs.isEmpty)
    for pair in pairs { try expectParity(pair) }
  }

  private func expectParity(_ pair: PlanPair) throws {
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: pair.text)))
    let expected = try PlanFacts(json: Data(contentsOf: URL(fileURLWithPath: pair.json)))
    let plans = PlanTextReader.read(bytes, file: pair.text).plans
    try #require(plans.count == 1, "\(pair.text)")
    #expect(PlanFacts(plan: plans[0].plan).differences(from: expected) == [], "\(pair.text)")
    #expect(plans[0].plan.isWhollyRead, "\(pair.text)")
  }
}

@Suite("Plan text reads the same however it was kept")
struct TextDressingTests {
  private static let cases = [
    "moved", "heredoc_diff", "jsonencode_diff", "for_each_keys", "drift", "sensitive", "checks",
  ]

  @Test("with carriage returns, prefixes of CI systems, a mark of the encoding, a fence, a margin", arguments: cases)
  func dressed(name: String) throws {
    let path = Fixtures.folder + "/text/pairs/terraform-1.11.4/\(name)/plan.txt"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let plain = try facts(text)
    for dressing in Dressing.all {
      let dressed = try facts(dressing.dress(text))
      #expect(dressed.differences(from: plain) == [], "\(dressing.name)")
      #expect(dressed.changes.count == plain.changes.count, "\(dressing.name)")
    }
  }

  @Test("cut into pieces of any size")
  func pieces() throws {
    let path = Fixtures.folder + "/text/pairs/terraform-1.11.4/heredoc_diff/plan.ansi.txt"
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    let whole = PlanTextReader.read(bytes, file: path)
    for size in [1, 2, 7, 64, 1000] {
      var reader = PlanTextReader(file: path)
      var rest = bytes[...]
      while !rest.isEmpty {
        reader.take(Array(rest.prefix(size)).span)
        rest = rest.dropFirst(size)
      }
      let read = reader.finish()
      let difference = PlanFacts(plan: read.plans[0].plan).differences(from: PlanFacts(plan: whole.plans[0].plan))
      #expect(difference == [] && read.noiseLineCount == whole.noiseLineCount, "\(size)")
    }
  }

  private func facts(_ text: String) throws -> PlanFacts {
    let plans = PlanTextReader.read(Array(text.utf8), file: "plan.txt").plans
    try #require(plans.count == 1)
    #expect(plans[0].plan.isWhollyRead)
    return PlanFacts(plan: plans[0].plan)
  }
}

/// What logs and pages do to a text.
private struct Dressing: Sendable {
  var name: String
  var dress: @Sendable (String) -> String

  static let all = [
    Dressing(name: "CRLF") { $0.replacingOccurrences(of: "\n", with: "\r\n") },
    Dressing(name: "a mark of the encoding") { "\u{FEFF}" + $0 },
    Dressing(name: "GitHub Actions") {
      "##[group]Run terraform plan\n" + lines($0) { "2026-11-25T19:00:00.1234567Z " + $0 } + "\n##[endgroup]"
    },
    Dressing(name: "gh run view --log") { lines($0) { "plan\tRun plan\t2026-11-25T19:00:00.1234567Z " + $0 } },
    Dressing(name: "GitLab") {
      "section_start:1764100000:step_script\r\u{1B}[0K\u{1B}[36;1mExecuting\u{1B}[0;m\n"
        + lines($0) { "2026-11-25T19:00:00.123456Z 00O " + $0 } + "\nsection_end:1764100001:step_script\r\u{1B}[0K"
    },
    Dressing(name: "Jenkins") { lines($0) { "[2026-11-25T19:00:00.123Z] " + $0 } },
    Dressing(name: "a markdown fence") { "# Plan\n\n```hcl\n" + $0 + "\n```\n" },
    Dressing(name: "a margin") { lines($0) { $0.isEmpty ? $0 : "    " + $0 } },
    Dressing(name: "noise around it") {
      "Initializing the backend...\n- Installing hashicorp/aws v5.1.0...\n\n" + $0
        + "\n2026/11/25 19:00:00 [DEBUG] done\nCleaning up project directory\n"
    },
  ]

  private static func lines(_ text: String, _ change: (String) -> String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { change(String($0)) }.joined(separator: "\n")
  }
}
