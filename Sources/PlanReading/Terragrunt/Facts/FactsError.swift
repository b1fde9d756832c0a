import PlanModel

/// A file of Terragrunt's that is not what it should be: where, and what was expected there.
struct FactsError: Error {
  /// The line, counted from 1, where the place is a line.
  var line: Int?
  /// The byte, counted from 0, where the place is one of a JSON document.
  var byte: Int?
  /// What was expected, as the rest of a sentence.
  let expected: Phrase

  init(_ expected: Phrase, line: Int? = nil, byte: Int? = nil) {
    self.expected = expected
    self.line = line
    self.byte = byte
  }

  /// The error as a message of an input, which is that kind of file.
  func diagnostic(of kind: Phrase, named file: String) -> Diagnostic {
    let place: Phrase =
      if let line { " in line \(line)" } else if let byte { " at byte \(words: String(byte))" } else { "" }
    var diagnostic = Diagnostic(
      severity: .error, code: "malformed-file",
      summary: "\(InputName(file).phrase), \(kind), can't be read\(place): \(expected) was expected.")
    diagnostic.place = Diagnostic.Place(file: file, line: line, byte: byte)
    diagnostic.remedy = "Write it again with Terragrunt, and look at what stopped the command that wrote it."
    return diagnostic
  }
}
