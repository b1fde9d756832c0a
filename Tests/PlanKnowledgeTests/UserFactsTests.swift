import PlanHCL
import PlanKnowledge
import PlanModel
import PlanTestSupport
import Testing

@Suite("A user's facts have the form of the built-in ones")
struct UserFactsTests {
  private func read(_ text: String) throws -> ResourceFacts {
    try ResourceFacts(HCLParser.parse(SourceFile(name: "planlint.hcl", text: text)).blocks[0])
  }

  @Test("a type of one's own")
  func ownType() throws {
    let facts = try read(
      """
      resource "acme_ledger" {
        category = "database"
        severity = { destroy = "critical", replace = "high" }
        loses    = "every booking since the last export"
        backup   = [{ run = "acme export ${before.name}", when = "before.size != 0" }]
      }
      """)
    #expect(facts.severity.replace == .high)
    #expect(facts.evidence == .user)
    #expect(facts.procedure.backup.count == 1)
    let knowledge = Knowledge(adding: [facts])
    #expect(knowledge.facts(for: "acme_ledger")?.loses == "every booking since the last export")
    #expect(knowledge.facts(for: "aws_db_instance") != nil)
  }

  @Test("what is not said of a known type stays as it is known; an alias starts from another type")
  func inheritance() throws {
    let changed = try read("resource \"aws_db_instance\" {\n loses = \"nothing\"\n}")
    #expect(changed.loses == "nothing")
    #expect(changed.category == .database)
    #expect(!changed.procedure.backup.isEmpty)
    let alias = try read("resource \"acme_db\" {\n alias_of = \"aws_db_instance\"\n}")
    #expect(alias.type == "acme_db")
    #expect(!alias.protections.isEmpty)
  }

  @Test("a way round a loss is given where it leads anywhere")
  func waysRound() throws {
    let facts = try read(
      """
      resource "acme_ledger" {
        alias_of = "aws_db_instance"
        remedy = [
          "always",
          { say = "by size", attributes = ["storage.size"] },
          { say = "by address", when = "address-changes" },
        ]
      }
      """)
    let fitting = { (cause: Cause?) in facts.remedies.filter { $0.fits(cause) }.map(\.sentence) }
    let path = AttributePath([.name("storage"), .index(0), .name("size")])
    let forcing = Cause.ForcingPath(path: path, kind: .attributeChanged, before: .null, after: .null)
    #expect(fitting(Cause(kind: .attributeChanged, paths: [forcing])) == ["always", "by size"])
    #expect(fitting(Cause(kind: .tainted)) == ["always"])
    #expect(fitting(Cause(kind: .removedFromConfiguration)) == ["always", "by address"])
  }

  static let mistakes: [(text: String, place: String, hint: String)] = [
    ("category = \"databse\"", "2:12", "Did you mean \"database\"?"),
    (
      "category = \"database\"\nseverity = { destroy = \"bad\", replace = \"high\" }\nloses = \"x\"", "3:24",
      "critical, high"
    ),
    ("category = \"database\"\nseverity = { destroy = \"high\" }\nloses = \"x\"", "3:12", "\"replace\""),
    ("category = \"database\"", "1:1", "\"severity\""),
    ("categry = \"database\"", "1:1", "category"),
    ("category = 5", "2:12", "a string"),
    ("remedy = [{ say = \"x\" }]", "2:11", "either"),
    ("alias_of = \"aws_db_instanc\"", "2:12", "Did you mean \"aws_db_instance\"?"),
    ("protections = [{ attribute = \"a[0]\", effect = \"blocks\", safe = true }]", "2:30", "without indexes"),
    ("protections = [{ attribute = \"a\", effect = \"block\", safe = true }]", "2:44", "Did you mean \"blocks\"?"),
    (
      "protections = [{ attribute = \"a\", effect = \"blocks\", safe = true, safe_set = true }]", "2:16",
      "one condition"
    ),
    ("protections = [{ attribute = \"a\", effect = \"blocks\", saef = true }]", "2:54", "Did you mean \"safe\"?"),
    ("backup = [{ run = \"x ${foo.id}\" }]", "2:24", "\"before\" and \"after\""),
    ("backup = [{ run = \"x\", do = \"y\" }]", "2:11", "either"),
    ("backup = [{ run = \"x\", when = \"before.\" }]", "2:31", "attribute name"),
    ("backup = [{ run = \"x '${before.id}'\" }]", "2:25", "quoted itself"),
    ("duration = { destroy = \"5\" }", "2:24", "range of minutes"),
  ]

  @Test("each mistake is an error with its place and what to do", arguments: mistakes.indices)
  func errors(index: Int) throws {
    let (text, place, hint) = Self.mistakes[index]
    let common =
      text.hasPrefix("cate") || text.hasPrefix("alias")
      ? "" : "category = \"database\"\nseverity = { destroy = \"high\", replace = \"high\" }\nloses = \"x\"\n"
    let error = #expect(throws: HCLError.self) { try read("resource \"acme_ledger\" {\n\(text)\n\(common)}\n") }
    #expect(error?.description.hasPrefix("planlint.hcl:\(place): ") == true, "\(error?.description ?? "")")
    #expect(error?.description.contains(hint) == true, "\(error?.description ?? "")")
  }
}
