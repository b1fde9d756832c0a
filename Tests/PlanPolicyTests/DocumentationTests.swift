import Foundation
import PlanModel
import PlanPolicy
import PlanTestSupport
import Testing

@Suite("What the documentation of the configuration shows is valid")
struct DocumentationTests {
  @Test("Every block of HCL is read without a mistake")
  func examples() throws {
    let page = try String(contentsOfFile: Fixtures.repository + "/docs/configuration.md", encoding: .utf8)
    let blocks = page.components(separatedBy: "```hcl\n").dropFirst().compactMap {
      $0.components(separatedBy: "```").first
    }
    #expect(blocks.count > 5)
    for block in blocks {
      let isWaiver = block.hasPrefix("waiver")
      let policy = isWaiver ? Policy.reading(waivers: block) : Policy.reading(block)
      #expect(policy.mistakes.isEmpty, "\(policy.mistakes.map(\.summary.plain)) in \(block)")
      #expect(policy.malformedWaivers.isEmpty)
      #expect(policy.waivers.count == (isWaiver ? 1 : 0))
    }
  }
}

@Suite("A library user's own rule is a rule like any other")
struct OwnRuleTests {
  struct NoPets: Rule {
    let metadata = RuleMetadata(
      id: "ACME1", name: "no-pets", severity: .high, scope: .change, summary: "No pets.", what: "Fires for pets.",
      why: "Cattle.", remedy: "Name nothing after an animal.",
      options: [RuleMetadata.Option(name: "most", summary: "How many.", standard: .count(0))])

    func judge(_ change: ChangeContext) -> [Observation] {
      guard change.change.action == .create, change.address.type == "random_pet" else { return [] }
      return [.finding(finding(about: change, "\(change.address) is a pet."))]
    }
  }

  func judge(_ configuration: String = "", waivers: String? = nil) -> Judgement {
    let files = ["/planlint.hcl": configuration, "/planlint.waivers.hcl": waivers].compactMapValues(\.self)
    let policy = Policy.load(
      from: "/", rules: Rules.builtIn + [NoPets()],
      access: PolicyFileAccess(
        read: { path in files[path].map { .bytes(Array($0.utf8)) } ?? .missing }, exists: { files[$0] != nil }))
    return policy.judge(Runs.unit("zoo", [Runs.change("random_pet.cat", .create)]))
  }

  @Test("It judges, is configured and waived as the built-in ones are")
  func whole() {
    #expect(judge().findings.map(\.message.plain) == ["random_pet.cat is a pet."])
    #expect(judge().exitCode == 1)
    #expect(judge("rule \"ACME1\" { enabled = false }").findings.isEmpty)
    #expect(judge("rule \"ACME1\" { severity = \"info\" }").exitCode == 0)
    #expect(judge("rule \"ACME1\" { most = 3 }").exitCode == 1)
    let waiver = """
      waiver "ACME1" {
        address = "random_pet.cat"
        reason  = "It was here before us"
        owner   = "@zoo"
        expires = "2026-12-01"
      }
      """
    #expect(judge(waivers: waiver).exitCode == 0)
  }
}
