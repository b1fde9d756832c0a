import PlanModel
import PlanTestSupport
import Testing

@testable import PlanReport

extension Report {
  /// The report for a terminal.
  func text(_ options: TerminalOptions = TerminalOptions()) throws -> String {
    var bytes: [UInt8] = []
    try writeText(options) { bytes += $0 }
    return String(decoding: bytes, as: UTF8.self)
  }
}

@Suite("Reports look as they are kept in Fixtures/reports")
struct SnapshotTests {
  @Test("Each rendering is the same, byte for byte", arguments: ReportCases.names)
  func snapshots(name: String) throws {
    let report = ReportCases.report(name)
    let folder = "Fixtures/reports/\(name)/"
    try ExpectedFile(folder + "report.json").check(String(decoding: report.json(), as: UTF8.self))
    try ExpectedFile(folder + "report.txt").check(report.text())
    try ExpectedFile(folder + "report.md").check(report.markdown())
    try ExpectedFile(folder + "narrow-verbose.txt").check(report.text(TerminalOptions(width: 60, detail: .verbose)))
  }

  @Test("A report of many units stays readable", arguments: ReportCases.largeNames)
  func largeSnapshots(name: String) throws {
    let report = ReportCases.report(name)
    let folder = "Fixtures/reports/\(name)/"
    try ExpectedFile(folder + "report.txt").check(report.text())
    try ExpectedFile(folder + "report.md").check(report.markdown())
  }
}
