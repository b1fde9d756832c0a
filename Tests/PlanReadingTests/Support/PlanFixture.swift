import Foundation
import PlanModel
import PlanReading
import PlanTestSupport
import Testing

/// A plan of `Fixtures/plans`, by its path there.
struct PlanFixture: Sendable, CustomTestStringConvertible {
  let path: String

  var testDescription: String { path }

  /// The plan's bytes.
  var bytes: [UInt8] {
    Array(FileManager.default.contents(atPath: Fixtures.folder + "/plans/" + path) ?? Data())
  }

  /// What the reader makes of it.
  func read(options: ReadingOptions = ReadingOptions()) -> Plan {
    PlanReader(options: options).read(InputSource(bytes: bytes), named: path)
  }

  /// What Foundation makes of it: a second opinion on its facts.
  var facts: [String: Any] {
    let object = try? JSONSerialization.jsonObject(with: Data(bytes))
    return object as? [String: Any] ?? [:]
  }

  /// All plans of the folders.
  static func all(in folders: String...) -> [PlanFixture] {
    folders.flatMap { folder in
      let names = try? FileManager.default.contentsOfDirectory(atPath: Fixtures.folder + "/plans/" + folder)
      return (names ?? []).filter { $0.hasSuffix(".json") }.sorted().map { PlanFixture(path: folder + "/" + $0) }
    }
  }

  /// All plans that an engine wrote.
  static let real = all(in: "terraform", "opentofu", "releases", "random")
  /// All plans.
  static let every = real + all(in: "handmade")
}

/// Reads a document that a test wrote down.
func read(_ document: String, options: ReadingOptions = ReadingOptions()) -> Plan {
  PlanReader(options: options).read(InputSource(text: document), named: "tfplan.json")
}

/// A plan document of one entry whose members are given as JSON.
func document(entry: String, beside members: String = "") -> String {
  #"{"format_version":"1.2","terraform_version":"1.11.4","#
    + #""planned_values":{"root_module":{}},"resource_changes":[\#(entry)]\#(members)}"#
}

/// An ordinary entry; a member that is given stands in the place of the usual one.
func entry(_ members: [String: String] = [:], change: [String: String] = [:]) -> String {
  let usualChange = [
    "actions": #"["update"]"#, "before": #"{"a":"one"}"#, "after": #"{"a":"two"}"#, "after_unknown": "{}",
    "before_sensitive": "{}", "after_sensitive": "{}",
  ]
  let usual = [
    "address": #""aws_db_instance.main""#, "mode": #""managed""#, "type": #""aws_db_instance""#, "name": #""main""#,
    "provider_name": #""registry.terraform.io/hashicorp/aws""#, "change": object(usualChange, change),
  ]
  return object(usual, members)
}

private func object(_ usual: [String: String], _ given: [String: String]) -> String {
  let members = usual.merging(given) { $1 }.filter { !$0.value.isEmpty }
  return "{" + members.sorted { $0.key < $1.key }.map { "\"\($0.key)\":\($0.value)" }.joined(separator: ",") + "}"
}
