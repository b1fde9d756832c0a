import Foundation
import PlanModel
import PlanReading
import PlanTestSupport
import Testing

/// A log of `Fixtures/terragrunt`, with what is true of its run.
struct LogFixture: Sendable, CustomTestStringConvertible {
  /// `SCENARIO/VERSION/STYLE`.
  let path: String

  var testDescription: String { path }

  /// The log's bytes.
  var bytes: [UInt8] {
    Array(FileManager.default.contents(atPath: Fixtures.folder + "/terragrunt/" + path + ".log") ?? Data())
  }

  /// What the reader makes of it.
  func log() throws -> TerragruntLog { try LogFixture.log(bytes, named: path) }

  /// What became of the units, and what their plans hold.
  func truth() throws -> [String: UnitTruth] {
    let folder = path.split(separator: "/").dropLast().joined(separator: "/")
    let data = try Data(contentsOf: URL(fileURLWithPath: Fixtures.folder + "/terragrunt/\(folder)/truth.json"))
    return try JSONDecoder().decode(RunTruth.self, from: data).units
  }

  /// Reads a log.
  static func log(_ bytes: [UInt8], named file: String = "run.log") throws -> TerragruntLog {
    guard case .terragruntLog(let log) = PlanReader().contents(of: InputSource(bytes: bytes), named: file) else {
      throw NoLog()
    }
    return log
  }

  /// The log was taken for something else.
  struct NoLog: Error {}

  /// All logs whose lines name their units, and those of a single unit.
  static let named = [
    "main/1.1.3/json", "main/1.0.8/default", "main/0.88.1/nocolor", "unit_fails/1.1.3/default", "unit_fails/1.1.3/json",
    "unit_fails/1.1.3/nocolor", "unit_fails/1.1.3/key-value", "unit_fails/0.99.5/nocolor", "unit_fails/0.73.16/default",
    "unit_fails/0.73.16/json", "unit_fails/0.67.16/default", "unit_fails/0.55.21/module-prefix", "hooks/1.1.3/default",
    "hooks/1.1.3/json", "locked/1.1.3/json", "mocks/1.1.3/json", "hcl_error/1.1.3/default", "hcl_error/1.1.3/json",
    "excluded/1.1.3/summary-per-unit", "no_changes/1.1.3/default", "single/1.1.3/default", "single/1.1.3/key-value",
    "single/1.1.3/json-log", "single/1.1.3/tty", "stack/1.1.3/json", "engines/1.1.3/wrapper-json",
    "long_lines/1.1.3/default",
  ].map(LogFixture.init)

  /// Logs of several units whose lines do not name them.
  static let unnamed = [
    "main/1.1.3/bare", "unit_fails/1.1.3/forward", "unit_fails/1.1.3/log-disable", "unit_fails/0.55.21/default",
    "unit_fails/0.38.12-terraform/default",
  ].map(LogFixture.init)
}

/// What is true of a run.
private struct RunTruth: Decodable {
  let units: [String: UnitTruth]
}

/// What is true of a unit.
struct UnitTruth: Decodable {
  let status: String
  let reason: String?
  let ancestor: String?
  let error: String?
  let dependencies: [String]?
  let mocked: [String]?
  let plan: PlanTruth?
  let partial: PlanTruth?

  private enum CodingKeys: String, CodingKey {
    case status, reason, ancestor, error, dependencies, plan
    case mocked = "mocked_dependencies"
    case partial = "partial_plan"
  }

  /// What is true of a plan.
  struct PlanTruth: Decodable {
    let changes: [ChangeTruth]

    private enum CodingKeys: String, CodingKey {
      case changes = "resource_changes"
    }

    /// The changes that a text shows, as lines that can be compared.
    var shown: Set<String> { Set(changes.filter(\.isShown).map(\.line)) }
  }

  /// What is true of a change.
  struct ChangeTruth: Decodable {
    let address: String
    let deposed: String?
    let actions: [String]
    let previous: String?
    let importing: Importing?

    /// The object that is imported.
    struct Importing: Decodable {}

    private enum CodingKeys: String, CodingKey {
      case address, deposed, actions, importing
      case previous = "previous_address"
    }

    fileprivate var isShown: Bool {
      if address.hasPrefix("data.") || address.contains(".data.") { return actions == ["read"] }
      return actions != ["no-op"] || previous != nil || importing != nil
    }

    fileprivate var line: String {
      [address, deposed ?? "", actions.joined(separator: "+"), previous ?? ""].joined(separator: " ")
    }
  }
}

extension Plan {
  /// Its changes, as lines that can be compared with the truth.
  var shownChanges: Set<String> {
    Set(
      changes.filter { !$0.isPlainNoOp }.map { change in
        [
          change.address.description, change.key.deposed ?? "", change.actionWords,
          change.previousAddress?.description ?? "",
        ].joined(separator: " ")
      })
  }
}

extension ResourceChange {
  fileprivate var actionWords: String {
    switch action {
    case .create: return "create"
    case .read: return "read"
    case .update: return "update"
    case .destroy: return "delete"
    case .forget: return "forget"
    case .noOp: return "no-op"
    case .open: return "open"
    case .unknown(let actions): return actions.joined(separator: "+")
    case .replace(let replacement):
      let old = replacement.oldObject == .forgotten ? "forget" : "delete"
      return replacement.order == .createFirst ? "create+" + old : old + "+create"
    }
  }
}
