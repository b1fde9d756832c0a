/// A page of help as a value, before it is fitted to a width.
struct HelpPage: Sendable {
  /// What a page is made of.
  enum Block: Sendable {
    /// Text that wraps.
    case paragraph(String)
    /// Terms, each with what it means beside it.
    case section(title: String, [Entry])
    /// Lines to type, each with what it is for below it.
    case examples(title: String, [Entry])
  }

  /// A term and what it means.
  struct Entry: Sendable {
    let term: String
    let meaning: String
  }

  /// The blocks, an empty line between two.
  let blocks: [Block]
}

extension HelpPage {
  /// How headings stand out.
  enum Style: Sendable {
    case plain, bold

    func heading(_ text: String) -> String {
      switch self {
      case .plain: text
      case .bold: "\u{1B}[1m\(text)\u{1B}[0m"
      }
    }
  }

  /// The page as text.
  ///
  /// - Parameters:
  ///   - width: The columns that there are; beyond 100 lines only get harder to read.
  ///   - style: How headings stand out.
  /// - Returns: Lines, each with its end.
  func text(width: Int, style: Style) -> String {
    let layout = Layout(width: min(max(width, 40), 100), terms: termColumn(of: width))
    return blocks.map { layout.lines(of: $0, style: style).map { $0 + "\n" }.joined() }.joined(separator: "\n")
  }

  /// The column of terms is as wide as the longest of the page, so that all sections line up, up to a third of the page.
  private func termColumn(of width: Int) -> Int {
    let terms = blocks.flatMap { block -> [Int] in
      switch block {
      case .section(_, let entries): entries.filter { !$0.meaning.isEmpty }.map(\.term.count)
      case .paragraph, .examples: []
      }
    }
    return min(terms.max() ?? 0, max(10, width / 3))
  }
}

/// Where things stand on a page.
private struct Layout {
  /// The columns of the page.
  let width: Int
  /// The columns of terms, without their indent.
  let terms: Int

  private static let indent = 2
  private static let gap = 3

  func lines(of block: HelpPage.Block, style: HelpPage.Style) -> [String] {
    switch block {
    case .paragraph(let text): Layout.wrap(text, width: width)
    case .section(let title, let entries): [style.heading(title)] + entries.flatMap(lines(of:))
    case .examples(let title, let entries): [style.heading(title)] + entries.flatMap(exampleLines(of:))
    }
  }

  /// A term that is too long for its column has its meaning below it.
  private func lines(of entry: HelpPage.Entry) -> [String] {
    let start = Layout.indent + terms + Layout.gap
    let meaning = indented(entry.meaning, by: start)
    let term = Layout.spaces(Layout.indent) + entry.term
    guard entry.term.count <= terms, let first = meaning.first else { return [term] + meaning }
    return [term + first.dropFirst(term.count)] + meaning.dropFirst()
  }

  private func exampleLines(of entry: HelpPage.Entry) -> [String] {
    [Layout.spaces(Layout.indent) + entry.term] + indented(entry.meaning, by: 3 * Layout.indent)
  }

  private func indented(_ text: String, by columns: Int) -> [String] {
    Layout.wrap(text, width: width - columns).map { Layout.spaces(columns) + $0 }
  }

  private static func spaces(_ count: Int) -> String { String(repeating: " ", count: count) }

  /// Breaks text between words; a word that is longer than a line stands alone.
  private static func wrap(_ text: String, width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if !line.isEmpty, line.count + 1 + word.count > width {
        lines.append(line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    return line.isEmpty ? lines : lines + [line]
  }
}
