import PlanModel
import PlanPolicy
import Testing

@Suite("A waiver sets one finding aside, in the open and for a while")
struct WaiverTests {
  static let database = "module.db.aws_db_instance.main"

  static func waiver(
    rule: String = "PL103", _ changes: [String: String?] = [:], extra: String = ""
  ) -> String {
    var fields: [String: String?] = [
      "address": "\"\(database)\"", "reason": #""Moved to the new account, snapshot taken""#, "owner": #""@team-data""#,
      "expires": #""2026-12-01""#,
    ]
    for (name, value) in changes { fields[name] = value }
    let lines = fields.compactMap { name, value in value.map { "  \(name) = \($0)" } }.sorted()
    return "waiver \"\(rule)\" {\n" + lines.joined(separator: "\n") + "\n\(extra)}\n"
  }

  static func judge(_ waivers: String, asOf: String = "2026-11-24T12:00:00Z") -> Judgement {
    let change = Runs.change(database, .destroy, before: ["skip_final_snapshot": .boolean(false)])
    return Policy.reading(waivers: waivers).judge(Runs.unit("prod/db", [change]), asOf: Runs.moment(asOf))
  }

  @Test("A waived finding stays in the report and does not block")
  func applied() throws {
    let judgement = Self.judge(Self.waiver(["ticket": #""OPS-1""#, "unit": #""prod/db""#, "actions": #"["destroy"]"#]))
    #expect(judgement.findings.map(\.rule) == ["PL103"])
    #expect(judgement.findings[0].severity == .critical)
    #expect(judgement.findings[0].waiver?.owner == "@team-data")
    #expect(judgement.findings[0].waiver?.ticket == "OPS-1")
    #expect(judgement.exitCode == 0)
    #expect(judgement.blockingCount == 0)
  }

  @Test(
    "A waiver that does not hold is said, and the finding blocks",
    arguments: [
      (waiver(["expires": #""2026-11-23""#]), "PLW01"),
      (waiver(["address": #""module.db.aws_db_instance.other""#]), "PLW02"),
      (waiver(rule: "PL104"), "PLW02"),
      (waiver(["unit": #""prod/db2""#]), nil),
      (waiver(["actions": #"["replace"]"#]), "PLW02"),
      (waiver(["fingerprint": #""0123456789abcdef0123456789abcdef""#]), "PLW02"),
      (waiver(["reason": #""because""#]), "PLW03"),
      (waiver(["reason": nil]), "PLW03"),
      (waiver(["owner": nil]), "PLW05"),
      (waiver(["expires": nil]), "PLW05"),
      (waiver(["expires": #""2026-12-25""#]), "PLW05"),
      (waiver(["expires": #""tomorrow""#]), "PLW05"),
      (waiver(["address": nil]), "PLW05"),
      (waiver(["address": #""module.db.**""#]), "PLW05"),
      (waiver(["actions": #"["delete"]"#]), "PLW05"),
      (waiver(["adress": #""x""#]), "PLW05"),
      (waiver(rule: "PL1030"), "PLW05"),
      (waiver(rule: "PL001"), "PLW05"),
      ("waiver {", "PLW05"),
      ("waver \"PL103\" {}", "PLW05"),
    ])
  func notApplied(text: String, rule: String?) {
    let judgement = Self.judge(text)
    #expect(judgement.findings.map(\.rule).filter { $0 != "PL103" } == [rule].compactMap(\.self))
    #expect(judgement.findings.first { $0.rule == "PL103" }?.waiver == nil)
    #expect(judgement.exitCode == 1)
  }

  @Test(
    "The last day counts, in UTC, and 30 days are not too many",
    arguments: [
      ("2026-12-01T23:59:59Z", true), ("2026-12-02T00:00:00Z", false), ("2026-12-02T00:30:00+01:00", true),
      ("2026-11-01T00:00:00Z", true), ("2026-10-31T23:59:59Z", false),
    ])
  func term(asOf: String, applies: Bool) {
    #expect((Self.judge(Self.waiver(), asOf: asOf).exitCode == 0) == applies)
  }

  @Test("A malformed waiver takes no other with it")
  func neighbours() {
    let judgement = Self.judge(Self.waiver(["owner": nil]) + Self.waiver())
    #expect(judgement.findings.map(\.rule) == ["PL103", "PLW05"])
    #expect(judgement.findings[0].waiver != nil)
    #expect(judgement.findings[1].location?.line == 1)
  }

  @Test("A waiver with the fingerprint of its finding applies")
  func fingerprint() {
    let digits = Self.judge("").findings[0].fingerprint.digits
    #expect(Self.judge(Self.waiver(["fingerprint": "\"\(digits)\""])).exitCode == 0)
  }
}
