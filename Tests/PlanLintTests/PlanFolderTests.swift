import Foundation
import PlanLint
import PlanModel
import PlanTestSupport
import Testing

@Suite("A folder of plans")
struct PlanFolderTests {
  static let plan = #"{"format_version": "1.2", "terraform_version": "1.11.4", "planned_values": {"root_module": {}}}"#
  static let text = "\nNo changes. Your infrastructure matches the configuration.\n"
  /// A zip archive that begins as plan files do.
  static let binary = Data(
    [0x50, 0x4B, 3, 4] + [UInt8](repeating: 0, count: 22) + [6, 0, 0, 0] + Array("tfplan".utf8))

  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func read() throws -> Run {
    try PlanLint.read([.file(folder.path)], options: ReadingOptions(engine: .none))
  }

  private var notes: [String] {
    get throws { try read().diagnostics.map { $0.summary.pieces.map(\.plainWords).joined() } }
  }

  @Test("stands for every plan file below it, each a unit named from the folder")
  func units() throws {
    for name in [
      "prod/db/tfplan.json", "prod/web/plan.json", "dev.json", "prod/db/eu.json", "tfplan.json",
      ".terragrunt-stack/vpc/tfplan.json",
    ] {
      try folder.write(PlanFolderTests.plan, to: name)
    }
    for name in [".terraform/plan.json", ".hidden.json"] { try folder.write("", to: name) }
    let run = try read()
    #expect(run.units.map(\.path) == [".", ".terragrunt-stack/vpc", "dev", "prod/db", "prod/db/eu", "prod/web"])
    #expect(run.units.allSatisfy { $0.status == .noChanges })
    #expect(run.diagnostics.isEmpty)
    #expect(try PlanLint.read(folder.path + "/").units.map(\.path) == run.units.map(\.path))
  }

  @Test("holds plans in any form and under any name, told by what they hold")
  func forms() throws {
    try folder.write(PlanFolderTests.text, to: "a/out.txt")
    try folder.write("noise\n" + PlanFolderTests.plan, to: "b/job.log")
    try folder.write(PlanFolderTests.binary, to: "c/tfplan")
    try folder.write(PlanFolderTests.plan, to: "d/saved")
    let run = try read()
    #expect(run.units.map(\.path) == ["a/out", "b/job", "c", "d/saved"])
    #expect(run.units.map(\.status) == [.noChanges, .noChanges, .incomplete, .noChanges])
    #expect(run.units.map(\.plan.source.kind) == [.text, .json, .json, .json])
  }

  @Test("has other files too, which are passed over and counted")
  func others() throws {
    try folder.write(PlanFolderTests.plan, to: "plan.json")
    for (name, text) in [
      ("main.tf", PlanFolderTests.text), ("main.tf.json", "{}"), ("x.auto.tfvars.json", "{}"),
      ("README.md", PlanFolderTests.text), ("terraform.tfstate", "{}"), ("package.json", #"{"name": "x"}"#),
      ("state.json", #"{"version": 4, "serial": 1, "resources": []}"#), ("notes.txt", "hello"), ("empty", ""),
      ("schema.json", #"{"$schema": "https://json-schema.org/draft/2020-12/schema"}"#),
    ] {
      try folder.write(text, to: name)
    }
    try folder.write(Data([0x50, 0x4B, 3, 4] + [UInt8](repeating: 1, count: 60)), to: "function.bin")
    #expect(try read().units.map(\.path) == ["."])
    #expect(try notes == ["11 files hold no plan and were passed over."])
  }

  @Test(
    "is not read without a file that was to be a plan",
    arguments: [
      ("tfplan.json", ""), ("plan.json", "Error: no plan"), ("db.tfplan.json", "{}"), ("db.json", "Error: no plan"),
      ("db.json", #"{"format_version": "1.2", "planned"#), ("db.json", #"{"for"#), ("plan.txt", "Killed"),
    ])
  func broken(name: String, text: String) throws {
    try folder.write(PlanFolderTests.plan, to: "ok/plan.json")
    try folder.write(text, to: name)
    let failed = try read().units.filter { [.incomplete, .errored].contains($0.status) }
    #expect(failed.count == 1, "\(name)")
  }

  @Test("may hold one plan in several forms, of which the JSON is read")
  func oneForm() throws {
    for name in ["a/tfplan.json", "b/plan.json", "c/db.tfplan.json"] {
      try folder.write(PlanFolderTests.plan, to: name)
    }
    for name in ["a/tfplan.tfplan", "b/tfplan", "c/db.tfplan"] { try folder.write(PlanFolderTests.binary, to: name) }
    try folder.write(PlanFolderTests.text, to: "a/plan.txt")
    let run = try read()
    #expect(run.units.map(\.path) == ["a", "b", "c/db.tfplan"])
    #expect(run.units.allSatisfy { $0.status == .noChanges })
    #expect(try notes == ["4 files hold a plan that is read from its JSON, and were passed over."])
  }

  @Test("may hold the trees of --out-dir and --json-out-dir: only a unit without JSON is read from its binary plan")
  func trees() throws {
    for unit in ["prod/db", "prod/web", "failed"] {
      try folder.write(PlanFolderTests.binary, to: "plans/\(unit)/tfplan.tfplan")
    }
    for unit in ["prod/db", "prod/web"] { try folder.write(PlanFolderTests.plan, to: "json/\(unit)/tfplan.json") }
    #expect(try read().units.map(\.path) == ["json/prod/db", "json/prod/web", "plans/failed"])
    #expect(try notes == ["2 files hold a plan that is read from its JSON, and were passed over."])
  }

  @Test("of binary plans beside one of JSON of other units keeps both")
  func unrelatedTrees() throws {
    try folder.write(PlanFolderTests.binary, to: "prod/db/tfplan")
    try folder.write(PlanFolderTests.plan, to: "dev/db/tfplan.json")
    try folder.write(PlanFolderTests.plan, to: "dev/web/tfplan.json")
    #expect(try read().units.count == 3)
  }

  @Test("is incomplete where it has no plan file")
  func empty() throws {
    try folder.write("", to: "readme.txt")
    #expect(try read().units.map(\.status) == [.incomplete])
  }

  @Test("is read on all cores with the result of reading file by file, and says how far it is")
  func many() throws {
    for index in 0..<60 { try folder.write(PlanFolderTests.plan, to: "u\(index)/tfplan.json") }
    let seen = Counter()
    let run = try PlanLint.read([.file(folder.path)]) { progress in
      if progress.total == 60 { seen.add() }
    }
    #expect(run.units.map(\.path) == (0..<60).map { "u\($0)" }.sorted())
    #expect(seen.count == 60)
  }

  private final class Counter: @unchecked Sendable {
    private let lock = NSLock()
    private(set) var count = 0
    func add() { lock.withLock { count += 1 } }
  }
}

extension Phrase.Piece {
  /// What a sentence of ours says, without what it was made of.
  var plainWords: String {
    switch self {
    case .words(let text), .code(let text), .quoted(let text): text
    case .address(let address): address.description
    case .path(let path): path.description
    case .value, .command: "?"
    }
  }
}
