import PlanModel

/// The lines of a diagnostic of the engine, as they come.
///
/// Boxed ones (`╷ │ ╵`, with colours) have an end. Plain ones have none: they go on until something else is certain.
struct DiagnosticLines {
  /// Nil until the first line of a box says it.
  private(set) var severity: Diagnostic.Severity?
  let isBoxed: Bool
  let firstLine: Int
  private var summary: [String] = []
  private var location: [String] = []
  private var detail: [String] = []
  private var part = Part.summary
  private var byteCount = 0

  private enum Part {
    case summary, location, detail
  }

  /// What follows this many bytes is left out: a plain diagnostic at the end of a log takes all the rest of it.
  private static let maximumSize = 32_768

  init(_ severity: Diagnostic.Severity? = nil, isBoxed: Bool = false, line: Int = 0) {
    self.severity = severity
    self.isBoxed = isBoxed
    firstLine = line
  }

  /// Whether the last line was blank.
  private(set) var endsWithBlank = false

  /// Whether a line was taken that says anything.
  var isEmpty: Bool { summary.isEmpty }

  /// Takes a line without its box.
  mutating func take(_ line: String) {
    let isBlank = line.utf8.allSatisfy { $0 == UInt8(ascii: " ") }
    endsWithBlank = isBlank
    byteCount += line.utf8.count
    guard byteCount <= Self.maximumSize else { return }
    switch part {
    case .summary where severity == nil: takeFirst(line)
    case .summary where isBlank: part = summary.isEmpty ? .summary : .location
    case .summary: summary.append(line)
    case .location where isBlank: part = location.isEmpty ? .location : .detail
    case .location where location.isEmpty && !DiagnosticLines.beginsLocation(line):
      part = .detail
      detail.append(line)
    case .location: location.append(line)
    case .detail: detail.append(line)
    }
  }

  private mutating func takeFirst(_ line: String) {
    let text = Substring(line)
    if let rest = text.dropping(prefix: "Error: ") {
      severity = .error
      summary.append(String(rest))
    } else if let rest = text.dropping(prefix: "Warning: ") {
      severity = .warning
      summary.append(String(rest))
    } else if !line.utf8.allSatisfy({ $0 == UInt8(ascii: " ") }) {
      severity = .warning
      summary.append(line)
    }
  }

  private static func beginsLocation(_ line: String) -> Bool {
    line.utf8.starts(with: "  with ".utf8) || line.utf8.starts(with: "  on ".utf8)
      || line.utf8.starts(with: "  (source code not available)".utf8)
  }

  /// The summary as one text.
  var summaryText: String { summary.joined(separator: "\n") }

  /// The details as one text, without blank lines at its ends.
  var detailText: String {
    let kept = detail.drop(while: \.isEmpty).reversed().drop(while: \.isEmpty).reversed()
    return kept.joined(separator: "\n")
  }

  /// The object that the diagnostic names.
  var address: ResourceAddress? {
    for line in location {
      if let name = Substring(line).dropping(prefix: "  with ")?.dropping(suffix: ",") {
        return try? ResourceAddress(parsing: String(name))
      }
    }
    return nil
  }

  /// `on FILE line N, in CONTEXT:`.
  var source: (file: String, line: Int?, context: String?)? {
    for line in location {
      guard let text = Substring(line).dropping(prefix: "  on ") else { continue }
      guard let sign = text.lastPosition(of: " line ") else { continue }
      let number = text[sign.upperBound...].utf8.prefix(while: \.isDigit)
      let rest = text[sign.upperBound...].utf8.dropFirst(number.count)
      let context = Substring(rest).dropping(prefix: ", in ")?.dropping(suffix: ":")
      return (String(text[..<sign.lowerBound]), Int(String(Substring(number))), context.map(String.init))
    }
    return nil
  }

  /// The diagnostic of the model.
  func diagnostic(in file: String) -> Diagnostic {
    var result = Diagnostic(
      severity: severity ?? .warning, origin: .engine, summary: Phrase([.quoted(summaryText)]))
    if !detailText.isEmpty { result.detail = Phrase([.quoted(detailText)]) }
    result.address = address
    if let source {
      result.place = Diagnostic.Place(file: source.file, line: source.line)
    } else {
      result.place = Diagnostic.Place(file: file, line: firstLine)
    }
    return result
  }
}

extension Substring {
  /// The last place where a text stands.
  fileprivate func lastPosition(of text: String) -> Range<Index>? {
    var place = endIndex
    while place > startIndex {
      place = utf8.index(before: place)
      if utf8[place...].starts(with: text.utf8) { return place..<utf8.index(place, offsetBy: text.utf8.count) }
    }
    return nil
  }
}
