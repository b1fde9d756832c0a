import PlanModel

/// Lines that a reader copies as a whole.
struct PasteBlock {
  /// What the lines are written in.
  enum Language: String {
    case hcl
    case shell = "sh"
  }

  var language: Language
  var lines: [String]
}

extension ShownPhrase {
  /// The lines to paste, if the sentence is laid out in lines, or is nothing but a command.
  var pasteBlock: PasteBlock? {
    if let layoutLines { return PasteBlock(language: .hcl, lines: layoutLines) }
    guard pieces.count == 1, case .command(let command) = pieces[0] else { return nil }
    return PasteBlock(language: .shell, lines: CommandLines.lines(of: command, width: 100))
  }
}
