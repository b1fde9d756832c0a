import Foundation
import PlanModel
import Testing

@testable import PlanReport

@Suite("A written report is read again")
struct ReadingTests {
  @Test("What is read writes the same bytes", arguments: ReportCases.names)
  func roundTrip(name: String) throws {
    let json = try ReportCases.report(name).json()
    #expect(try Report(json: json).json() == json)
  }

  @Test("Unknown members are passed over")
  func unknownMembers() throws {
    let json = String(decoding: try ReportCases.report("database").json(), as: UTF8.self)
    let newer = json.replacingOccurrences(of: "{\"path\"", with: "{\"unheard_of\":[{}],\"path\"")
    #expect(String(decoding: try Report(json: Array(newer.utf8)).json(), as: UTF8.self) == json)
  }

  @Test(
    "What is no report says what was expected where",
    arguments: [
      ("{", "This is no report: JSON (byte 1) is expected."),
      ("{}", "This is no report: a member \"schema\" is expected."),
      (#"{"schema":"planlint.report/2"}"#, #"schema: "planlint.report/1" is expected."#),
    ])
  func errors(text: String, message: String) {
    #expect {
      try Report(json: Array(text.utf8))
    } throws: {
      "\($0)" == message
    }
  }

  @Test("A member of another type is an error that names its place")
  func wrongType() throws {
    let json = String(decoding: try ReportCases.report("database").json(), as: UTF8.self)
    let spoilt = json.replacingOccurrences(of: "\"forces_replacement\":true", with: "\"forces_replacement\":1")
    #expect {
      try Report(json: Array(spoilt.utf8))
    } throws: {
      "\($0)" == "units[0].changes[0].attributes[3].forces_replacement: true or false is expected."
    }
  }
}
