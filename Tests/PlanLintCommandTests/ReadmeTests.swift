import Foundation
import PlanTestSupport
import Testing

@Suite("The README")
struct ReadmeTests {
  @Test("shows what the program prints, and the library's example as it is built (make record)")
  func blocks() throws {
    var readme = try text(of: "README.md")
    readme = try replaceBlock(after: "<!-- demo:", in: readme, with: demo())
    readme = try replaceBlock(
      after: "<!-- library:", in: readme, with: text(of: "Examples/library/Sources/library-example/Example.swift"))
    try ExpectedFile("README.md").check(readme)
  }

  @Test("speaks of no option, command or rule that there is not")
  func names() throws {
    let readme = try text(of: "README.md")
    let help = try Program.planlint.run(["--help"]).text
    // Options of other programs and of options' own examples stand in the same blocks.
    for match in readme.matches(of: /planlint[^\n`]* (--[a-z-]+)/) where !match.1.hasPrefix("--traits") {
      #expect(help.contains(match.1), "\(match.1)")
    }
    let rules = try Program.planlint.run(["rules"]).text
    for match in readme.matches(of: /PLW?[0-9]+/) { #expect(rules.contains(match.0), "\(match.0)") }
  }

  @Test("shows a configuration and a waiver that hold")
  func configuration() throws {
    let blocks = try text(of: "README.md").matches(of: /```hcl\n([^`]*)```/).map { String($0.1) }
    try #require(blocks.count == 2)
    let folder = try TemporaryFolder()
    try folder.write(blocks[0], to: "planlint.hcl")
    try folder.write(blocks[1], to: "planlint.waivers.hcl")
    let plan = Fixtures.folder + "/demo/tfplan.json"
    let result = try Program.planlint.run(
      [plan, "--unit", "prod/db", "--as-of", "2026-11-23T16:00:00Z"], in: folder.path)
    #expect(result.exitCode == 1)
    #expect(result.text.contains("1 waived"))
    #expect(result.text.contains("configured by planlint.hcl, planlint.waivers.hcl"))
  }

  @Test("links to files that there are")
  func links() throws {
    for page in ["README.md", "CONTRIBUTING.md"] {
      for match in try text(of: page).matches(of: /\]\(([^):#]+)\)/) {
        #expect(FileManager.default.fileExists(atPath: Fixtures.repository + "/" + match.1), "\(match.1)")
      }
    }
  }

  /// The demonstration up to the end of its first finding.
  private func demo() throws -> String {
    let result = try Program.planlint.run(
      ["Fixtures/demo/tfplan.json", "--unit", "prod/web", "--as-of", "2026-11-23T16:00:00Z"],
      environment: ["COLUMNS": "96", "NO_COLOR": "1"], in: Fixtures.repository)
    let paragraphs = result.text.components(separatedBy: "\n\n").prefix(2)
    return "$ tofu show -json tfplan | planlint --unit prod/web\n" + paragraphs.joined(separator: "\n\n") + "\n\n...\n"
  }

  private func text(of path: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: Fixtures.repository + "/" + path)), as: UTF8.self)
  }

  /// The text with other lines in the fenced block after a marker.
  private func replaceBlock(after marker: String, in text: String, with lines: String) throws -> String {
    let start = try #require(text.range(of: marker)).upperBound
    let fence = try #require(text.range(of: "```", range: start..<text.endIndex)).upperBound
    let opening = try #require(text.range(of: "\n", range: fence..<text.endIndex)).upperBound
    let closing = try #require(text.range(of: "```\n", range: opening..<text.endIndex)).lowerBound
    return text[..<opening] + lines + text[closing...]
  }
}
