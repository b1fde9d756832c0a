import Foundation
import PlanModel
import PlanReading

/// A run of several units in one file: what a reader of Terragrunt's logs, reports and graphs would make of them.
///
/// JSON: `{"units": [...]}`, of each unit its `path`, and where they apply `plan` (plan JSON), `dependencies`,
/// `mocked_dependencies`, `status` and `reason`.
enum ExampleRun {
  struct Malformed: Error {}

  static func read(_ contents: Data, named name: String) throws -> Run {
    guard let document = try JSONSerialization.jsonObject(with: contents) as? [String: Any],
      let units = document["units"] as? [[String: Any]]
    else { throw Malformed() }
    return Run(units: try units.map { try unit($0, named: name) }, terragrunt: TerragruntRun())
  }

  private static func unit(_ members: [String: Any], named name: String) throws -> PlanModel.Unit {
    guard let path = members["path"] as? String else { throw Malformed() }
    var plan = Plan(source: Plan.Source(kind: .json, file: name))
    if let document = members["plan"] {
      let bytes = Array(try JSONSerialization.data(withJSONObject: document))
      plan = PlanReader().read(InputSource(bytes: bytes), named: name)
    }
    var unit = PlanModel.Unit(path: path, plan: plan)
    unit.dependencies = members["dependencies"] as? [String] ?? []
    unit.mockedDependencies = members["mocked_dependencies"] as? [String] ?? []
    if let word = members["status"] as? String {
      guard let status = PlanModel.Unit.Status(rawValue: word) else { throw Malformed() }
      unit.status = status
    }
    unit.statusReason = (members["reason"] as? String).map { Phrase([.quoted($0)]) }
    return unit
  }
}
