import PlanModel

/// What Terragrunt's own messages say of a run.
struct RunFacts {
  /// The version that it says it is.
  private(set) var version: String?
  /// The units that are going to run; of several listings in a log, that of the last.
  private(set) var queue: QueueListing?
  private(set) var summary: RunSummary?
  private(set) var mocks: [MockWarning] = []
  private(set) var failures: [UnitFailure] = []
  /// Errors of no unit: those of the configuration.
  private(set) var errors: [DiagnosticLines] = []
  /// What the engines of the units said on standard error, without a unit (up to 0.66).
  private(set) var engineErrors: [DiagnosticLines] = []
  /// Errors of no unit that are no more than a sentence.
  private(set) var remarks: [(text: String, line: Int)] = []
  /// Whether a hook was run, whose output stands between the records.
  private(set) var runsHooks = false
  private var openErrors = EngineErrors()
  private var hasOpenErrors = false

  /// More of anything than this says nothing new.
  private static let maximumCount = 10_000

  /// Whether any message says something of a run.
  var saysAnything: Bool {
    version != nil || !mocks.isEmpty || !failures.isEmpty || !errors.isEmpty || !remarks.isEmpty
  }

  mutating func take(_ summary: RunSummary) { self.summary = summary }

  /// Takes a message of Terragrunt's own.
  ///
  /// - Returns: The units that it lists, if it is a listing.
  mutating func take(_ message: RunMessage) -> [String]? {
    if message.level != .error { finishErrors(line: message.line) }
    switch message.level {
    case .error:
      takeError(message)
      return nil
    case .warning, .info, .debug, .stdout, .stderr:
      if let listing = QueueListing(message) {
        queue = listing
        return listing.units
      }
      takeNotice(message)
      return nil
    }
  }

  /// Ends the errors of no unit, which stand on a record a line.
  mutating func finishErrors(line: Int) {
    guard hasOpenErrors else { return }
    openErrors.finish(number: line)
    errors += openErrors.finished
    openErrors = EngineErrors()
    hasOpenErrors = false
  }

  private mutating func takeNotice(_ message: RunMessage) {
    let head = message.head
    if let mock = MockWarning(message) {
      if mocks.count < Self.maximumCount { mocks.append(mock) }
    } else if let rest = head.dropping(prefix: "Terragrunt Version: ") {
      version = String(rest.trimmed)
    } else if head.dropping(prefix: "Executing hook: ") != nil {
      runsHooks = true
    } else if head.dropping(prefix: "╷") != nil, message.unit == nil {
      var lines = EngineErrors()
      for line in message.lines { lines.take(Array(line.utf8).span, number: message.line) }
      lines.finish(number: message.line)
      if engineErrors.count < Self.maximumCount { engineErrors += lines.finished }
    }
  }

  private mutating func takeError(_ message: RunMessage) {
    let found = FailureReader.failures(in: message)
    if !found.isEmpty {
      if failures.count < Self.maximumCount { failures += found }
      return
    }
    guard message.unit == nil, !isListOfErrors(message.head) else { return }
    if hasOpenErrors || message.head.dropping(prefix: "Error: ") != nil {
      hasOpenErrors = true
      for line in message.lines { openErrors.take(Array(line.utf8).span, number: message.line) }
    } else if remarks.count < Self.maximumCount {
      remarks.append((String(message.head), message.line))
    }
  }

  private func isListOfErrors(_ head: Substring) -> Bool { head.trimmed.dropping(suffix: "occurred:") != nil }
}
