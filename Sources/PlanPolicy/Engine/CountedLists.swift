import PlanModel

extension Phrase {
  /// Names as code, `a, b and c`; of more than a limit the first, and how many there are beside them.
  static func names(_ names: [String], limit: Int = 4) -> Phrase {
    let shown = names.count > limit ? Array(names.prefix(limit - 1)) : names
    var phrase = Phrase([])
    for (index, name) in shown.enumerated() {
      if index > 0 { phrase = "\(phrase)\(words: index + 1 == names.count ? " and " : ", ")" }
      phrase = "\(phrase)\(code: name)"
    }
    return names.count > shown.count ? "\(phrase) and \(names.count - shown.count) more" : phrase
  }
}

extension [Phrase] {
  /// The first lines, and how many there are beside them.
  func counted(limit: Int = 5, beyond noun: StaticString) -> [Phrase] {
    if count <= limit { return self }
    return prefix(limit) + ["and \(count - limit) more \(words: noun.description)"]
  }
}
