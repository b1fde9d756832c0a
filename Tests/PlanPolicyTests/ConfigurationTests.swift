import PlanModel
import PlanPolicy
import Testing

@Suite("A configuration is taken at its word, and every mistake in it is said")
struct ConfigurationTests {
  @Test("The whole of a configuration is read")
  func whole() throws {
    let policy = Policy.reading(
      """
      fail_on         = "critical"
      fail_on_unknown = true

      environment "prod" {
        units    = ["prod/**"]
        escalate = true
      }

      critical {
        types = ["aws_db_*"]
        units = ["prod/**"]
      }

      critical { addresses = ["module.core.**"] }

      rule "PL105" { enabled = false }
      rule "PL005" {
        severity      = "low"
        max_age_hours = 48
      }
      """)
    #expect(policy.mistakes.isEmpty)
    #expect(policy.configuration.gate == .from(.critical))
    #expect(policy.configuration.failsOnUnknown)
    #expect(policy.configuration.critical.count == 2)
    #expect(policy.configuration.environments.map(\.name) == ["prod"])
    #expect(policy.configuration.rules["PL005"]?.options["max_age_hours"] == .count(48))
    #expect(policy.facts.disabled == ["PL105"])
    #expect(policy.facts.ruleCount == Rules.builtIn.count - 1)
    #expect(policy.facts.files == ["planlint.hcl"])
  }

