/// The reference of the command line in Markdown: `docs/cli.md`.
enum CommandLineReference {
  /// The whole file.
  static var markdown: String {
    var parts = [
      "# The command line",
      "<!-- Made from the declaration of the command line by `make record`. -->",
      HelpPage.tagline,
    ]
    for command in CommandName.allCases { parts += section(of: command) }
    parts += [
      "## Exit codes",
      table(["code", "meaning"], ExitCode.allCases.map { ["`\($0.rawValue)`", $0.meaning] }),
      "## Names that are taken",
      "Later versions have more commands. Their names are no file names today either; a file of such a name is `./NAME`: "
        + LaterCommand.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ") + ".",
    ]
    return parts.joined(separator: "\n\n") + "\n"
  }

  private static func section(of command: CommandName) -> [String] {
    let declaration = command.declaration
    let examples = declaration.examples.map { "# \($0.purpose)\n\($0.command)" }.joined(separator: "\n\n")
    return ["## `planlint \(command.rawValue)`", "```text\n\(command.usage)\n```"]
      + declaration.explanation
      + declaration.options.map { group in
        table([group.title.lowercased(), ""], group.options.map { ["`\($0.synopsis)`", $0.declaration.help] })
      }
      + ["```sh\n\(examples)\n```"]
  }

  private static func table(_ header: [String], _ rows: [[String]]) -> String {
    let lines = [header, header.map { _ in "---" }] + rows
    return lines.map { "| " + $0.joined(separator: " | ") + " |" }.joined(separator: "\n")
  }
}
