import PlanAnalysis
import PlanModel
import PlanReading
import Testing

@Suite("Rows of a plan's text")
struct PlanTextRowsTests {
  private let text = """
    Terraform will perform the following actions:

      # aws_db_instance.main will be updated in-place
      ~ resource "aws_db_instance" "main" {
            id       = "main"
          ~ password = (sensitive value)
            username = (sensitive value)
          # Warning: this attribute value will be marked as sensitive and will not
          # display in UI output after applying this change. The value is unchanged.
          ~ port     = (sensitive value)
          ~ class    = "db.t3.micro" -> "db.t3.small"
          + zone     = (known after apply)
            # (12 unchanged attributes hidden)
        }

    Plan: 0 to add, 1 to change, 0 to destroy.
    """

  @Test("hold what it shows and masks, and nothing that it hides")
  func rows() throws {
    let plan = try #require(PlanTextReader.read(Array(text.utf8), file: "-").plans.first?.plan)
    #expect(plan.isWhollyRead)
    let run = Analyzer.analyze(Run(units: [Unit(path: ".", plan: plan)]))
    let change = try #require(run.units.first?.changes.first)
    let rows = change.attributes().map { "\($0.path) \($0.action)" }
    #expect(rows == ["class update", "password update", "port sensitivity", "zone create"])
  }
}
