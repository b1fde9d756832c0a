import Foundation
import PlanModel
import PlanReading
import PlanTestSupport
import Testing

@Suite("What is no plan is refused by what it is")
struct RefusalTests {
  /// A file of `Fixtures/refused`, what is said of it, and a part of what to run instead.
  struct Refused: Sendable, CustomTestStringConvertible {
    let file: String
    let code: String
    let summary: String
    let remedy: String

    var testDescription: String { file }

    init(_ file: String, _ code: String, _ summary: String, _ remedy: String) {
      self.file = file
      self.code = code
      self.summary = summary
      self.remedy = remedy
    }
  }

  private static let plan = "tofu plan -out=tfplan && tofu show -json tfplan | planlint"

  static let refused = [
    Refused("terraform.tfstate", "state-file", "is a state file, not a plan", plan),
    Refused("show-state.json", "state-file", "is a state file, not a plan", plan),
    Refused("empty-state.json", "state-file", "is an empty state, not a plan", plan),
    Refused(
      "provider-schema.json", "other-document", "is a provider schema (providers schema -json), not a plan", plan),
    Refused("validate.json", "other-document", "is the result of validate -json, not a plan", plan),
    Refused("output.json", "other-document", "holds outputs (output -json), not a plan", plan),
    Refused("show-config.json", "other-document", "is a configuration (show -json -config), not a plan", plan),
    Refused("show-module.json", "other-document", "is a configuration (show -json -config), not a plan", plan),
    Refused("version.json", "other-document", "is the result of version -json, not a plan", plan),
    Refused("functions.json", "other-document", "lists functions (metadata functions -json), and is not a plan", plan),
    Refused(
      "binary.tfplan", "binary-plan", "is a binary plan; planlint reads its JSON", "tofu show -json binary.tfplan"),
    Refused("encrypted-plan", "encrypted-file", "is an encrypted plan file", "tofu show -json encrypted-plan"),
    Refused("encrypted-state.json", "encrypted-file", "is an encrypted state file, not a plan", plan),
    Refused("cloud-plan.json", "cloud-plan", "is the bookmark of a run in HCP Terraform, not a plan", "terraform show"),
    Refused(
      "terragrunt.log", "terragrunt-log", "is a log of Terragrunt, not one plan", "--json-out-dir"),
    Refused("empty.json", "empty-input", "is empty", plan),
    Refused("blank.json", "empty-input", "is empty", plan),
    Refused("empty-object.json", "empty-input", "is an empty JSON object, not a plan", plan),
    Refused("list.json", "no-plan", "is a JSON list, not a plan", plan),
    Refused("other.json", "no-plan", "is JSON, but not a plan", plan),
    Refused("notes.txt", "no-plan", "is neither plan JSON nor anything else that planlint knows", plan),
  ]

  @Test("Each kind is named, with the command that helps", arguments: refused)
  func kinds(_ refused: Refused) throws {
    let data = try #require(FileManager.default.contents(atPath: Fixtures.folder + "/refused/" + refused.file))
    let reader = PlanReader(options: ReadingOptions(engine: .none))
    let plan = reader.read(InputSource(bytes: Array(data)), named: refused.file)
    #expect(!plan.isWhollyRead)
    #expect(plan.changes.isEmpty)
    #expect(plan.shortcomings.count == 1)
    guard case .unreadable(let diagnostic)? = plan.shortcomings.first else { throw NotRefused() }
    #expect(diagnostic.summary.text == "\(refused.file) \(refused.summary).")
    #expect(diagnostic.code == refused.code)
    #expect(diagnostic.remedy?.text.contains(refused.remedy) == true, "\(diagnostic.remedy?.text ?? "")")
  }

  @Test("Plan text of Terraform 0.11 is refused")
  func oldText() throws {
    let data = try #require(FileManager.default.contents(atPath: Fixtures.folder + "/refused/plan-0.11.txt"))
    #expect(!PlanReader().read(InputSource(bytes: Array(data)), named: "plan.txt").isWhollyRead)
  }

  @Test("Every file of the folder is in one of the tests")
  func folder() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Fixtures.folder + "/refused")
    #expect(Set(names) == Set(Self.refused.map(\.file) + ["README.md", "plan-0.11.txt"]))
  }

  @Test("Standard input is called by its name")
  func standardInput() {
    let plan = PlanReader().read(InputSource(text: ""), named: "-")
    #expect(plan.shortcomings.map(\.text) == ["unreadable: standard input is empty."])
  }

  struct Version: Sendable {
    let member: String
    let said: String
  }

  @Test(
    "A version that is not understood is refused, whatever else is there",
    arguments: [
      Version(
        member: #""format_version":"2.0","#, said: #"has the format_version 2.0; this version of planlint reads"#),
      Version(member: #""format_version":"0.0","#, said: "has the format_version 0.0"),
      Version(member: #""format_version":"one","#, said: "which is no version"),
      Version(member: #""format_version":1.2,"#, said: "has a format_version that is not a string"),
      Version(member: "", said: "has no format_version"),
    ])
  func versions(_ version: Version) throws {
    let body = document(entry: entry()).dropFirst(#"{"format_version":"1.2","#.count)
    for text in ["{" + version.member + body, "{" + body.dropLast() + "," + version.member.dropLast() + "}"] {
      guard !version.member.isEmpty || text.hasPrefix("{\"terraform") else { continue }
      let plan = read(text.replacingOccurrences(of: ",}", with: "}"))
      #expect(plan.changes.isEmpty)
      #expect(plan.shortcomings.count == 1)
      #expect(plan.shortcomings.first?.text.contains(version.said) == true, "\(plan.shortcomings.map(\.text))")
    }
  }

  @Test("Versions 0.1 to 1.x are read; a newer minor one with a note", arguments: ["0.1", "0.2", "1.0", "1.2", "1.10"])
  func readVersions(_ version: String) {
    let plan = read(document(entry: entry()).replacingOccurrences(of: #""1.2""#, with: "\"\(version)\""))
    #expect(plan.isWhollyRead)
    #expect(plan.diagnostics.map(\.severity) == (version == "1.10" ? [.note] : []))
  }

  private struct NotRefused: Error {}
}
