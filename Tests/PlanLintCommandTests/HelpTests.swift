import Foundation
import PlanTestSupport
import Testing

@testable import PlanLintCommand

@Suite("Help")
struct HelpTests {
  static let pages = [nil] + CommandName.allCases

  @Test("No line of help is wider than the terminal, but for what is to be typed", arguments: pages, [40, 60, 80, 200])
  func width(command: CommandName?, width: Int) {
    let typed = CommandName.allCases.flatMap { name in
      [name.usage, name.shortUsage] + name.declaration.examples.map(\.command)
    }
    let lines = HelpPage.help(command).text(width: width, style: .plain).split(separator: "\n")
    let tooWide = lines.filter { line in line.count > min(width, 100) && !typed.contains { line.hasSuffix($0) } }
    #expect(tooWide == [])
  }

  @Test("Every option of a command is in its help", arguments: CommandName.allCases)
  func options(command: CommandName) {
    let text = HelpPage.help(command).text(width: 100, style: .plain)
    for option in OptionName.allCases where option != .help {
      #expect(text.contains(option.synopsis) == command.declaration.takes(option), "\(option)")
    }
  }

  @Test("Every command and every option but those of a command is in the overview")
  func overview() {
    let text = HelpPage.help(nil).text(width: 100, style: .plain)
    #expect(CommandName.allCases.filter { !text.contains($0.shortUsage) } == [])
    #expect(OptionName.allCases.filter { !text.contains($0.synopsis) } == [])
  }

  @Test("Every example is a command line that is understood")
  func examples() throws {
    for example in CommandName.allCases.flatMap({ $0.declaration.examples }) {
      let words = example.command.split(separator: " ").drop { $0 != "planlint" }.dropFirst()
      _ = try InvocationTests.parse(words.joined(separator: " "))
    }
  }

  @Test("docs/cli.md is fresh (make record)")
  func reference() throws {
    try ExpectedFile("docs/cli.md").check(CommandLineReference.markdown)
  }
}
