import PlanHCL
import PlanKnowledge
import PlanModel
import PlanTestSupport
import Testing

@Suite("What is known of a type is found by its name")
struct KnowledgeTests {
  let knowledge = Knowledge.builtIn

  @Test("every type with facts decodes, its procedure too")
  func everyType() throws {
    let types = knowledge.types
    #expect(types.count == 1171)
    var (backups, protections) = (0, 0)
    for type in types {
      let facts = try #require(knowledge.facts(for: type), "\(type)")
      #expect(facts.type == type)
      #expect(!facts.loses.isEmpty, "\(type)")
      backups += facts.procedure.backup.isEmpty ? 0 : 1
      protections += facts.protections.count
      _ = knowledge.exposureRules(for: type)
      _ = knowledge.conditionalReplacements(of: type)
    }
    #expect(backups >= 317)
    #expect(protections > 500)
  }

  @Test("a database is stateful, critical, and knows what protects it")
  func database() throws {
    let facts = try #require(knowledge.facts(for: "aws_db_instance"))
    #expect(facts.category == .database)
    #expect(facts.isStateful)
    #expect(facts.severity.destroy == .critical)
    #expect(facts.severity.replace == .critical)
    #expect(facts.destroyEffect == .destroys)
    #expect(facts.evidence == .schema)
    let guardian = try #require(facts.protections.first { $0.attribute.description == "deletion_protection" })
    #expect(guardian.effect == .blocks)
    #expect(guardian.judge(.boolean(true)) == .safe)
    #expect(guardian.judge(.boolean(false)) == .unsafe)
    #expect(guardian.judge(.null) == .unsafe)
    #expect(guardian.judge(.unknown) == .unknown)
    #expect(guardian.judge(.notShown) == .unknown)
    #expect(guardian.judge(nil) == .unknown)
  }

  @Test("an alias has the facts of its main type")
  func alias() throws {
    let alias = try #require(knowledge.facts(for: "kubernetes_stateful_set"))
    let main = try #require(knowledge.facts(for: "kubernetes_stateful_set_v1"))
    #expect(alias.type == "kubernetes_stateful_set")
    #expect(alias.loses == main.loses)
    #expect(alias.procedure.backup.count == main.procedure.backup.count)
  }

  @Test(
    "nothing is known of other names",
    arguments: ["acme_ledger", "", "aws_db_instanc", "aws_db_instance\t", "zzz", "a", "resource", "aws_db_instance_"])
  func unknownType(type: String) {
    #expect(knowledge.facts(for: type) == nil)
    #expect(!knowledge.hasRole(.serving, type))
  }

  @Test("attributes that replace are known, on their way through blocks too")
  func replacements() {
    func kind(_ type: String, _ steps: [AttributePath.Step]) -> String {
      switch knowledge.replacement(of: type, by: AttributePath(steps)) {
      case .always: "always"
      case .sometimes(let cases): "sometimes \(cases.count)"
      case .notKnown: "not known"
      }
    }
    #expect(kind("aws_db_instance", [.name("username")]) == "always")
    #expect(kind("aws_acm_certificate", [.name("validation_option"), .index(0), .name("domain_name")]) == "always")
    #expect(kind("aws_alb", [.name("subnets"), .index(1)]) == "sometimes 1")
    #expect(kind("aws_db_instance", [.name("instance_class")]) == "not known")
    #expect(kind("acme_ledger", [.name("name")]) == "not known")
  }

  @Test("roles, lists, rules and providers are at hand")
  func tables() throws {
    #expect(knowledge.hasRole(.benignReplacement, "aws_ecs_task_definition"))
    #expect(knowledge.hasRole(.serving, "aws_lb"))
    #expect(!knowledge.hasRole(.serving, "aws_s3_bucket"))
    #expect(knowledge.list("sensitive_ports")?.contains(.number(Number(5432))) == true)
    #expect(knowledge.list("nope") == nil)
    #expect(knowledge.exposureRules(for: "aws_security_group").contains { $0.id == "aws-sg-ingress-open" })
    #expect(knowledge.providerFacts("any").contains { $0.name == "prevent_destroy" })
    #expect(knowledge.protectionAttributes(of: "aws_db_instance").map(\.description).contains("skip_final_snapshot"))
    #expect(
      knowledge.protectionAttributes(of: "aws_instance").map(\.description).contains(
        "root_block_device.delete_on_termination"))
    #expect(!knowledge.undeterminedAttributes(of: "aws_instance").isEmpty)
  }

  @Test("the types that have a role exist")
  func roles() {
    let known = knowledge.types.filter { knowledge.hasRole(.serving, $0) }
    #expect(known.count > 80)
  }
}
