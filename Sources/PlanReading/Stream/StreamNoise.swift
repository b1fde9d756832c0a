import PlanModel

/// What the lines of a stream's input say that are no events.
///
/// Most are noise. But Terragrunt writes of its units on standard error, and where that is in the same input, it says what
/// the events don't: how many units there were, and that some failed before an engine ran.
struct StreamNoise {
  /// How many lines there were, blank ones not counted.
  private(set) var count = 0
  /// The units that Terragrunt lists.
  private(set) var units: Set<String> = []
  /// The first errors of Terragrunt's own.
  private(set) var errors: [Diagnostic] = []
  private let file: String

  private static let maximumErrors = 20
  private static let unitMarks: [StaticString] = ["── ", "- Unit ", "- Module "]

  init(file: String) {
    self.file = file
  }

  /// Takes a line.
  mutating func take(_ line: Span<UInt8>, number: Int) {
    count += 1
    for mark in Self.unitMarks {
      if let place = line.position(of: mark) {
        return note(unit: line.text(place + mark.utf8CodeUnitCount..<line.count))
      }
    }
    guard errors.count < Self.maximumErrors, line.isTerragruntError else { return }
    var diagnostic = Diagnostic(severity: .error, origin: .terragrunt, summary: Phrase([.quoted(line.text)]))
    diagnostic.place = Diagnostic.Place(file: file, line: number)
    errors.append(diagnostic)
  }

  private mutating func note(unit: String) {
    if units.count < 2 { units.insert(unit) }
  }

  /// What was passed over.
  var note: Diagnostic? {
    guard count > 0 else { return nil }
    let lines: Phrase = count == 1 ? "1 line" : "\(count) lines"
    var note = Diagnostic(
      severity: .note, code: "skipped-text",
      summary: "\(InputName(file).phrase) has \(lines) that are no events of a plan; they were skipped.")
    note.place.file = file
    return note
  }
}

extension Span<UInt8> {
  /// Whether it is a record of an error in one of Terragrunt's formats: pretty, key-value, JSON.
  fileprivate var isTerragruntError: Bool {
    guard count > 0 else { return false }
    if self[0].isDigit {
      return has(":", at: 2) && has(":", at: 5) && (has(" ERROR ", at: 12) || has(" ERROR ", at: 8))
    }
    if starts(with: "time=") { return position(of: " level=error ") != nil }
    return starts(with: "{") && position(of: "\"level\":\"error\"") != nil
  }
}
