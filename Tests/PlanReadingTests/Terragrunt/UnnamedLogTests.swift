import PlanModel
import PlanReading
import Testing

@Suite("A log whose lines do not name their units is refused")
struct UnnamedLogTests {
  @Test("with the flags that help, and what it holds is numbered", arguments: LogFixture.unnamed)
  func refused(fixture: LogFixture) throws {
    let log = try fixture.log()
    let problem = try #require(log.diagnostics.first { $0.code == "unnamed-units" })
    #expect(problem.severity == .error)
    #expect(problem.remedy?.text.contains("--log-format pretty") ?? false)
    #expect(problem.remedy?.text.contains("--json-out-dir") ?? false)
    let named = log.units.filter { !$0.path.hasPrefix(".#") }
    #expect(named.allSatisfy { $0.status == .errored || $0.status == .missing })
    #expect(log.units.contains { $0.path == ".#1" })
  }

  @Test("unless it is the log of one unit")
  func single() throws {
    let log = try LogFixture.log(
      Array(
        """
        INFO[0000] The stack at /live will be processed in the following order for command plan:
        Group 1
        - Module /live/app


        No changes. Your infrastructure matches the configuration.

        """.utf8))
    #expect(log.units.map(\.path) == ["app"])
    #expect(log.units.map(\.status) == [.noChanges])
    #expect(log.diagnostics.isEmpty)
  }

  @Test("and a text without any sign of Terragrunt is no log, however many plans it holds")
  func plainText() {
    let text = "No changes. Your infrastructure matches the configuration.\n\n"
    let contents = PlanReader().contents(of: InputSource(text: text + text), named: "plans.txt")
    guard case .plans(let plans) = contents else {
      Issue.record("\(contents)")
      return
    }
    #expect(plans.count == 2)
  }
}