  @Test(
    "A mistake names its place and what was probably meant",
    arguments: [
      (#"fail_onn = "high""#, 1, 1, "fail_on"),
      (#"fail_on = "hihg""#, 1, 11, "high"),
      (#"rule "PL14" {}"#, 1, 6, "PL104"),
      (#"enviroment "prod" { units = ["a"] }"#, 1, 1, "environment"),
      (#"noise { fold = ["tags"] }"#, 1, 1, "rule"),
      (#"rule "PL105" { enabeld = false }"#, 1, 16, "enabled"),
      (#"rule = "PL105""#, 1, 1, "rule { ... }"),
      (#"critical { type = ["aws_db_*"] }"#, 1, 12, "types"),
      (#"critical { types = "aws_db_*" }"#, 1, 20, nil),
      (#"critical { types = [] }"#, 1, 20, nil),
      (#"critical {}"#, 1, 1, "types"),
      (#"critical { addresses = ["module..x"] }"#, 1, 25, nil),
      (#"environment "prod" { escalate = true }"#, 1, 1, "units"),
      (#"rule "PL005" { max_age_hours = 1.5 }"#, 1, 32, nil),
      (#"rule "PL001" { enabled = false }"#, 1, 26, nil),
      (#"rule "PL001" { severity = "low" }"#, 1, 27, nil),
      (#"rule "PL105" {} \#nrule "PL105" {}"#, 2, 6, nil),
      (#"fail_on = nonsense"#, 1, 11, nil),
      (#"fail_on = "high"#, 1, 16, nil),
    ])
  func mistake(text: String, line: Int, column: Int, meant: String?) throws {
    let policy = Policy.reading(text)
    let mistake = try #require(policy.mistakes.first)
    #expect(mistake.severity == .error)
    #expect(mistake.place.file == "planlint.hcl")
    #expect(mistake.place.line == line)
    #expect(mistake.place.column == column)
    #expect(mistake.frame?.contains("^") == true)
    if let meant { #expect(mistake.remedy?.plain.contains(meant) == true, "\(mistake.remedy?.plain ?? "none")") }
    let judgement = policy.judge(Runs.unit())
    #expect(judgement.verdict == .incomplete)
    #expect(judgement.exitCode == 2)
    #expect(judgement.findings.contains { $0.rule == "PL013" && $0.severity == .critical })
  }

  @Test("All mistakes are said, not the first alone")
  func all() {
    let policy = Policy.reading(
      """
      fail_on = "hihg"
      nose {}
      rule "PL999" { enabled = false }
      rule "PL105" { enabled = 1 }
      critical { units = [1] }
      """)
    #expect(policy.mistakes.compactMap(\.place.line).sorted() == [1, 2, 3, 4, 5])
  }

  @Test("A type that looks like a misspelt known one is a warning, and judges")
  func misspelt() {
    let policy = Policy.reading(#"critical { types = ["aws_db_instnace"] }"#)
    #expect(policy.mistakes.map(\.severity) == [.warning])
    #expect(policy.mistakes.first?.remedy?.plain == "Did you mean aws_db_instance?")
    #expect(policy.judge(Runs.unit()).exitCode == 0)
  }

  @Test(
    "A critical block that guards nothing is said, as surely as it is known",
    arguments: [
      (#"critical { types = ["acme_leger"] }"#, 0, Severity.low),
      (#"critical { addresses = ["module.croe.**"] }"#, 0, .low),
      (#"critical { addresses = ["module.croe.**"] }"#, 7, .info),
      (#"critical { units = ["staging/**"] }"#, 0, nil),
      (#"critical { types = ["aws_kms_*"] }"#, 0, nil),
      (#"critical { addresses = ["module.core.**"] }"#, 7, nil),
    ])
  func guardsNothing(text: String, noOps: Int, severity: Severity?) {
    let change = Runs.change("module.core.acme_ledger.main", .update)
    let judgement = Policy.reading(text).judge(Runs.unit("prod/db", [change], noOps: noOps))
    #expect(judgement.findings.filter { $0.rule == "PL013" }.map(\.severity) == [severity].compactMap(\.self))
  }

  @Test("A type of a provider that nobody knows is no mistake")
  func foreign() {
    #expect(Policy.reading(#"critical { types = ["acme_ledger", "aws_db_*"] }"#).mistakes.isEmpty)
  }

  @Test("A policy without a rule that could find anything is incomplete")
  func noRules() {
    let blocks = Rules.builtIn.filter { $0.metadata.adjustability != .fixed }.map {
      "rule \"\($0.metadata.id)\" { enabled = false }"
    }
    let judgement = Policy.reading(blocks.joined(separator: "\n")).judge(Runs.unit())
    #expect(judgement.exitCode == 2)
    #expect(judgement.findings.map(\.rule) == ["PL013"])
  }

  @Test(
    "The file is looked for up to the root of the repository, and not beyond",
    arguments: [
      (["/repo/.git", "/repo/planlint.hcl"], "/repo/a/b", ["../../planlint.hcl"]),
      (["/repo/.git", "/repo/planlint.hcl", "/repo/a/planlint.hcl"], "/repo/a/b", ["../planlint.hcl"]),
      (["/repo/.git", "/planlint.hcl"], "/repo/a", []),
      (["/planlint.hcl"], "/repo/a", []),
      (["/repo/a/planlint.hcl"], "/repo/a", ["planlint.hcl"]),
      (["/repo/.git", "/repo/planlint.waivers.hcl"], "/repo/a", ["../planlint.waivers.hcl"]),
      (["/.git", "/planlint.hcl"], "/a", ["../planlint.hcl"]),
    ])
  func search(existing: [String], folder: String, found: [String]) {
    let access = PolicyFileAccess(
      read: { existing.contains($0) && !$0.hasSuffix(".git") ? .bytes([]) : .missing },
      exists: { existing.contains($0) })
    #expect(Policy.load(from: folder, access: access).files.map(\.name) == found)
  }

  @Test("A file that was named and is not there is an error")
  func named() {
    let access = PolicyFileAccess(read: { _ in .missing }, exists: { _ in false })
    let policy = Policy.load(from: "/repo", configuration: "conf/planlint.hcl", access: access)
    #expect(policy.judge(Runs.unit()).exitCode == 2)
  }

  @Test("The hash tells policies apart")
  func hash() {
    let hashes = [nil, "", "fail_on = \"low\"", "fail_on = \"high\""].map { Policy.reading($0).facts.hash }
    #expect(Set(hashes).count == 4)
    #expect(Policy.reading("").facts.hash == hashes[1])
  }
}
