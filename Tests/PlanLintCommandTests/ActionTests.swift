import Foundation
import PlanTestSupport
import Testing

@Suite("The GitHub action", .enabled(if: OptionalProgram.jq.isWanted, "jq is not installed"))
struct ActionTests {
  /// A runner with a `gh` that records what it is asked, and comments on the pull request of the event.
  let runner: TemporaryFolder

  init() throws {
    runner = try TemporaryFolder()
    try runner.write(#"{"pull_request": {"number": 17}}"#, to: "event.json")
    try runner.write("## Blocked: 1 critical\n\nThe database would be replaced.\n", to: "summary.md")
    try runner.write("[]", to: "comments.json")
    try writeProgram(
      """
      #!/usr/bin/env bash
      printf '%s\\n' "$*" >>"$FAKE/calls"
      while [ $# -gt 0 ]; do
        case $1 in
          --jq) jq -r "$2" "$FAKE/comments.json" ;;
          body=@*) cp "${1#body=@}" "$FAKE/body" ;;
        esac
        shift
      done
      exit "${GH_EXIT:-0}"
      """, name: "gh")
  }

  private func writeProgram(_ text: String, name: String) throws {
    _ = try runner.writeProgram(text, to: "bin/" + name)
  }

  private func run(_ script: String, _ environment: [String: String]) throws -> Program.Result {
    let standard = [
      "PATH": runner.path("bin") + ":" + (ProcessInfo.processInfo.environment["PATH"] ?? ""), "FAKE": runner.path,
      "RUNNER_TEMP": runner.path, "GITHUB_EVENT_PATH": runner.path("event.json"), "GITHUB_REPOSITORY": "acme/infra",
      "GITHUB_SERVER_URL": "https://github.com", "GITHUB_RUN_ID": "99", "GITHUB_OUTPUT": runner.path("outputs"),
      "GITHUB_STEP_SUMMARY": runner.path("step-summary"), "GH_TOKEN": "secret-token", "COMMENT_KEY": "default",
      "COMMENT_AUTHOR": "github-actions[bot]", "SUMMARY": runner.path("summary.md"), "PULL_REQUEST": "",
    ]
    return try Program(path: Fixtures.repository + "/Action/" + script)
      .run([], environment: standard.merging(environment) { $1 }, in: runner.path)
  }

  private func comment(_ environment: [String: String] = [:]) throws -> Program.Result {
    try run("comment.sh", environment)
  }

  private var calls: [String] { ((try? runner.read("calls")) ?? "").split(separator: "\n").map(String.init) }

  // MARK: The comment

  @Test("A pull request without a comment gets one, its body through a file")
  func firstComment() throws {
    #expect(try comment().exitCode == 0)
    #expect(calls.count == 2)
    #expect(calls.last?.contains("--method POST repos/acme/infra/issues/17/comments") == true)
    #expect(calls.allSatisfy { !$0.contains("database") && !$0.contains("secret-token") })
    #expect(try runner.read("body") == "<!-- planlint default -->\n" + runner.read("summary.md"))
  }

  @Test("The comment of an earlier run is edited, and no one else's that looks like it")
  func nextComment() throws {
    try runner.write(
      """
      [{"id": 1, "user": {"login": "mallory"}, "body": "<!-- planlint default -->\\nAll is well"},
       {"id": 2, "user": {"login": "github-actions[bot]"}, "body": "<!-- planlint other -->"},
       {"id": 3, "user": {"login": "github-actions[bot]"}, "body": "<!-- planlint default -->\\nold"}]
      """, to: "comments.json")
    #expect(try comment().exitCode == 0)
    #expect(calls.last?.contains("--method PATCH repos/acme/infra/issues/comments/3") == true)
  }

  @Test("A token that may not write, as a fork's, is a warning")
  func readOnlyToken() throws {
    let result = try comment(["GH_EXIT": "1"])
    #expect(result.exitCode == 0)
    #expect(result.text.contains("::warning"))
    #expect(result.text.contains("summary of this job"))
  }

  @Test("Without a pull request nothing is asked")
  func noPullRequest() throws {
    try runner.write("{}", to: "event.json")
    #expect(try comment().exitCode == 0)
    #expect(calls == [])
  }

  @Test("What is no number or no key is asked of no one", arguments: ["PULL_REQUEST", "COMMENT_KEY"])
  func hostileInput(name: String) throws {
    let result = try comment([name: "1 --> <h1>/../$(id)"])
    #expect(result.exitCode == 0)
    #expect(result.text.contains("::warning"))
    #expect(calls == [])
  }

  @Test("A report that is too long for a comment is a link to the summary")
  func longReport() throws {
    try runner.write("## Blocked\n" + String(repeating: "x", count: 65_536), to: "summary.md")
    #expect(try comment().exitCode == 0)
    let body = try runner.read("body")
    #expect(body.hasPrefix("<!-- planlint default -->\n## Blocked\n"))
    #expect(body.contains("https://github.com/acme/infra/actions/runs/99"))
    #expect(body.utf8.count < 1_000)
  }

  // MARK: The check

  @Test("The plans are judged as they are named, and outputs tell what came of it")
  func check() throws {
    try writeProgram(
      """
      #!/usr/bin/env bash
      printf '%s\\n' "$@" >"$FAKE/arguments"
      for argument; do
        case $argument in
          markdown=*) echo '## Blocked' >"${argument#markdown=}" ;;
          json=*) echo '{"verdict": "block", "blocking": 2, "summary": {"replace": 1, "findings": {"critical": 2}}}' \\
            >"${argument#json=}" ;;
        esac
      done
      exit 1
      """, name: "planlint")
    let result = try run("check.sh", ["PLAN_PATHS": "  a plan.json\r\n\n--all\n$(id)\n", "FAIL_ON": "critical"])
    #expect(result.exitCode == 0, "\(result.errorText)")
    let arguments = try runner.read("arguments").split(separator: "\n")
    #expect(arguments.suffix(6) == ["--fail-on", "critical", "--", "a plan.json", "--all", "$(id)"])
    #expect(try runner.read("step-summary") == "## Blocked\n")
    let outputs = try runner.read("outputs").split(separator: "\n")
    for expected in [
      "exit-code=1", "verdict=block", "blocking=2", #"findings={"critical":2}"#, #"changes={"replace":1}"#,
    ] {
      #expect(outputs.contains { $0 == expected }, "\(expected)")
    }
  }

  @Test("A planlint that crashed, or has nothing to judge, judged nothing", arguments: ["plan.json", " \n"])
  func crash(plans: String) throws {
    try writeProgram("#!/usr/bin/env bash\nkill -ILL $$\n", name: "planlint")
    let result = try run("check.sh", ["PLAN_PATHS": plans])
    #expect(result.exitCode == 0)
    let outputs = try runner.read("outputs")
    #expect(outputs.contains("exit-code=2\n"))
    #expect(outputs.contains("verdict=incomplete\n"))
    #expect(try runner.read("step-summary").contains("could not judge"))
  }
}
