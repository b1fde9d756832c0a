import PlanJSON
import PlanModel
import PlanReading
import PlanTestSupport
import Testing

@Suite("The order of members never matters")
struct MemberOrderTests {
  @Test("Sorted as jq -S does, a plan says the same", arguments: PlanFixture.every)
  func sorted(_ fixture: PlanFixture) throws {
    let document = try JSON.parse(fixture.bytes)
    #expect(read(document.json { $0 }).text == readAsWritten(fixture))
  }

  @Test("Members the other way round, a plan says the same", arguments: PlanFixture.every)
  func reversed(_ fixture: PlanFixture) throws {
    let document = try JSON.parse(fixture.bytes)
    #expect(read(document.json { $0.reversed() }).text == readAsWritten(fixture))
  }

  private func readAsWritten(_ fixture: PlanFixture) -> String {
    read(String(decoding: fixture.bytes, as: UTF8.self)).text
  }
}

extension Value {
  /// The value as JSON with its members in another order.
  fileprivate func json(_ order: ([Mapping.Entry]) -> [Mapping.Entry]) -> String {
    switch content {
    case .null, .unknown, .notShown: "null"
    case .boolean(let flag): String(flag)
    case .number(let number): number.literal
    case .string(let text): text.json
    case .sequence(let sequence): "[" + sequence.elements.map { $0.json(order) }.joined(separator: " ,") + "]"
    case .mapping(let mapping):
      "{" + order(mapping.entries).map { $0.key.json + ": " + $0.value.json(order) }.joined(separator: ",\n") + "}"
    }
  }
}

extension String {
  fileprivate var json: String {
    "\""
      + unicodeScalars.map { scalar in
        scalar.value < 0x20 || scalar == "\"" || scalar == "\\"
          ? "\\u" + String(String(0x10000 + scalar.value, radix: 16).dropFirst()) : String(scalar)
      }
      .joined() + "\""
  }
}
