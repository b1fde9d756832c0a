import Foundation
import PlanModel
import Testing

@testable import PlanReport

@Suite("Hostile text breaks out of no report")
struct HostileTextTests {
  static let report = ReportCases.report("hostile")

  /// Characters that drive a terminal or hide.
  static func hasInvisible(_ text: String) -> Bool {
    text.unicodeScalars.contains { $0 != "\n" && $0 != "\u{FE0F}" && $0.isInvisible }
  }

  @Test("No report has a control or an invisible character")
  func invisible() throws {
    #expect(!HostileTextTests.hasInvisible(String(decoding: try HostileTextTests.report.json(), as: UTF8.self)))
    #expect(!HostileTextTests.hasInvisible(HostileTextTests.report.markdown()))
    for detail in [TerminalOptions.Detail.quiet, .normal, .verbose] {
      #expect(!HostileTextTests.hasInvisible(try HostileTextTests.report.text(TerminalOptions(detail: detail))))
    }
  }

  @Test("A terminal has one line that begins with a verdict")
  func verdicts() throws {
    for width in [40, 60, 100, 200] {
      let text = try HostileTextTests.report.text(TerminalOptions(width: width, detail: .verbose))
      let verdicts = text.split(separator: "\n").filter { line in
        ["PASS", "WARN", "BLOCKED", "INCOMPLETE"].contains { line.hasPrefix($0) }
      }
      #expect(verdicts.count == 1 && text.hasPrefix("BLOCKED"))
    }
  }

  @Test("Nothing of Markdown stands outside of code but our own", arguments: [65_536, 20_000, 8_000, 4_000])
  func markdown(limit: Int) {
    let structure = MarkdownStructure(HostileTextTests.report.markdown(maxBytes: limit))
    #expect(!structure.isFenceOpen)
    var columns: Int?
    for line in structure.lines {
      var rest = line
      for tag in ["<br>", "<details>", "</details>", "<summary>", "</summary>", "<sub>", "</sub>", "<code>", "</code>"]
      {
        rest = rest.replacingOccurrences(of: tag, with: "")
      }
      #expect(!rest.contains("<") && !rest.contains("`") && !rest.contains("@") && !rest.contains("evil"), "\(line)")
      #expect(!rest.contains("PASS") && !line.contains(" #1"), "\(line)")
      if line.hasPrefix("|") {
        let count = line.filter { $0 == "|" }.count
        if let columns { #expect(count == columns, "\(line)") }
        columns = count
      } else {
        columns = nil
      }
    }
    let folds = structure.lines.reduce((open: 0, closed: 0)) { count, line in
      (count.open + (line.hasPrefix("<details>") ? 1 : 0), count.closed + (line == "</details>" ? 1 : 0))
    }
    #expect(folds.open == folds.closed)
  }

  @Test(
    "Commands with hostile values are taken by a shell", .enabled(if: FileManager.default.fileExists(atPath: "/bin/sh"))
  )
  func commands() throws {
    for text in ReportCases.hostileTexts {
      let disclosure = Disclosure(hiding: SensitiveTexts())
      let command = disclosure.show(
        Command([
          .shell("printf '%s|' a --id "), .value(.string(text), placeholder: "ID"), .shell(" \"x y\" --rest "),
          .value(.unknown, placeholder: "REST"), .shell(" # done, isn't it"),
        ]))
      let shown = text.unicodeScalars.contains { $0.isInvisible } ? "<ID>" : text
      for width in [20, 60, 200] {
        let lines = CommandLines.lines(of: command, width: width)
        #expect(try shell(lines.joined(separator: "\n")) == "a|--id|\(shown)|x y|--rest|<REST>|")
      }
    }
  }

  private func shell(_ script: String) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", script]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: output, as: UTF8.self)
  }
}
