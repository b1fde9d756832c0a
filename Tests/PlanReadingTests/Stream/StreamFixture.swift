import Foundation
import PlanModel
import PlanReading
import PlanTestSupport
import Testing

/// A stream of `Fixtures/streams`, by its path there without its ending.
struct StreamFixture: Sendable, CustomTestStringConvertible {
  let path: String

  var testDescription: String { path }

  var bytes: [UInt8] {
    Array(FileManager.default.contents(atPath: Fixtures.folder + "/streams/" + path + ".jsonl") ?? Data())
  }

  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Its lines with their line breaks.
  var lines: [String] { text.split(separator: "\n").map { $0 + "\n" } }

  /// What the reader makes of it.
  var plan: Plan { PlanReader().read(InputSource(bytes: bytes), named: path) }

  /// The JSON of the same plan, where planning came so far.
  var json: Data? { FileManager.default.contents(atPath: Fixtures.folder + "/plans/" + path + ".json") }

  /// All streams.
  static let all = ["terraform", "opentofu", "releases"].flatMap { folder in
    let names = try? FileManager.default.contentsOfDirectory(atPath: Fixtures.folder + "/streams/" + folder)
    return (names ?? []).sorted().map { StreamFixture(path: folder + "/" + $0.dropLast(".jsonl".count)) }
  }

  static let withPlan = all.filter { $0.json != nil }
  static let withoutPlan = all.filter { $0.json == nil }
}

/// Reads a stream that a test wrote down.
func contents(ofStream text: String) -> InputContents {
  PlanReader().contents(of: InputSource(text: text), named: "stream.jsonl")
}

/// The plan of a stream that a test wrote down.
func plan(ofStream text: String) -> Plan {
  PlanReader().read(InputSource(text: text), named: "stream.jsonl")
}

/// Events as an engine writes them.
enum Event {
  static let version = event("version", #""terraform":"1.14.0","ui":"1.2""#)

  static func event(_ type: String, _ members: String) -> String {
    #"{"@level":"info","@message":"...","@module":"terraform.ui","@timestamp":"2026-11-25T10:00:00.000000Z","#
      + "\(members),\"type\":\"\(type)\"}\n"
  }

  static func change(
    _ action: String, _ address: String = "terraform_data.a", reason: String? = nil, type: String = "planned_change",
    more: String = ""
  ) -> String {
    let reason = reason.map { ",\"reason\":\"\($0)\"" } ?? ""
    return event(type, "\"change\":{\"resource\":\(resource(address)),\"action\":\"\(action)\"\(reason)\(more)}")
  }

  static func resource(_ address: String) -> String { "{\"addr\":\"\(address)\",\"resource_key\":null}" }

  static func refresh(_ address: String) -> String {
    let hook = #""hook":{"resource":\#(resource(address)),"id_key":"id","id_value":"1"}"#
    return event("refresh_start", hook) + event("refresh_complete", hook)
  }

  static func summary(add: Int = 0, change: Int = 0, remove: Int = 0, operation: String = "plan") -> String {
    event(
      "change_summary",
      #""changes":{"add":\#(add),"change":\#(change),"import":0,"remove":\#(remove),"operation":"\#(operation)"}"#)
  }

  static func error(_ summary: String) -> String {
    event("diagnostic", #""diagnostic":{"severity":"error","summary":"\#(summary)","detail":""}"#)
  }
}
