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
      let clause = rest.firstClause
      rest = Substring(rest.utf8[clause.endIndex...].drop { $0 == UInt8(ascii: " ") })
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

extension Substring {
  /// The text up to a semicolon or period that a space or the end follows, with it.
  fileprivate var firstClause: Substring {
    let bytes = utf8
    for index in bytes.indices where bytes[index] == UInt8(ascii: ";") || bytes[index] == UInt8(ascii: ".") {
      let next = bytes.index(after: index)
      if next == bytes.endIndex || bytes[next] == UInt8(ascii: " ") { return self[..<next] }
    }
    return self
  }
}

extension Substring {
  /// Whether a name stands anywhere in the text, compared by bytes.
  func mentions(_ name: String) -> Bool {
    let wanted = name.utf8
    return utf8.indices.contains { utf8[$0...].starts(with: wanted) }
  }
}

extension [String] {
  /// Makes the last clause the end of a sentence.
  fileprivate mutating func endSentence() {
    guard let last, last.hasSuffix(";") else { return }
    self[count - 1] = last.dropLast() + "."
  }
}
