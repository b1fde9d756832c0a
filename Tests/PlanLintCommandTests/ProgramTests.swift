import Foundation
import PlanTestSupport
import Testing

@Suite("The program")
struct ProgramTests {
  static let plan = Fixtures.folder + "/demo/tfplan.json"
  static let asOf = ["--as-of", "2026-11-23T16:00:00Z"]

  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func planlint(_ arguments: String..., input: Data? = nil) throws -> Program.Result {
    try Program.planlint.run(
      arguments + ProgramTests.asOf, input: input, environment: ["NO_COLOR": nil, "COLUMNS": nil], in: folder.path)
  }

  private func json(_ data: Data) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  @Test("A plan that replaces a database is blocked, and nothing but the report is written")
  func blocked() throws {
    let result = try planlint(ProgramTests.plan)
    #expect(result.exitCode == 1)
    #expect(result.errorText == "")
    #expect(result.text.hasPrefix("BLOCKED"))
    #expect(result.text.contains("aws_db_instance.main"))
    #expect(!result.text.contains("\u{1B}"))
  }

  @Test("The exit code stands in the report", arguments: [([], 1), (["--fail-on", "never"], 0), (["--exit-zero"], 0)])
  func exitCode(options: [String], expected: Int) throws {
    let result = try Program.planlint.run([ProgramTests.plan, "--format", "json"] + options + ProgramTests.asOf)
    #expect(Int(result.exitCode) == expected)
    #expect(try json(result.output)["exit_code"] as? Int == expected)
  }

  @Test("What can't be read is exit code 2 with a report, whatever the options")
  func unreadable() throws {
    for (name, text) in [
      ("state.json", #"{"version": 4, "serial": 1, "resources": []}"#), ("empty", ""), ("none", nil),
    ] {
      if let text { try folder.write(text, to: name) }
      let result = try planlint(name, "--format", "json", "--exit-zero", "--fail-on", "never")
      #expect(result.exitCode == 2, "\(name)")
      let report = try json(result.output)
      #expect(report["exit_code"] as? Int == 2, "\(name)")
      #expect(report["verdict"] as? String == "incomplete", "\(name)")
    }
  }

  @Test("Standard input is judged as a file is")
  func standardInput() throws {
    let piped = try planlint("--format", "json", input: Data(contentsOf: URL(fileURLWithPath: ProgramTests.plan)))
    let named = try planlint("--format", "json", "--unit", ".", ProgramTests.plan)
    #expect(piped.exitCode == 1)
    let source = #""file":"\#(ProgramTests.plan)""#
    let spaced = source.replacingOccurrences(of: ":\"", with: ": \"")
    let expected = named.text.replacingOccurrences(of: source, with: #""file":"-""#)
      .replacingOccurrences(of: spaced, with: #""file": "-""#)
    #expect(piped.text == expected)
  }

  @Test("Files hold what standard output would")
  func outputs() throws {
    let result = try planlint(ProgramTests.plan, "--format", "json", "-o", "markdown=a.md", "--output", "json=b.json")
    #expect(result.exitCode == 1)
    #expect(try folder.read("b.json") == result.text)
    #expect(try folder.read("a.md") == planlint(ProgramTests.plan, "--format", "markdown").text)
    #expect(try folder.names() == ["a.md", "b.json"])
  }

  @Test("A file that can't be written is exit code 2, and the report is still printed")
  func unwritable() throws {
    let result = try planlint(ProgramTests.plan, "--fail-on", "never", "--output", "json=no/such/folder.json")
    #expect(result.exitCode == 2)
    #expect(result.errorText.contains("no/such/folder.json can't be written: No such file or directory"))
    #expect(result.text == (try planlint(ProgramTests.plan, "--fail-on", "never").text))
  }

  @Test("A full disk is exit code 2", .enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func fullDisk() throws {
    let result = try Program(path: "/bin/sh").run([
      "-c", #""$1" "$2" --exit-zero >/dev/full"#, "sh", Program.planlint.path, ProgramTests.plan,
    ])
    #expect(result.exitCode == 2)
    #expect(result.errorText.contains("No space left on device"))
  }

  @Test("A wrong command line is exit code 2 without a report")
  func usage() throws {
    try folder.write("{}", to: "a/plan.json")
    for arguments in [["--fromat", "json"], ["plan"], ["explain"], ["a/plan.json", "a/plan.json"]] {
      let result = try Program.planlint.run(arguments, in: folder.path)
      #expect(result.exitCode == 2, "\(arguments)")
      #expect(result.text == "", "\(arguments)")
      #expect(result.errorText.hasPrefix("planlint: "), "\(arguments)")
    }
  }

  @Test("Rules are listed and explained, by id or name, and a misspelt one is guessed")
  func rules() throws {
    let list = try Program.planlint.run(["rules"])
    #expect(list.exitCode == 0)
    #expect(list.text.contains("PL104"))
    let page = try Program.planlint.run(["explain", "pl104"])
    #expect(page.exitCode == 0)
    #expect(page.text.contains("stateful-replaced"))
    #expect(try Program.planlint.run(["explain", "stateful-replaced"]).text == page.text)
    let misspelt = try Program.planlint.run(["explain", "PL14"])
    #expect(misspelt.exitCode == 2)
    #expect(misspelt.errorText.contains("Did you mean \"PL104\"?"))
  }

  @Test("Help and version end well")
  func help() throws {
    for arguments in [["--help"], ["help", "check"], ["explain", "--help"]] {
      let result = try Program.planlint.run(arguments)
      #expect(result.exitCode == 0)
      #expect(result.errorText == "")
      #expect(result.text.contains("planlint"))
    }
    #expect(try Program.planlint.run(["--version"]).text.hasPrefix("planlint "))
  }
}
