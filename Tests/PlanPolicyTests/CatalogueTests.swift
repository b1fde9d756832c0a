import Foundation
import PlanModel
import PlanPolicy
import PlanTestSupport
import Testing

@Suite("Each rule is what its page and its examples say")
struct CatalogueTests {
  @Test("A rule fires on the plans that it should, and on no others", arguments: RuleExample.all)
  func examples(example: RuleExample) throws {
    let findings = try example.findings()
    switch example.side {
    case .fires: #expect(!findings.isEmpty)
    case .silent: #expect(findings.isEmpty, "\(findings.map(\.plain))")
    }
  }

  /// What only another kind of input shows has its examples with the reader of that input.
  static let withoutPlans = ["PL007"]

  @Test("Each rule has an example that fires and one that stays silent", arguments: Rules.builtIn.map(\.metadata.id))
  func coverage(rule: String) {
    if Self.withoutPlans.contains(rule) { return }
    let sides = Set(RuleExample.all.filter { $0.rule == rule }.map(\.side))
    #expect(sides.count == RuleExample.Side.allCases.count)
  }

  @Test("Each rule in the folder is in the catalogue, once and in order")
  func registry() throws {
    let folder = Fixtures.repository + "/Sources/PlanPolicy/Rules"
    let files = try #require(FileManager.default.enumerator(atPath: folder)).compactMap { $0 as? String }
    let declared = try files.filter { $0.hasSuffix(".swift") }.flatMap { file in
      try String(contentsOfFile: folder + "/" + file, encoding: .utf8)
        .matches(of: /id: "(PL[W0-9]+)"/).map { String($0.output.1) }
    }
    let ids = Rules.builtIn.map(\.metadata.id)
    #expect(declared.sorted() == ids.sorted())
    #expect(Set(ids).count == ids.count)
    #expect(Set(Rules.builtIn.map(\.metadata.name)).count == ids.count)
  }

  @Test("No folder of examples is without a rule")
  func strayExamples() throws {
    let folders = try FileManager.default.contentsOfDirectory(atPath: Fixtures.folder + "/rules")
    let ids = Rules.builtIn.map(\.metadata.id)
    #expect(folders.filter { $0.hasPrefix("PL") && !ids.contains($0) } == [])
  }

  @Test("The pages are fresh", arguments: Rules.builtIn.map(\.metadata.id))
  func pages(rule: String) throws {
    let metadata = try #require(Rules.builtIn(id: rule)).metadata
    try ExpectedFile("docs/rules/\(rule).md").check(metadata.page + examples(of: rule))
  }

  @Test("The table of rules is fresh")
  func table() throws {
    let head = """
      # Rules

      What planlint looks at. Each page says when the rule fires, why that matters and what to do, with plans on which it
      fires and plans on which it stays silent; the tests run them all. `planlint explain RULE` prints the same.
      These files are made by `make record` from the rules in `Sources/PlanPolicy/Rules`.


      """
    try ExpectedFile("docs/rules/README.md").check(head + Rules.table)
  }

  private func examples(of rule: String) throws -> String {
    let examples = RuleExample.all.filter { $0.rule == rule }
    if examples.isEmpty { return "" }
    let fires = try examples.filter { $0.side == .fires }.map { example in
      let files = [example.ending.rawValue, "planlint.hcl", "planlint.waivers.hcl"].filter { example.text($0) != nil }
      let links = files.map { "[`\(example.name).\($0)`](../../\(example.stem).\($0))" }.joined(separator: " with ")
      let findings = try example.findings().map(\.plain).joined(separator: "\n\n")
      return "On \(links):\n\n```text\n\(findings)\n```"
    }
    let silent = examples.filter { $0.side == .silent }.map {
      "- [`\($0.file)`](../../\($0.stem).\($0.ending.rawValue))"
    }
    return "\n## Fires\n\n" + fires.joined(separator: "\n\n") + "\n\n## Stays silent\n\n"
      + silent.joined(separator: "\n")
      + "\n"
  }
}
