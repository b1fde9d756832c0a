import PlanLint
import PlanTestSupport
import Testing

@Suite("A folder of plans")
struct PlanFolderTests {
  static let plan = #"{"format_version": "1.2", "terraform_version": "1.11.4", "planned_values": {"root_module": {}}}"#

  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test("stands for every plan file below it, each a unit named from the folder")
  func units() throws {
    for name in ["prod/db/tfplan.json", "prod/web/plan.json", "dev.json", "prod/db/eu.json", "tfplan.json"] {
      try folder.write(PlanFolderTests.plan, to: name)
    }
    for name in ["main.tf.json", "prod/x.auto.tfvars.json", ".terraform/plan.json", "prod/tfplan", ".hidden.json"] {
      try folder.write("", to: name)
    }
    let run = try read(folder.path)
    #expect(run.units.map(\.path) == [".", "dev", "prod/db", "prod/db/eu", "prod/web"])
    #expect(run.units.allSatisfy { $0.status == .noChanges })
    #expect(try read(folder.path + "/").units.map(\.path) == run.units.map(\.path))
  }

  @Test("does not pass over a file that is no plan")
  func noPlan() throws {
    try folder.write(PlanFolderTests.plan, to: "plan.json")
    try folder.write("{}", to: "package.json")
    #expect(try read(folder.path).units.map(\.status) == [.noChanges, .incomplete])
  }

  @Test("is incomplete where it has no plan file")
  func empty() throws {
    try folder.write("", to: "readme.txt")
    #expect(try read(folder.path).units.map(\.status) == [.incomplete])
  }
}
