import Foundation
import PlanModel
import PlanReading
import PlanTestSupport
import Testing

@Suite("What Terragrunt says of its units is read in every form")
struct TerragruntFactsTests {
  private func contents(of file: String) throws -> InputContents {
    let data = try #require(FileManager.default.contents(atPath: Fixtures.folder + "/terragrunt-facts/" + file))
    return PlanReader().contents(of: InputSource(bytes: Array(data)), named: file)
  }

  private func graph(of file: String) throws -> UnitGraph {
    guard case .unitGraph(let graph) = try contents(of: file) else { throw NotRead() }
    return graph
  }

  private func outcomes(of file: String) throws -> [UnitOutcome] {
    guard case .runReport(let outcomes) = try contents(of: file) else { throw NotRead() }
    return outcomes
  }

  private func truth() throws -> [String: [String]] {
    let data = try #require(FileManager.default.contents(atPath: Fixtures.folder + "/terragrunt-facts/truth.json"))
    return try JSONDecoder().decode([String: [String]].self, from: data)
  }

  @Test(
    "A graph has the units and their dependencies",
    arguments: [
      "dag-graph.dot", "graph-dependencies.dot", "list.dot", "find-dag-dependencies.json", "find-all.json",
    ])
  func graphs(_ file: String) throws {
    let graph = try graph(of: file)
    #expect(graph.edges == .shown)
    let dependencies = Dictionary(uniqueKeysWithValues: graph.nodes.map { ($0.path, $0.dependencies.sorted()) })
    var truth = try truth()
    // That release did not find directories with brackets.
    if file == "graph-dependencies.dot" { truth["prod/eu-west-1/[monitoring]"] = nil }
    #expect(dependencies == truth)
  }

  @Test("The groups of old releases have an order and no dependencies")
  func moduleGroups() throws {
    let graph = try graph(of: "output-module-groups.txt")
    #expect(graph.edges == .notShown)
    #expect(graph.nodes.allSatisfy { $0.dependencies.isEmpty && $0.path.hasPrefix("/srv/iac/infrastructure-live/") })
    let paths = graph.nodes.map { String($0.path.dropFirst("/srv/iac/infrastructure-live/".count)) }
    for (unit, dependencies) in try truth() {
      guard let place = paths.firstIndex(of: unit) else { continue }
      for dependency in dependencies {
        let earlier = try #require(paths.firstIndex(of: dependency))
        #expect(earlier < place)
      }
    }
    #expect(paths.count == 15)
  }

  @Test("Stacks are no units")
  func stacks() throws {
    let graph = try graph(of: "find-stack.json")
    #expect(!graph.nodes.isEmpty)
    #expect(graph.nodes.allSatisfy { $0.path.contains("/.terragrunt-stack/") && !$0.path.hasSuffix("/service") })
  }

  @Test("Units that nothing is said to depend on have no known dependencies; what is left out is marked")
  func marks() throws {
    let units = #"[{"type":"unit","path":"a"},{"type":"unit","path":"b","exclude":{"if":true,"actions":["plan"]}}]"#
    guard case .unitGraph(let graph) = contents(of: units, named: "find.json") else { throw NotRead() }
    #expect(graph.edges == .notShown)
    #expect(graph.nodes.map(\.isExcluded) == [false, true])
    let red = "digraph {\n\t\"a\" [color=red];\n\t\"b \\\"x\\\"\" -> \"a\";\n}\n"
    guard case .unitGraph(let dot) = contents(of: red, named: "dag.dot") else { throw NotRead() }
    #expect(dot.nodes.map(\.path) == ["a", "b \"x\""])
    #expect(dot.nodes.map(\.isExcluded) == [true, false])
  }

