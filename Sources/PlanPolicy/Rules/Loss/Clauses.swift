extension String {
  /// The sentence with its first clause and those of the others that fit; clauses end with a semicolon or a period.
  ///
  /// What the facts say of any object ("all of it goes when force_destroy is true") is left out where the same is said of
  /// this one.
  func clauses(where fits: (Substring) -> Bool) -> String {
    var kept: [String] = []
    var isAfterGap = false
    var rest = self[...]
    while !rest.isEmpty {
      let end = rest.indices.first { index in
        (rest[index] == ";" || rest[index] == ".") && rest[rest.index(after: index)...].first.map { $0 == " " } ?? true
      }
      let clause = end.map { rest[...$0] } ?? rest
      rest = rest[clause.endIndex...].drop { $0 == " " }
      if kept.isEmpty || fits(clause) {
        if isAfterGap { kept.endSentence() }
        isAfterGap = false
        kept.append(String(clause))
      } else {
        isAfterGap = true
      }
    }
    if isAfterGap { kept.endSentence() }
    return kept.joined(separator: " ")
  }
}

extension [String] {
  /// Makes the last clause the end of a sentence.
  fileprivate mutating func endSentence() {
    guard let last, last.hasSuffix(";") else { return }
    self[count - 1] = last.dropLast() + "."
  }
}
