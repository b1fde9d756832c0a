import PlanLint
import PlanModel
import Testing

@testable import PlanLintCommand

@Suite("Understanding the command line")
struct InvocationTests {
  static let plan = CheckInvocation(inputs: [.path("plan.json")])

  static func check(_ change: (inout CheckInvocation) -> Void) -> Invocation {
    var check = plan
    change(&check)
    return .check(check)
  }

  /// Command lines, words separated by spaces, and what they mean.
  static let understood: [(String, Invocation)] = [
    ("plan.json", .check(plan)),
    ("check plan.json", .check(plan)),
    ("", .check(CheckInvocation(inputs: [.standardInput]))),
    ("-", .check(CheckInvocation(inputs: [.standardInput]))),
    ("a - b", .check(CheckInvocation(inputs: [.path("a"), .standardInput, .path("b")]))),
    ("-- check", .check(CheckInvocation(inputs: [.path("check")]))),
    ("-- --all", .check(CheckInvocation(inputs: [.path("--all")]))),
    ("./plan", .check(CheckInvocation(inputs: [.path("./plan")]))),
    ("plan.json rules", .check(CheckInvocation(inputs: [.path("plan.json"), .path("rules")]))),
    ("--format json plan.json", check { $0.presentation.format = .json }),
    ("--format=markdown check plan.json", check { $0.presentation.format = .markdown }),
    ("plan.json --format json --format text", .check(plan)),
    ("plan.json --quiet", check { $0.presentation.detail = .quiet }),
    ("-v --format json plan.json", check { ($0.presentation.detail, $0.presentation.format) = (.verbose, .json) }),
    ("plan.json --fail-on never", check { $0.failOn = .never }),
    (
      "plan.json --fail-on=critical --exit-zero",
      check {
        $0.failOn = .from(.critical); $0.findings = .pass
      }
    ),
    (
      "plan.json --all --color always",
      check {
        $0.extent = .everything; $0.presentation.color = .always
      }
    ),
    (
      "plan.json --config a=b.hcl --unit prod/db",
      check {
        $0.configuration = "a=b.hcl"; $0.unit = "prod/db"
      }
    ),
    ("plan.json --as-of 1970-01-02", check { $0.asOf = Moment(secondsSinceEpoch: 86_400) }),
    ("plan.json --as-of 1970-01-01T01:00:09+01:00", check { $0.asOf = Moment(secondsSinceEpoch: 9) }),
    ("plan.json --max-bytes 1000", check { $0.presentation.maximumBytes = 1_000 }),
    (
      "plan.json --output json=a=b -o markdown=c -otext=d",
      check {
        $0.presentation.outputs = [
          .init(format: .json, path: "a=b"), .init(format: .markdown, path: "c"), .init(format: .text, path: "d"),
        ]
      }
    ),
    (
      "merge a.json - --fail-on low",
      .merge(MergeInvocation(reports: [.path("a.json"), .standardInput], failOn: .from(.low)))
    ),
    ("rules", .listRules(.auto)),
    ("explain PL104 --color never", .explain(rule: "PL104", .never)),
    ("help", .help(nil)),
    ("help check", .help(.check)),
    ("--help", .help(nil)),
    ("rules -h", .help(.rules)),
    ("--version", .version),
  ]

  @Test("A command line is understood", arguments: understood)
  func understands(line: String, expected: Invocation) throws {
    #expect(try InvocationTests.parse(line) == expected)
  }

  /// Command lines that can't be run, and a part of what is said.
  static let refused: [(String, String)] = [
    ("--fromat json plan.json", "no option --fromat. Did you mean --format?"),
    ("plan.json --formt=json", "Did you mean --format?"),
    ("-x plan.json", "no option -x"),
    ("plan.json --format xml", "one of text, markdown, json"),
    ("plan.json --format markdwn", "Did you mean \"markdown\"?"),
    ("plan.json --fail-on hihg", "Did you mean \"high\"?"),
    ("plan.json --format", "--format needs a value: --format FORMAT"),
    ("plan.json --config --all", "--config needs a value"),
    ("plan.json --all=yes", "--all takes no value"),
    ("plan.json --config=", "it is empty"),
    ("plan.json --output summary.md", "FORMAT=FILE"),
    ("plan.json --output json=", "FORMAT=FILE"),
    ("plan.json --output pdf=x", "one of text, markdown, json"),
    ("plan.json --output json=x --output markdown=x", "another --output writes that file"),
    ("plan.json --as-of yesterday", "2026-11-24"),
    ("plan.json --as-of 2026-02-30", "2026-11-24"),
    ("plan.json --max-bytes 64k", "a number of bytes"),
    ("plan.json --max-bytes 0", "a number of bytes"),
    ("a.json b.json --unit db", "a single input"),
    ("plan.json -qv", "contradict"),
    ("- -", "only once"),
    ("plan.json --json-backend simdjson", "one of built-in, json-c"),
    ("chekc plan.json", "Did you mean \"planlint check\"?"),
    ("plan", "not in this version. A file or folder of that name is ./plan"),
    ("rules --fail-on high", "planlint rules has no option --fail-on. planlint check and planlint merge have it."),
    ("rules PL104", "takes no argument"),
    ("explain", "planlint explain [OPTION...] RULE"),
    ("explain PL104 PL105", "planlint explain [OPTION...] RULE"),
    ("help exec", "not in this version"),
    ("help rulse", "Did you mean \"rules\"?"),
  ]

  @Test("A command line that can't be run says why", arguments: refused)
  func refuses(line: String, expected: String) {
    let error = #expect(throws: UsageError.self) { try InvocationTests.parse(line) }
    #expect(error?.message.contains(expected) == true, "\(error?.message ?? "")")
  }

  @Test("Nothing to read and a person at the keyboard: a hint")
  func hint() throws {
    #expect(try InvocationTests.parse("", terminal: true) == .shortHelp)
    #expect(try InvocationTests.parse("--format json", terminal: true) == .shortHelp)
    #expect(try InvocationTests.parse("-", terminal: true) == .check(CheckInvocation(inputs: [.standardInput])))
  }

  @Test("A file with a name like a command's is read where it exists")
  func fileLikeCommand() throws {
    #expect(try InvocationTests.parse("chekc", files: ["chekc"]) == .check(CheckInvocation(inputs: [.path("chekc")])))
  }

  @Test("json-c is there only where planlint was built with it")
  func backend() throws {
    #expect(try InvocationTests.parse("plan.json --json-backend built-in") == .check(InvocationTests.plan))
    #if JSONC
      let expected = InvocationTests.check { $0.backend = .jsonC }
      #expect(try InvocationTests.parse("plan.json --json-backend json-c") == expected)
    #else
      let error = #expect(throws: UsageError.self) { try InvocationTests.parse("plan.json --json-backend json-c") }
      #expect(error?.message.contains("built without it") == true)
    #endif
  }

  @Test("An empty argument is no path")
  func emptyPath() {
    #expect(throws: UsageError.self) {
      try Invocation(
        [""], in: Surroundings(standardInputIsTerminal: false, exists: { _ in true }))
    }
  }

  static func parse(_ line: String, terminal: Bool = false, files: Set<String> = []) throws -> Invocation {
    try Invocation(
      line.split(separator: " ").map(String.init),
      in: Surroundings(
        standardInputIsTerminal: terminal, exists: { files.contains($0) }))
  }
}
