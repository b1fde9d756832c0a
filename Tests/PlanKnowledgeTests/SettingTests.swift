import PlanHCL
import PlanKnowledge
import PlanModel
import PlanTestSupport
import Testing

@Suite("A protection is judged by the value that the provider will see")
struct SettingTests {
  /// A protection with this condition.
  private func protection(_ condition: String) throws -> Protection {
    let text = """
      resource "acme_ledger" {
        category    = "database"
        severity    = { destroy = "high", replace = "high" }
        loses       = "every booking"
        protections = [{ attribute = "guard.mode", effect = "blocks", \(condition) }]
      }
      """
    let body = try HCLParser.parse(SourceFile(name: "planlint.hcl", text: text))
    return try #require(try ResourceFacts(body.blocks[0]).protections.first)
  }

  static let cases: [(condition: String, value: Value, verdict: Setting.Judgement)] = [
    ("safe = true", .boolean(true), .safe), ("safe = true", .boolean(false), .unsafe),
    ("safe = true", .null, .unknown), ("safe = true, default = true", .null, .safe),
    ("safe = true, default = null", .null, .unknown),
    ("safe_any = [\"a\", \"b\"]", .string("b"), .safe), ("safe_any = [\"a\"]", .string("c"), .unsafe),
    ("safe_min = 7", .number(Number(7)), .safe), ("safe_min = 7", .number(Number(0)), .unsafe),
    ("safe_min = 7", .string("7"), .unknown), ("safe_min = 7, default = 0", .null, .unsafe),
    ("safe_set = true", .string("x"), .safe), ("safe_set = true", .null, .unsafe),
    ("safe_unset = true", .null, .safe), ("safe_unset = true", .string("x"), .unsafe),
    ("safe_prefix = \"TLS\"", .string("TLS13"), .safe), ("safe_prefix = \"TLS\"", .string("SSL"), .unsafe),
    ("safe_contains = [\"audit\"]", .sequence([.string("audit")]), .safe),
    ("safe_contains = [\"audit\"]", .sequence([.unknown]), .unknown),
    ("unsafe = true", .boolean(true), .unsafe), ("unsafe = true", .boolean(false), .safe),
    ("unsafe_any = [\"a\"]", .string("a"), .unsafe), ("unsafe_above = 4", .number(Number(5)), .unsafe),
    ("unsafe_contains = [\"0.0.0.0/0\"]", .sequence([.string("0.0.0.0/0")]), .unsafe),
    ("unsafe_contains = [\"All\"]", .string("xAll"), .unsafe), ("unsafe_contains = [\"All\"]", .string(""), .safe),
    ("unsafe_set = true", .string("secret"), .unsafe), ("unsafe_set = true", .null, .safe),
    ("unsafe_policy = \"admin-star\"", .string("{}"), .unknown), ("note = \"it depends\"", .string("x"), .unknown),
  ]

  @Test("each condition says safe, unsafe or that it cannot tell", arguments: cases.indices)
  func conditions(index: Int) throws {
    let (condition, value, verdict) = Self.cases[index]
    let protection = try protection(condition)
    #expect(protection.judge(value) == verdict, "\(condition)")
    let block = Value.mapping([Mapping.Entry("mode", value)])
    #expect(protection.judge(in: .mapping([Mapping.Entry("guard", .sequence([block]))])) == verdict, "\(condition)")
  }

  @Test("of several blocks one that is not safe decides; without a block the default does")
  func blocks() throws {
    let protection = try protection("safe = true, default = false")
    func resource(_ modes: [Value]) -> Value {
      let blocks = modes.map { Value.mapping([Mapping.Entry("mode", $0)]) }
      return .mapping([Mapping.Entry("guard", .sequence(blocks))])
    }
    #expect(protection.judge(in: resource([.boolean(true), .boolean(true)])) == .safe)
    #expect(protection.judge(in: resource([.boolean(true), .unknown, .boolean(false)])) == .unsafe)
    #expect(protection.judge(in: resource([.boolean(true), .unknown])) == .unknown)
    #expect(protection.judge(in: resource([])) == .unsafe)
    #expect(protection.judge(in: .mapping([])) == .unknown)
    #expect(protection.judge(in: .unknown) == .unknown)
  }

  @Test(
    "provider versions",
    arguments: [
      ("<5", "4.99.1", true), ("<5", "5.0.0-beta1", false), (">=4.70", "4.70", true),
      (">=4.70", "4.69.9", false), (">=4.70", "10", true),
    ])
  func versions(constraint: String, version: String, isAllowed: Bool) throws {
    #expect(try #require(VersionConstraint(constraint)).allows(version) == isAllowed)
    #expect(try #require(VersionConstraint(constraint)).allows("latest") == nil)
  }
}
