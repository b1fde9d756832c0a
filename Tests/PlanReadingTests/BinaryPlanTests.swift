import Foundation
import PlanModel
import PlanReading
import PlanTestSupport
import Testing

@Suite("A binary plan")
struct BinaryPlanTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(Data("PK\u{3}\u{4}".utf8), to: "prod/db/tfplan")
  }

  /// An engine that does what a script says.
  private func engine(_ script: String) throws -> EngineChoice {
    .program(try folder.writeProgram(script, to: "engine"))
  }

  private func read(by engine: EngineChoice) throws -> Plan {
    let path = folder.path("prod/db/tfplan")
    let file = try #require(FileHandle(forReadingAtPath: path))
    let source = InputSource(path: path) { buffer in
      let bytes = try file.read(upToCount: buffer.byteCount) ?? Data()
      for (place, byte) in bytes.enumerated() { buffer.storeBytes(of: byte, toByteOffset: place, as: UInt8.self) }
      return bytes.count
    }
    return PlanReader(options: ReadingOptions(engine: engine)).read(source, named: "tfplan")
  }

  private func diagnostic(of plan: Plan) throws -> Diagnostic {
    guard case .unreadable(let diagnostic)? = plan.shortcomings.first else { throw NotRefused() }
    return diagnostic
  }

  private struct NotRefused: Error {}

  @Test("is what the engine shows of it, without a shell and without colours, whatever else it prints")
  func shown() throws {
    let json = try folder.write(document(entry: entry()), to: "plan.json")
    let plan = try read(
      by: engine(
        """
        [ "$*" = "show -no-color -json \(folder.path)/prod/db/tfplan" ] || exit 9
        echo a warning >&2
        echo a wrapper says hello
        cat '\(json)'
        """))
    #expect(plan.isWhollyRead)
    #expect(plan.changes.count == 1)
  }

  @Test("in memory is shown from a file of its own, which is removed again")
  func memory() throws {
    let json = try folder.write(document(entry: entry()), to: "plan.json")
    let choice = try engine("cat \"$4\" > '\(folder.path)/seen'; echo \"$4\" > '\(folder.path)/name'; cat '\(json)'")
    let plan = PlanReader(options: ReadingOptions(engine: choice))
      .read(InputSource(bytes: Array("PK\u{3}\u{4} more".utf8)), named: "-")
    #expect(plan.isWhollyRead)
    #expect(try folder.read("seen") == "PK\u{3}\u{4} more")
    let name = try folder.read("name").trimmingCharacters(in: .newlines)
    #expect(!FileManager.default.fileExists(atPath: name))
  }

  @Test("that the engine can't show says what the engine said, and what to do")
  func failure() throws {
    let plan = try read(
      by: engine("printf 'Warning: old\\n\\nError: Failed to load plugin schemas\\n\\nno db\\n' >&2; exit 1"))
    let diagnostic = try diagnostic(of: plan)
    #expect(
      diagnostic.summary.text
        == "tfplan is a binary plan that engine show -json can't show: it ended with exit code 1.")
    #expect(diagnostic.detail?.text == "Error: Failed to load plugin schemas\nno db")
    #expect(diagnostic.remedy?.text.contains("after init") == true)
    #expect(diagnostic.code == "binary-plan")
  }

  @Test("whose engine fails after it began is not wholly read")
  func lateFailure() throws {
    let json = try folder.write(document(entry: entry()), to: "plan.json")
    #expect(!(try read(by: engine("cat '\(json)'; sleep 0.1; exit 1"))).isWhollyRead)
    #expect(!(try read(by: engine("head -c 300 '\(json)'; kill -9 $$"))).isWhollyRead)
  }

  @Test("without an engine is refused by the name of what is missing")
  func missing() throws {
    let plan = try read(by: .program("no-such-engine"))
    let words = "and the program no-such-engine that should show it is not there."
    #expect(try diagnostic(of: plan).summary.text.hasSuffix(words))
    #expect(try diagnostic(of: read(by: .none)).summary.text == "tfplan is a binary plan; planlint reads its JSON.")
  }

  @Test(
    "is shown where its unit was initialised",
    arguments: [
      ("prod/db/.terraform/x", "prod/db"), ("prod/.terraform/x", "prod"),
      ("prod/db/.terragrunt-cache/h-1/_h2/mod/.terraform/x", "prod/db/.terragrunt-cache/h-1/_h2/mod"),
      ("other/.terraform/x", "prod/db"),
    ])
  func folders(initialised: String, ran: String) throws {
    try folder.write("", to: initialised)
    let plan = try read(by: engine("echo \"Error: in $(pwd)\" >&2; exit 1"))
    #expect(try diagnostic(of: plan).detail?.text == "Error: in \(folder.path)/\(ran)")
  }

  @Test("of a tree of plans is shown in the folder of the unit beside the tree")
  func outDir() throws {
    try folder.write(Data("PK\u{3}\u{4}".utf8), to: "plans/prod/web/tfplan.tfplan")
    try folder.write("", to: "prod/web/.terragrunt-cache/a/b/.terraform/x")
    try folder.write("", to: "web/.terraform/x")
    let choice = try engine("echo \"Error: in $(pwd)\" >&2; exit 1")
    let plan = PlanReader(options: ReadingOptions(engine: choice))
      .read(
        InputSource(path: folder.path("plans/prod/web/tfplan.tfplan")) { buffer in
          for (place, byte) in "PK\u{3}\u{4}".utf8.enumerated() {
            buffer.storeBytes(of: byte, toByteOffset: place, as: UInt8.self)
          }
          return 4
        }, named: "tfplan.tfplan")
    #expect(
      try diagnostic(of: plan).detail?.text == "Error: in \(folder.path)/prod/web/.terragrunt-cache/a/b")
  }

  @Test(
    "of Terraform is read through Terraform",
    .enabled(if: OptionalProgram.terraform.isWanted, "\(OptionalProgram.terraform.comment)"))
  func terraform() throws {
    let terraform = try OptionalProgram.terraform.program()
    try folder.write(#"resource "terraform_data" "a" { input = "x" }"#, to: "unit/main.tf")
    let made = try terraform.run(["plan", "-out=tfplan"], in: folder.path("unit"))
    try #require(made.exitCode == 0, "\(made.errorText)")
    let bytes = try Data(contentsOf: URL(fileURLWithPath: folder.path("unit/tfplan")))
    let plan = PlanReader(options: ReadingOptions(engine: .program("terraform")))
      .read(InputSource(bytes: Array(bytes)), named: "-")
    #expect(plan.isWhollyRead)
    #expect(plan.changes.map(\.address.description) == ["terraform_data.a"])
    #expect(plan.source.engine == .terraform)
  }
}