  @Test("A run report says how each unit ended")
  func reports() throws {
    let failed = try outcomes(of: "report.json")
    #expect(
      failed.filter { $0.result == .failed }.map(\.path).sorted() == [
        "non-prod/us-east-1/ecs/cluster", "prod/eu-west-1/aurora",
      ])
    #expect(
      failed.filter { $0.result == .earlyExit }.map(\.path).sorted() == [
        "non-prod/us-east-1/ecs/ledger", "prod/eu-west-1/ecs/ledger",
      ])
    #expect(failed.filter { $0.result == .succeeded }.count == 12)
    #expect(failed.first { $0.result == .earlyExit }?.reason == "ancestor error")
    #expect(failed.first { $0.path == "prod/eu-west-1/aurora" }?.cause?.contains("Failed to execute") == true)
    #expect(failed.allSatisfy { $0.command == "plan" })
    let excluded = try outcomes(of: "report-excluded.json").filter { $0.result == .excluded }
    #expect(excluded.map(\.path) == ["prod/eu-west-1/ecs/ledger"])
    let table = try outcomes(of: "report.csv")
    let units = try Set(truth().keys)
    #expect(Set(table.map(\.path)) == units)
    #expect(table.allSatisfy { $0.result == .succeeded && $0.command == "plan" && $0.reason == nil })
  }

  @Test("A cause in CSV may hold commas, quotes and lines; a word that is not known is kept")
  func quotedFields() throws {
    let text =
      "Name,Started,Ended,Result,Reason,Cause\r\n"
      + "a b,,,failed,run error,\"one, \"\"two\"\"\nthree\"\r\nc,,,vanished,,\r\n"
    guard case .runReport(let outcomes) = contents(of: text, named: "report.csv") else { throw NotRead() }
    #expect(outcomes.map(\.path) == ["a b", "c"])
    #expect(outcomes[0].cause == "one, \"two\"\nthree")
    #expect(outcomes[1].result == .unrecognised("vanished") && outcomes[1].cause == nil)
  }

  /// A file that is not what it should be, and what is said of it.
  struct Malformed: Sendable, CustomTestStringConvertible {
    let text: String
    let said: String

    var testDescription: String { said }

    init(_ text: String, _ said: String) {
      self.text = text
      self.said = said
    }
  }

  private static let malformed = [
    Malformed(
      #"[{"Name":"a","Started":"","Result":5}]"#,
      "f, a run report of Terragrunt, can't be read at byte 35: a text under Result was expected."),
    Malformed(
      #"[{"Started":"","Result":"failed"}]"#,
      "f, a run report of Terragrunt, can't be read at byte 1: Name was expected."),
    Malformed(
      #"[{"Name":"a","Started":"","Result":"failed"}"#,
      "f, a run report of Terragrunt, can't be read at byte 44: `,` or `]` was expected."),
    Malformed(
      "Name,Started,Ended,Result,Reason,Cause\na,,,failed,\"x\n",
      "f, a run report of Terragrunt, can't be read in line 3: the closing quote of the field that line 2 begins was expected."
    ),
    Malformed(
      "Name,Started,Ended,Result,Reason,Cause\na,,failed\n",
      "f, a run report of Terragrunt, can't be read in line 2: a record of 6 fields was expected."),
    Malformed(
      "digraph {\n\t\"a\" -> ;\n}\n",
      "f, a graph of Terragrunt's units, can't be read in line 2: the path of a unit was expected."),
    Malformed(
      "digraph {\n\t\"a\" ;\n",
      "f, a graph of Terragrunt's units, can't be read in line 3: the path of a unit was expected."),
    Malformed(
      #"{"Group 1":["/a"],"Group 2":"/b"}"#,
      "f, a graph of Terragrunt's units, can't be read at byte 28: a list of paths was expected."),
    Malformed(
      #"[{"type":"unit","path":"a"},{"type":"unit"}]"#,
      "f, a graph of Terragrunt's units, can't be read at byte 28: path was expected."),
  ]

  @Test("What is malformed is refused, with the place and what was expected", arguments: malformed)
  func refusal(_ malformed: Malformed) throws {
    guard case .plans(let plans) = contents(of: malformed.text, named: "f") else { throw NotRead() }
    #expect(plans.map { $0.shortcomings.map(\.text) } == [["unreadable: " + malformed.said]])
  }

  private func contents(of text: String, named file: String) -> InputContents {
    PlanReader().contents(of: InputSource(text: text), named: file)
  }

  private struct NotRead: Error {}
}
