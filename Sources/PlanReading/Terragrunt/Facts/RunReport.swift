import PlanModel

/// What Terragrunt's `--report-file` says of each unit (0.82 and later), in either form.
struct RunReport {
  /// The units in the order of the file.
  let outcomes: [UnitOutcome]

  /// Reads the JSON form: objects with capitalised keys.
  init(json bytes: [UInt8]) throws(FactsError) {
    var outcomes: [UnitOutcome] = []
    for entry in try FactsDocument(bytes).objects() {
      var outcome = UnitOutcome(
        path: try entry.requiredText("Name"), result: UnitOutcome.Result(try entry.requiredText("Result")))
      outcome.reason = try entry.text("Reason")
      outcome.cause = try entry.text("Cause")
      outcome.command = try entry.text("Cmd")
      outcomes.append(outcome)
    }
    self.outcomes = outcomes
  }

  /// Reads the CSV form: a header that names the columns, and a record a unit.
  init(csv bytes: [UInt8]) throws(FactsError) {
    var table = CSVReader(bytes)
    guard let header = try table.next() else { throw FactsError("a header that begins with \(code: "Name")", line: 1) }
    let columns = Columns(header.fields)
    guard let name = columns["Name"], let result = columns["Result"] else {
      throw FactsError("a header with the columns \(code: "Name") and \(code: "Result")", line: header.line)
    }
    var outcomes: [UnitOutcome] = []
    while let record = try table.next() {
      guard record.fields.count == header.fields.count else {
        throw FactsError("a record of \(header.fields.count) fields", line: record.line)
      }
      var outcome = UnitOutcome(path: record.fields[name], result: UnitOutcome.Result(record.fields[result]))
      outcome.reason = columns.text("Reason", in: record.fields)
      outcome.cause = columns.text("Cause", in: record.fields)
      outcome.command = columns.text("Cmd", in: record.fields)
      outcomes.append(outcome)
    }
    self.outcomes = outcomes
  }

  /// The places of the columns, by their names.
  private struct Columns {
    private let names: [String]

    init(_ names: [String]) {
      self.names = names
    }

    subscript(name: String) -> Int? { names.firstIndex { $0.hasSameBytes(as: name) } }

    /// A field that is left empty where there is nothing to say.
    func text(_ name: String, in fields: [String]) -> String? {
      self[name].flatMap { fields[$0].isEmpty ? nil : fields[$0] }
    }
  }
}

extension UnitOutcome.Result {
  /// Reads Terragrunt's word.
  init(_ word: String) {
    switch word {
    case "succeeded": self = .succeeded
    case "failed": self = .failed
    case "early exit": self = .earlyExit
    case "excluded": self = .excluded
    case _: self = .unrecognised(word)
    }
  }
}
