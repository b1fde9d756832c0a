import Foundation
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
    try expect(report.json(), name, "report.json")
    try expect(Array(report.text().utf8), name, "report.txt")
    try expect(Array(report.markdown().utf8), name, "report.md")
    try expect(Array(report.text(TerminalOptions(width: 60, detail: .verbose)).utf8), name, "narrow-verbose.txt")
  }

  private func expect(_ bytes: [UInt8], _ name: String, _ file: String) throws {
    let folder = URL(fileURLWithPath: Fixtures.folder + "/reports/" + name)
    let place = folder.appendingPathComponent(file)
    if ProcessInfo.processInfo.environment["PLANLINT_RECORD"] == "1" {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data(bytes).write(to: place)
    }
    let kept = (try? Data(contentsOf: place)) ?? Data()
    #expect(Data(bytes) == kept, "\(name)/\(file) is not as it was; PLANLINT_RECORD=1 records it anew")
  }
}
