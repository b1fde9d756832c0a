import Foundation
import PlanModel
import Testing

@testable import PlanReport

@Suite("Markdown keeps to its limit")
struct MarkdownLimitTests {
  static func report(destroys: Int, updates: Int) -> Report {
    let value = Value.string(String(repeating: "é|`", count: 30))
    let doomed = (0..<destroys).map {
      SampleRun.change(
        "aws_db_instance.doomed[\($0)]", ["delete"],
        rows: [SampleRun.row(AttributePath("id"), value, .null, action: .destroy)],
        cause: Cause(kind: .removedFromConfiguration))
    }
    let updated = (0..<updates).map {
      SampleRun.change(
        "aws_db_instance.updated[\($0)]", ["update"],
        rows: [SampleRun.row(AttributePath("size"), value, .number(Number(2)))])
    }
    let findings = doomed.map { change in
      var finding = Finding(
        rule: "PL103", name: "stateful-destroyed", severity: .critical,
        subject: .change(unit: ".", change.change.key, .destroy), message: "A database would be destroyed.")
      finding.because = ["its block is gone"]
      finding.instead = ["\(code: "removed {\n  from = x\n}")"]
      return finding
    }
    return Report(
      run: AnalyzedRun(units: [SampleRun.unit(".", doomed + updated)], diagnostics: []),
      judgement: SampleRun.judgement(.block, exitCode: 1, blocking: destroys, findings: findings), tool: SampleRun.tool)
  }

  @Test(
    "It is never longer, never broken, and says what it left out",
    arguments: [(0, 0), (3, 3), (3, 500), (40, 500), (200, 800), (700, 10)], [2_048, 5_000, 20_000, 65_536])
  func limits(counts: (destroys: Int, updates: Int), limit: Int) {
    let report = MarkdownLimitTests.report(destroys: counts.destroys, updates: counts.updates)
    let text = report.markdown(maxBytes: limit)
    #expect(text.utf8.count <= limit)
    #expect(text.hasPrefix("## ⛔ BLOCKED") && text.hasSuffix("</sub>\n"))
    let structure = MarkdownStructure(text)
    #expect(!structure.isFenceOpen)
    #expect(
      structure.lines.filter { $0.hasPrefix("<details>") }.count == structure.lines.filter { $0 == "</details>" }.count)
    let listed = (0..<counts.destroys).filter { text.contains("aws_db_instance.doomed[\($0)]") }.count
    // A finding and a destructive change take at most 110 bytes each as lines.
    if counts.destroys * 220 < limit - 1_000 { #expect(listed == counts.destroys) }
    if listed < counts.destroys { #expect(text.contains("did not fit here: see the JSON report")) }
    let updated = (0..<counts.updates).filter { text.contains("**`aws_db_instance.updated[\($0)]`**") }.count
    if updated < counts.updates { #expect(text.contains("not shown, ")) }
    if counts.destroys == 0, updated < counts.updates { #expect(text.contains("none of them destructive")) }
  }

  @Test("Equal reports have equal bytes")
  func determinism() throws {
    let (one, other) = (
      MarkdownLimitTests.report(destroys: 9, updates: 9), MarkdownLimitTests.report(destroys: 9, updates: 9)
    )
    #expect(try one.json() == other.json())
    #expect(one.markdown() == other.markdown())
    #expect(try one.text() == other.text())
  }
}
