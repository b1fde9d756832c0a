import PlanModel
import PlanPolicy
import Testing

@Suite("Patterns of a configuration match by step, never by substring")
struct MatchingTests {
  @Test(
    "Unit paths match by segment",
    arguments: [
      ("prod/**", "prod/us-east-1/rds", true),
      ("prod/**", "prod", true),
      ("prod/**", "non-prod/us-east-1/rds", false),
      ("prod/**", "production/rds", false),
      ("prod", "prod/rds", false),
      ("*/rds", "prod/rds", true),
      ("*/rds", "prod/eu/rds", false),
      ("**/rds", "prod/eu/rds", true),
      ("**/rds", "rds", true),
      ("prod/**/db-?", "prod/a/b/db-1", true),
      ("prod/**/db-?", "prod/a/b/db-12", false),
      ("**", ".", true),
      ("a/**/b/**/c", "a/x/b/y/b/z/c", true),
    ])
  func paths(pattern: String, path: String, matches: Bool) {
    #expect(PathPattern(pattern).matches(path) == matches)
  }

  @Test(
    "Addresses match by step, and without a key every instance",
    arguments: [
      ("module.core.**", "module.core.aws_vpc.main", true),
      ("module.core.**", #"module.core["eu"].module.net[0].aws_vpc.main[1]"#, true),
      ("module.core.**", "module.corex.aws_vpc.main", false),
      ("module.core.**", "aws_vpc.core", false),
      ("aws_s3_bucket.logs", "aws_s3_bucket.logs[0]", true),
      ("aws_s3_bucket.logs", "module.a.aws_s3_bucket.logs", false),
      ("**.aws_s3_bucket.*", "module.a.aws_s3_bucket.logs", true),
      (#"aws_s3_bucket.logs["eu.west"]"#, #"aws_s3_bucket.logs["eu.west"]"#, true),
      (#"aws_s3_bucket.logs["eu.west"]"#, #"aws_s3_bucket.logs["us.west"]"#, false),
      ("aws_s3_bucket.logs[0]", "aws_s3_bucket.logs[10]", false),
      ("aws_s3_bucket.logs[*]", "aws_s3_bucket.logs[10]", true),
      ("aws_s3_bucket.logs[*]", "aws_s3_bucket.logs", false),
      ("aws_db_instance.*", "data.aws_db_instance.main", false),
      ("data.aws_db_instance.*", "data.aws_db_instance.main", true),
      ("module.*.aws_db_instance.main", #"module.a["x"].aws_db_instance.main"#, true),
    ])
  func addresses(pattern: String, address: String, matches: Bool) throws {
    let pattern = try #require(AddressPattern(pattern))
    #expect(pattern.matches(try ResourceAddress(parsing: address)) == matches)
  }

  @Test(
    "What is no address pattern is refused", arguments: ["", "a..b", "a[", #"a["x"#, "a[x]", "[0]", "a[[0]]", "a]"])
  func malformed(text: String) {
    #expect(AddressPattern(text) == nil)
  }

  @Test("A pattern made to backtrack takes no time")
  func backtracking() {
    let pattern = NamePattern(String(repeating: "*a", count: 200) + "b")
    #expect(!pattern.matches(String(repeating: "a", count: 5_000)))
  }
}
