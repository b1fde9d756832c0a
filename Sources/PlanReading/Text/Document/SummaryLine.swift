import PlanModel

/// What the `Plan:` line counts.
struct SummaryLine {
  var counts = ChangeCounts()
  /// Counters that this version does not know; nothing can be checked against them.
  var unknownCounters: [String] = []
  /// How many actions would be invoked (Terraform 1.14 and later).
  var invocations = 0

  /// Reads what follows `Plan: `: counts with commas between, a full stop, perhaps `Actions: N to invoke.` behind it.
  ///
  /// - Returns: nil where the line is cut or none.
  init?(_ text: String) {
    guard let stop = text.utf8.firstIndex(of: UInt8(ascii: ".")) else { return nil }
    let parts = text[..<stop].utf8.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
    guard parts.count >= 3 else { return nil }
    for part in parts {
      guard let (number, word) = SummaryLine.counter(Substring(part)) else { return nil }
      switch word {
      case "to import": counts.imported = number
      case "to add": counts.added = number
      case "to change": counts.changed = number
      case "to destroy": counts.destroyed = number
      case "to forget": counts.forgotten = number
      case _: unknownCounters.append(word)
      }
    }
    let rest = text[text.utf8.index(after: stop)...]
    if let actions = rest.dropping(prefix: " Actions: ")?.dropping(suffix: "."),
      let (number, _) = SummaryLine.counter(actions)
    {
      invocations = number
    }
  }

  private static func counter(_ text: Substring) -> (number: Int, word: String)? {
    let text = text.utf8.drop { $0 == UInt8(ascii: " ") }
    let digits = text.prefix(while: \.isDigit)
    guard let number = Int(String(Substring(digits))), let space = text.dropFirst(digits.count).first,
      space == UInt8(ascii: " ")
    else { return nil }
    return (number, String(Substring(text.dropFirst(digits.count + 1))))
  }
}

extension ChangeCounts {
  /// Counts changes as the engines do: a replacement adds one and destroys one, unless the old object is left behind;
  /// reads and moves count nowhere.
  init(of changes: [ResourceChange]) {
    self.init(forgotten: 0)
    for change in changes {
      if change.importing != nil { imported += 1 }
      switch change.action {
      case .create: added += 1
      case .update: changed += 1
      case .destroy: destroyed += 1
      case .forget: count(forgotten: 1)
      case .replace(let replacement):
        added += 1
        switch replacement.oldObject {
        case .destroyed, nil: destroyed += 1
        case .forgotten: count(forgotten: 1)
        }
      case .noOp, .read, .open, .unknown: break
      }
    }
  }

  private mutating func count(forgotten number: Int) { forgotten = (forgotten ?? 0) + number }

  /// Whether both say the same; Terraform, and OpenTofu before 1.10, does not count what is forgotten.
  func agrees(with said: ChangeCounts) -> Bool {
    imported == said.imported && added == said.added && changed == said.changed && destroyed == said.destroyed
      && (said.forgotten == nil || forgotten == said.forgotten)
  }
}
