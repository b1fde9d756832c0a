import PlanModel

/// Counts in words.
package enum Counting {
  /// `1 change`, `2 changes`, `1,234 changes`.
  package static func count(_ number: Int, _ noun: String, plural: String? = nil) -> String {
    "\(grouped(number)) \(number == 1 ? noun : plural ?? noun + "s")"
  }

  /// A number with commas between its thousands.
  package static func grouped(_ number: Int) -> String {
    let digits = String(number)
    var result = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { result += "," }
      result.append(digit)
    }
    return result
  }

  /// `a`, `a and b`, `a, b and c`; of more than a limit, so many and how many there are beside them.
  package static func list(_ items: [String], limit: Int = .max) -> String {
    if items.count > limit {
      return items.prefix(limit).joined(separator: ", ") + " and \(grouped(items.count - limit)) more"
    }
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + " and " + last
  }
}

extension Report.Counts {
  /// The actions in the order in which people read them: what destroys first.
  static let readingOrder: [ActionWord] = [
    .replace, .destroy, .forget, .unknown, .create, .update, .read, .open,
  ]

  /// `9 replace, 1 destroy, 35 update`, without what does not occur.
  var phrases: [(count: Int, word: String)] {
    var phrases = Report.Counts.readingOrder.filter { self[$0] > 0 }.map { (self[$0], $0.rawValue) }
    if moves > 0 { phrases.append((moves, "moved")) }
    if imports > 0 { phrases.append((imports, "imported")) }
    return phrases
  }
}

extension Report.Summary {
  /// `3 critical, 1 medium`, without what does not occur; nil where there is no unwaived finding.
  var findingsPhrase: String? {
    let parts = Severity.allCases.reversed().compactMap { severity in
      findings[severity].map { "\($0) \(severity.word)" }
    }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }
}
