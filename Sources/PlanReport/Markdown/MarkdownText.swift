import PlanModel

/// Where a piece of Markdown stands, which decides what must be escaped.
enum MarkdownPlace {
  case text
  /// A cell of a table: pipes and line breaks would end it.
  case cell
}

/// Markdown that hostile text can't break out of.
///
/// Everything that is not our own words stands in code spans or fences: nothing is parsed there, not mentions, references,
/// links, tags or emphasis, by CommonMark, GitHub or GitLab. What nobody can see is an escape, as everywhere.
enum MarkdownText {
  /// A code span that shows the text in one line.
  static func code(_ text: String, in place: MarkdownPlace) -> String {
    let line = VisibleText.line(text)
    if line.isEmpty { return "*empty*" }
    if place == .cell, line.contains("\\|") { return htmlCode(line) }
    let fence = String(repeating: "`", count: longestRun(of: "`", in: line) + 1)
    // A span loses one space at both ends, and an inner backtick must not touch the fence.
    let needsSpaces = line.hasPrefix("`") || line.hasSuffix("`") || (line.hasPrefix(" ") && line.hasSuffix(" "))
    let space = needsSpaces ? " " : ""
    let content = place == .cell ? line.replacing("|", with: "\\|") : line
    return fence + space + content + space + fence
  }

  /// The same for places where Markdown is not parsed, as the summary of a fold, or where a code span can't say it.
  static func htmlCode(_ text: String) -> String {
    var html = "<code>"
    for scalar in VisibleText.line(text).unicodeScalars {
      let isHarmless =
        scalar == " " || scalar == "." || scalar == "/" || scalar == "-" || !scalar.isASCII
        || scalar.properties.isAlphabetic
        || ("0"..."9").contains(scalar)
      if isHarmless { html.unicodeScalars.append(scalar) } else { html += "&#\(scalar.value);" }
    }
    return html + "</code>"
  }

  /// Lines in a fence that is longer than any run of backticks in them.
  static func fence(_ lines: [String], language: String) -> String {
    let longest = lines.map { longestRun(of: "`", in: $0) }.max() ?? 0
    let fence = String(repeating: "`", count: max(3, longest + 1))
    return fence + language + "\n" + lines.joined(separator: "\n") + "\n" + fence + "\n"
  }

  /// Our own words; they hold no markup.
  static func words(_ text: String) -> String {
    var result = ""
    for scalar in VisibleText.line(text).unicodeScalars {
      switch scalar {
      case "\\", "`", "*", "_", "[", "]", "<", "|", "~", "#", "&", "$":
        result += "\\"
        result.unicodeScalars.append(scalar)
      // An empty comment keeps it from being a mention.
      case "@": result += "@<!-- -->"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func longestRun(of character: Unicode.Scalar, in text: String) -> Int {
    var (longest, current) = (0, 0)
    for scalar in text.unicodeScalars {
      current = scalar == character ? current + 1 : 0
      longest = max(longest, current)
    }
    return longest
  }
}

// MARK: - Phrases and values

extension MarkdownText {
  /// The longest value in a table, in columns.
  static let longestValue = 160
  /// The longest text of an engine in a sentence, in columns of a line and in lines.
  private static let longestQuotation = (line: 400, lines: 12)

  /// A sentence in one line of Markdown.
  static func phrase(_ phrase: ShownPhrase, in place: MarkdownPlace) -> String {
    phrase.pieces.map { piece in
      switch piece {
      case .words(let text): VisibleText.lines(text).map(words).joined(separator: "<br>")
      case .code(let text): lines(VisibleText.lines(text), in: place)
      case .quoted(let text): lines(VisibleText.lines(text), in: place)
      case .address(let address): code(address.description, in: place)
      case .path(let path): code(path.description, in: place)
      case .value(let value): self.value(value, in: place)
      case .command(let command): lines(VisibleText.lines(command.text), in: place)
      }
    }.joined()
  }

  private static func lines(_ lines: [String], in place: MarkdownPlace) -> String {
    let said = lines.filter { !$0.isEmpty }
    var spans = said.prefix(longestQuotation.lines).map {
      code(DisplayWidth.cut($0, to: longestQuotation.line), in: place)
    }
    if said.count > longestQuotation.lines { spans.append("…") }
    return spans.joined(separator: "<br>")
  }

  /// A value in one line of Markdown, cut where it is long.
  static func value(_ value: ShownValue, in place: MarkdownPlace, limit: Int = longestValue) -> String {
    switch value {
    case .masked: "*sensitive*"
    case .unknown: "*known after apply*"
    case .notShown: "*not shown*"
    case .null, .boolean, .number, .text, .cut, .sequence, .mapping:
      code(DisplayWidth.cut(value.inlineText, to: limit), in: place)
    }
  }
}
