import PlanModel
import Testing

@testable import PlanAnalysis

@Suite("JSON inside strings")
struct EmbeddedJSONTests {
  private func nested(_ before: String, _ after: String) -> [String]? {
    let found = rows(.mapping([.init("p", .string(before))]), .mapping([.init("p", .string(after))]))
    #expect(found.map(\.path.description) == ["p"])
    return found.first?.nested?.map(\.spelling)
  }

  @Test("is compared as JSON")
  func policy() {
    #expect(
      nested(
        #"{"Statement":[{"Sid":"a","Action":"s3:Get*"},{"Sid":"b","Action":"*"}]}"#,
        #"{"Statement":[{"Sid":"b","Action":"*"},{"Sid":"a","Action":["s3:Get*"]}]}"#)
        == [#"update Statement[1].Action: "s3:Get*" -> ["s3:Get*"]"#])
  }

  @Test(
    "that means the same is one row with nothing inside",
    arguments: [
      (#"{"a":1,"b":2}"#, " {\"b\": 2,\n \"a\": 1} "), ("[1]", "[ 1.0 ]"), (#"["A"]"#, #"["\u0041"]"#),
    ])
  func sameMeaning(before: String, after: String) {
    #expect(nested(before, after) == [])
  }

  @Test(
    "is none where one side is no whole object or array",
    arguments: [
      (#"{"a":1}"#, #"{"a":1} x"#), (#"{"a":1}"#, ""), ("1", "2"), (#""a""#, #""b""#), (#"{"a":1,"a":2}"#, "{}"),
      ("{", "}"), ("not json", "{}"),
    ])
  func noJSON(before: String, after: String) {
    #expect(nested(before, after) == nil)
  }

  @Test("is not looked into where it is masked")
  func masked() {
    let before = Value.string(#"{"a":1}"#).markedSensitive()
    #expect(rows(before, .string(#"{"a":2}"#).markedSensitive()).map { $0.nested == nil } == [true])
    #expect(rows(before, .string(#"{"a":1}"#)).map(\.action) == [.sensitivity])
  }

  @Test("that forces a replacement forces it wherever it differs")
  func forcing() {
    let found = rows(.string(#"{"a":1}"#), .string(#"{"a":2}"#), forcing: [AttributePath()])
    #expect(found.first?.nested?.map(\.forcesReplacement) == [true])
  }

  @Test("inside such JSON is compared too")
  func twice() {
    let found = nested(#"{"a":"[1,2]"}"#, #"{"a":"[1,3]"}"#)
    #expect(found == [#"update a: "[1,2]" -> "[1,3]" {update [1]: 2 -> 3}"#])
  }
}
