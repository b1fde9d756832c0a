import PlanModel
import PlanReading
import Testing

@Suite("A log that was cut never passes with less than its queue")
struct LogCutTests {
  @Test(
    "wherever it was cut",
    arguments: [
      "main/1.1.3/json", "main/1.0.8/default", "hooks/1.1.3/default", "unit_fails/0.55.21/module-prefix",
      "no_changes/1.1.3/default", "single/1.1.3/default", "mocks/1.1.3/json",
    ].map(LogFixture.init))
  func cut(fixture: LogFixture) throws {
    let bytes = fixture.bytes
    let whole = try fixture.log().units.count { $0.status == .planned || $0.status == .noChanges }
    for step in 1..<60 {
      let end = bytes.count * step / 60
      let contents = PlanReader().contents(of: InputSource(bytes: Array(bytes[..<end])), named: "run.log")
      guard passes(contents) else { continue }
      guard case .terragruntLog(let log) = contents else {
        Issue.record("cut at byte \(end), it passes as something else")
        continue
      }
      #expect(log.units.count >= whole, "cut at byte \(end)")
    }
  }

  private func passes(_ contents: InputContents) -> Bool {
    switch contents {
    case .plans(let plans): plans.allSatisfy { $0.isWhollyRead && !$0.isErrored }
    case .terragruntLog(let log):
      log.units.allSatisfy { [.planned, .noChanges, .excluded].contains($0.status) && $0.plan.isWhollyRead }
        && !log.diagnostics.contains { $0.severity == .error }
    case .unnamedPlans, .runReport, .unitGraph: false
    }
  }
}

@Suite("Records that are cut within a line are put together again")
struct PieceTests {
  /// What the engine printed for a unit, from a log that keeps it as it was.
  private func outputs(of path: String) throws -> [String] {
    var texts: [String: String] = [:]
    for line in String(decoding: LogFixture(path: path).bytes, as: UTF8.self).split(separator: "\n") {
      guard line.hasPrefix("{"), case .mapping(let members) = try JSONText.parse(line).content,
        members["level"]?.string == "stdout", let unit = members["working-dir"]?.string
      else { continue }
      texts[unit, default: ""] += members["msg"]?.string ?? ""
    }
    return texts.keys.sorted { $0.bytesPrecede($1) }.compactMap { texts[$0] }
  }

  /// The records that Terragrunt makes of a text that it reads in chunks.
  private func records(of text: [UInt8], cutAt cuts: [Int]) -> [UInt8] {
    var log: [UInt8] = []
    for (start, end) in zip([0] + cuts, cuts + [text.count]) {
      for line in text[start..<end].split(separator: UInt8(ascii: "\n")) {
        log += Array("10:00:00.000 STDOUT [prod/app] tofu: ".utf8) + line
        if line.contains(0x1B) { log += Array("\u{1B}[0m".utf8) }
        log.append(UInt8(ascii: "\n"))
      }
    }
    return log
  }

  private func plan(_ log: [UInt8]) throws -> String {
    let units = try LogFixture.log(log).units
    #expect(units.count == 1)
    return units.map(\.plan.text).joined()
  }

  @Test("wherever the cut is", arguments: ["main/1.1.3/json", "unit_fails/1.1.3/json"])
  func cuts(path: String) throws {
    var failures: [String] = []
    var tries = 0
    for output in try outputs(of: path) where output.contains("Plan: ") || output.contains("Changes to Outputs") {
      let text = Array(output.utf8)
      let whole = try plan(records(of: text, cutAt: []))
      for cut in stride(from: 7, to: text.count, by: max(text.count / 70, 1)) {
        tries += 1
        if try plan(records(of: text, cutAt: [cut])) != whole {
          failures.append(
            "«\(String(decoding: text[max(0, cut - 30)..<cut], as: UTF8.self))» «\(String(decoding: text[cut..<min(cut + 30, text.count)], as: UTF8.self))»"
          )
        }
      }
    }
    #expect(tries > 500)
    #expect(failures.isEmpty, "\(failures.count) of \(tries): \(failures.prefix(10).joined(separator: "\n"))")
  }
}
