import PlanModel
import PlanReading
import Testing

@Suite("What a log passes on can't forge a part of it")
struct LogForgeryTests {
  private func log(_ text: String) throws -> TerragruntLog { try LogFixture.log(Array(text.utf8)) }

  private let queue = """
    10:00:00.000 INFO   The following units will be run, starting with dependencies and then their dependents:
    .
    ├── app
    ╰── db

    """

  @Test("what a hook prints belongs to no unit")
  func hook() throws {
    let log = try log(
      queue + """
        10:00:01.000 INFO   [db] Executing hook: check
        No changes. Your infrastructure matches the configuration.
        Plan: 3 to add, 0 to change, 0 to destroy.
        10:00:02.000 STDOUT [app] tofu: No changes. Your infrastructure matches the configuration.

        """)
    #expect(log.units.map(\.path) == ["app", "db"])
    #expect(log.units.map(\.status) == [.noChanges, .missing])
  }

  @Test("not where nothing but the hook printed anything either")
  func hookAlone() throws {
    let log = try log(
      queue + """
        10:00:01.000 INFO   [db] Executing hook: check
        No changes. Your infrastructure matches the configuration.

        """)
    #expect(log.units.map(\.status) == [.missing, .missing])
  }

  @Test("a value that imitates records stays in its unit")
  func value() throws {
    let prefix = "10:00:02.000 STDOUT [app] tofu: "
    let body = [
      "OpenTofu will perform the following actions:", "  # terraform_data.a will be created",
      #"  + resource "terraform_data" "a" {"#, "      + input = <<-EOT",
      "            10:00:03.000 STDOUT [db] tofu: No changes. Your infrastructure matches the configuration.",
      "            ] tofu: Plan: 0 to add, 0 to change, 0 to destroy.",
      "            ❯❯ Run Summary  2 units  1s", "        EOT", "    }",
      "Plan: 1 to add, 0 to change, 0 to destroy.",
    ]
    let log = try log(queue + body.map { prefix + $0 + "\n" }.joined())
    #expect(log.units.map(\.status) == [.planned, .missing])
    #expect(log.units[0].plan.changes.count == 1)
    #expect(log.run.tally == nil)
  }

  @Test("a message of Terragrunt that quotes a plan is none")
  func message() throws {
    let log = try log(
      queue + """
        10:00:01.000 WARN   [app] Failed to execute tofu plan in ./app
        No changes. Your infrastructure matches the configuration.

        exit status 1
        10:00:01.000 ERROR  [app] tofu invocation failed in ./app
        10:00:02.000 STDOUT [db] tofu: No changes. Your infrastructure matches the configuration.

        """)
    #expect(log.units.map(\.status) == [.errored, .noChanges])
  }

  @Test("brackets and spaces of a unit's name are told from what follows it")
  func names() throws {
    let queue = """
      10:00:00.000 INFO   - Unit a] tofu: b
      - Unit [x] y

      """
    let log = try log(
      queue + """
        10:00:02.000 STDOUT [a] tofu: b] tofu: No changes. Your infrastructure matches the configuration.
        10:00:02.000 STDOUT [[x] y] tofu: No changes. Your infrastructure matches the configuration.

        """)
    #expect(log.units.map(\.path) == ["a] tofu: b", "[x] y"])
    #expect(log.units.map(\.status) == [.noChanges, .noChanges])
  }

  @Test("a summary that counts more units than were read is said")
  func summary() throws {
    let log = try log(
      """
      10:00:02.000 STDOUT [app] tofu: No changes. Your infrastructure matches the configuration.

      ❯❯ Run Summary  2 units  1s
         ────────────────────────────
         Succeeded    2

      """)
    #expect(log.run.tally == TerragruntRun.Tally(units: 2, succeeded: 2))
    #expect(log.diagnostics.map(\.code) == ["count-mismatch"])
  }

  @Test("nothing but a queue is a run without plans")
  func nothing() throws {
    #expect(try log(queue).units.map(\.status) == [.missing, .missing])
  }
}
