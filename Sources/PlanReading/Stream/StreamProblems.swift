import PlanJSON
import PlanModel

/// Why a line of a stream can't be taken.
enum JSONLineError {
  case broken(JSONError)
  case malformed(MalformedMember)
}

/// Collects what a stream does not say as it should, with the lines.
struct StreamProblems {
  private let file: String
  private var found: [Shortcoming] = []
  private var unsaidCount = 0

  /// More complaints of one stream than this say nothing new.
  private static let limit = 500

  init(file: String) {
    self.file = file
  }

  /// All of them.
  var shortcomings: [Shortcoming] {
    guard unsaidCount > 0 else { return found }
    return found + [.malformedEntry(Diagnostic(severity: .error, summary: "\(unsaidCount) more events are malformed."))]
  }

  /// Takes a shortcoming.
  mutating func add(_ shortcoming: Shortcoming) {
    if found.count < Self.limit { found.append(shortcoming) } else { unsaidCount += 1 }
  }

  /// Takes a line that is no whole event.
  mutating func add(_ error: JSONLineError, line: Int) {
    let subject = InputName(file).phrase
    switch error {
    case .broken(let error) where error.isTruncation:
      let summary: Phrase = "\(subject) has an event that is cut, in line \(line)."
      add(.unreadable(diagnostic("cut-input", summary, line: line, byte: error.byte, remedy: Self.again)))
    case .broken(let error):
      let expected: Phrase =
        if case .expected(let expected, found: _) = error.problem { "\(words: expected.text)" } else { "less nesting" }
      let summary: Phrase = "\(subject) has an event that is not valid JSON, in line \(line): \(expected) was expected."
      add(.unreadable(diagnostic("invalid-json", summary, line: line, byte: error.byte, remedy: Self.again)))
    case .malformed(let error):
      let summary: Phrase =
        switch error.expected {
        case .present: "\(subject) line \(line): \(error.path) is missing."
        case .onlyOne:
          "\(subject) line \(line): \(error.path) stands there twice; which of the two counts cannot be told."
        case .knownActions: "\(subject) line \(line): \(error.path) holds an action that this version does not know."
        case .object, .array, .string, .boolean, .strings, .count, .address, .addressOfItsParts, .paths:
          "\(subject) line \(line): \(error.path) is not \(words: error.expected.rawValue)."
        }
      add(.malformedEntry(diagnostic("malformed-entry", summary, line: line, byte: error.byte)))
    }
  }

  /// Notes that the first line is none of the first lines of a stream.
  mutating func addMissingBeginning(line: Int) {
    let summary: Phrase = """
      \(InputName(file).phrase) has no \(code: "version") event before line \(line): the beginning of the stream is missing.
      """
    add(.unreadable(diagnostic("cut-input", summary, line: line, remedy: Self.again)))
  }

  /// Notes that the counts which end a plan are missing.
  mutating func addMissingEnd(line: Int) {
    let summary: Phrase = """
      \(InputName(file).phrase) ends behind line \(line) without a \(code: "change_summary") and without an error: the end \
      of the stream is missing.
      """
    add(.unreadable(diagnostic("cut-input", summary, line: line, remedy: Self.again)))
  }

  /// Notes that less actions were announced than are counted, or more.
  mutating func addMissingInvocations(said: Int, read: Int, line: Int) {
    let summary: Phrase = """
      \(InputName(file).phrase) line \(line) counts \(said) actions to invoke, and \(read) are announced.
      """
    add(.malformedEntry(diagnostic("malformed-entry", summary, line: line)))
  }

  /// Notes that the events are of a form that may mean anything.
  mutating func addUnsupported(format: String, line: Int) {
    let summary: Phrase = """
      \(InputName(file).phrase) has events in the form \(quoted: format); this version of planlint reads 0.1 to 1.x.
      """
    add(.unreadable(diagnostic("unsupported-format-version", summary, line: line)))
  }

  private static let again: Phrase = "Write it again, and look at what stopped the command that wrote it."

  private func diagnostic(
    _ code: String, _ summary: Phrase, line: Int, byte: Int? = nil, remedy: Phrase? = nil
  ) -> Diagnostic {
    var diagnostic = Diagnostic(severity: .error, code: code, summary: summary)
    diagnostic.place = Diagnostic.Place(file: file, line: line, column: byte.map { $0 + 1 })
    diagnostic.remedy = remedy
    return diagnostic
  }
}
