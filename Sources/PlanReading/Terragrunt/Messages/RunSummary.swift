import PlanModel

/// What Terragrunt counts at the end of a run (0.82 and later), line by line: it stands between the records, without a prefix.
struct RunSummary {
  /// The line of the log that it begins on.
  let line: Int
  private(set) var total: Int?
  private(set) var counts: [Group: Int] = [:]
  /// The units that it names in each group (`--summary-per-unit`).
  private(set) var units: [Group: [String]] = [:]
  private var group: Group?

  /// How units ended.
  enum Group: Hashable {
    case succeeded, failed, earlyExits, excluded

    fileprivate static let labels: [(String, Group)] = [
      ("Succeeded", .succeeded), ("Failed", .failed), ("Early Exits", .earlyExits), ("Excluded", .excluded),
    ]
  }

  /// Begins with its heading, a line of the log without its colours; nil where the line is none.
  init?(_ heading: Substring, line: Int) {
    guard let rest = heading.dropping(prefix: "❯❯ Run Summary") else { return nil }
    self.line = line
    let words = rest.utf8.split(separator: UInt8(ascii: " "))
    if words.count > 1, Substring(words[1]).utf8.starts(with: "unit".utf8) { total = Int(String(Substring(words[0]))) }
  }

  /// Takes the next line without its colours.
  ///
  /// - Returns: Whether it belongs to the summary.
  mutating func take(_ line: Substring) -> Bool {
    let text = line.trimmed
    guard !text.isEmpty else { return total == nil && counts.isEmpty }
    guard line.dropping(prefix: "   ") != nil else { return false }
    if line.dropping(prefix: "      ") != nil, let group, counts[group] != nil, text.utf8.last != UInt8(ascii: ")") {
      units[group, default: []].append(String(RunSummary.name(text)))
      return true
    }
    for (label, group) in Group.labels {
      guard let count = text.dropping(prefix: label).flatMap(RunSummary.number) else { continue }
      counts[group] = count
      self.group = group
    }
    if let count = text.dropping(prefix: "Units").flatMap(RunSummary.number) { total = count }
    return true
  }

  /// What it says, as the model has it.
  var tally: TerragruntRun.Tally {
    TerragruntRun.Tally(
      units: total ?? counts.values.reduce(0, +), succeeded: counts[.succeeded] ?? 0, failed: counts[.failed] ?? 0,
      earlyExits: counts[.earlyExits] ?? 0, excluded: counts[.excluded] ?? 0)
  }

  /// `    12`, ` (12)` or `: 12`.
  private static func number(_ text: Substring) -> Int? {
    let digits = text.utf8.drop { !$0.isDigit }
    guard text.utf8.first.map({ " :(".utf8.contains($0) }) ?? false else { return nil }
    return Int(String(Substring(digits.prefix(while: \.isDigit))))
  }

  /// The name in `prod/eu-west-1/aurora .......... 368ms`.
  private static func name(_ text: Substring) -> Substring {
    var name = text
    guard let space = name.utf8.lastIndex(of: UInt8(ascii: " ")) else { return name }
    name = name[..<space]
    while name.utf8.last == UInt8(ascii: ".") { name = name[..<name.utf8.index(before: name.endIndex)] }
    return name.trimmed
  }
}
