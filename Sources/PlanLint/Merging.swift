import PlanAnalysis
import PlanModel
public import PlanPolicy
public import PlanReport

/// A report of a part of a run, with the name that messages call it by.
public struct Shard: Sendable {
  /// The name, such as the report's file.
  public var name: String
  /// The report.
  public var report: Report

  /// Names a report.
  public init(name: String, report: Report) {
    self.name = name
    self.report = report
  }
}

/// Why reports can't be merged.
public enum MergeError: Error, Sendable, Hashable {
  /// Nothing was given.
  case noReport
  /// A report was made by another version of planlint than this one.
  case differentVersion(name: String, version: String)
  /// A report was judged by other rules or another configuration than the one at hand.
  case differentPolicy(name: String)
  /// Two reports were gated at different severities.
  case differentGates(first: String, second: String)
  /// Two reports hold the same unit.
  case sameUnit(path: String, first: String, second: String)
}

/// Merges the reports of machines that divided the units of a run among them.
///
/// The report is that of the whole run: what concerns several units is judged anew, from the units' dependencies and outputs.
/// It differs from a report of all units read together in two ways. Texts that only another part marks sensitive are not
/// masked, and sentences have lost which of their words are code.
///
/// - Parameters:
///   - shards: The reports of the parts.
///   - policy: The policy that all parts were judged by.
///   - inputs: The time to judge by; where it holds no gate, that of the parts is taken.
/// - Returns: The report of the whole.
/// - Throws: ``MergeError`` where the reports can't be those of one run.
public func merge(
  _ shards: [Shard], against policy: Policy, inputs: JudgingInputs
) throws(MergeError) -> Report {
  guard let first = shards.first else { throw .noReport }
  for shard in shards { try shard.checkThatItFits(beside: first, policy) }
  try checkThatUnitsDiffer(in: shards)

  let parts = shards.map(\.report.run)
  let units = parts.flatMap(\.units)
  let order = DependencyOrder.order(of: units.map { ($0.unit.path, $0.unit.dependencies) })
  let run = AnalyzedRun(
    units: order.map { units[$0] },
    terragrunt: TerragruntRun(joining: parts.compactMap(\.terragrunt)),
    diagnostics: parts.flatMap(\.diagnostics)
  ).relatingUnits()
  var inputs = inputs
  inputs.gateOverride = inputs.gateOverride ?? first.report.gate
  let judgement = policy.judge(
    run, joining: shards.flatMap(\.report.unitFindings), couldNotTell: shards.flatMap(\.report.unitQuestions),
    inputs: inputs)
  return Report(
    joining: shards.map(\.report), into: run, judgement: judgement, tool: .planlint)
}

extension TerragruntRun {
  /// What is known of runs that were one; nil where nothing is.
  fileprivate init?(joining parts: [TerragruntRun]) {
    guard let first = parts.first else { return nil }
    self.init()
    version = parts.allSatisfy { $0.version == first.version } ? first.version : nil
    command = parts.allSatisfy { $0.command == first.command } ? first.command : nil
    let lists = parts.compactMap(\.listedUnits)
    if lists.count == parts.count { listedUnits = lists.flatMap(\.self) }
    let tallies = parts.compactMap(\.tally)
    if tallies.count == parts.count {
      tally = Tally(
        units: tallies.reduce(0) { $0 + $1.units }, succeeded: tallies.reduce(0) { $0 + $1.succeeded },
        failed: tallies.reduce(0) { $0 + $1.failed }, earlyExits: tallies.reduce(0) { $0 + $1.earlyExits },
        excluded: tallies.reduce(0) { $0 + $1.excluded })
    }
  }
}

extension Shard {
  fileprivate func checkThatItFits(beside first: Shard, _ policy: Policy) throws(MergeError) {
    guard report.tool == .planlint else { throw .differentVersion(name: name, version: report.tool.version) }
    guard report.policy == policy.facts else { throw .differentPolicy(name: name) }
    guard report.gate == first.report.gate else { throw .differentGates(first: first.name, second: name) }
  }
}

private func checkThatUnitsDiffer(in shards: [Shard]) throws(MergeError) {
  var owners: [String: String] = [:]
  for shard in shards {
    for unit in shard.report.units {
      if let first = owners.updateValue(shard.name, forKey: unit.path) {
        throw .sameUnit(path: unit.path, first: first, second: shard.name)
      }
    }
  }
}
