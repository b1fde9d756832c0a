import Foundation
import PlanAnalysis
import PlanModel
import PlanPolicy
import PlanReading
import PlanTestSupport
import Testing

/// A plan of `Fixtures/rules/RULE/{fires,silent}/`, with the configuration and waivers beside it.
struct RuleExample: Sendable, CustomTestStringConvertible {
  enum Side: String, CaseIterable {
    case fires, silent
  }

  /// What the plan is written in.
  enum Ending: String, CaseIterable {
    case json, txt
    /// Several units, as ``ExampleRun`` has them.
    case run
  }

  let rule: String
  let side: Side
  let name: String
  let ending: Ending

  /// The name of the plan's file.
  var file: String { "\(name).\(ending.rawValue)" }

  /// The path from the repository's root, without the ending.
  var stem: String { "Fixtures/rules/\(rule)/\(side.rawValue)/\(name)" }
  var testDescription: String { stem }

  static let all: [RuleExample] = Rules.builtIn.map(\.metadata.id).flatMap { rule in
    Side.allCases.flatMap { side in
      let folder = "\(Fixtures.folder)/rules/\(rule)/\(side.rawValue)"
      let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      return files.sorted().compactMap { file in
        Ending.allCases.first { file.hasSuffix("." + $0.rawValue) }.map { ending in
          RuleExample(rule: rule, side: side, name: String(file.dropLast(ending.rawValue.count + 1)), ending: ending)
        }
      }
    }
  }

  func text(_ ending: String) -> String? {
    try? String(contentsOfFile: "\(Fixtures.repository)/\(stem).\(ending)", encoding: .utf8)
  }

  func judge() throws -> Judgement {
    let contents = try Data(contentsOf: URL(fileURLWithPath: "\(Fixtures.repository)/\(stem).\(ending.rawValue)"))
    let read =
      switch ending {
      case .json, .txt:
        Run(units: [
          PlanModel.Unit(path: "dev/app", plan: PlanReader().read(InputSource(bytes: Array(contents)), named: file))
        ])
      case .run: try ExampleRun.read(contents, named: file)
      }
    let run = Analyzer.analyze(read)
    let policy = Policy.reading(text("planlint.hcl"), waivers: text("planlint.waivers.hcl"))
    return policy.judge(run, inputs: JudgingInputs(asOf: Runs.asOf))
  }

  /// The findings that the rule made, and those that it added a line to.
  func findings() throws -> [Finding] {
    try judge().findings.filter { finding in
      finding.rule == rule
        || finding.because.flatMap(\.pieces).contains { if case .code(rule) = $0 { true } else { false } }
    }
  }
}
