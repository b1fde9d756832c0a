public import PlanModel
import PlanJSON
import PlanPlatform

/// Reads an input into the model, whatever it is.
///
/// It never throws: what can't be read becomes a plan with a ``Shortcoming/unreadable(_:)``, so that there is always a
/// report and nothing passes in silence. ``contents(of:named:)`` takes any input, ``read(_:named:)`` one plan.
///
/// ```swift
/// let plan = PlanReader().read(InputSource(bytes: bytes), named: "tfplan.json")
/// ```
public struct PlanReader: Sendable {
  private let options: ReadingOptions

  /// Makes a reader.
  public init(options: ReadingOptions = ReadingOptions()) {
    self.options = options
  }

  /// Reads an input that holds one plan.
  ///
  /// - Parameters:
  ///   - input: Where its bytes come from.
  ///   - file: The name as it was typed, for messages; `-` is standard input.
  /// - Returns: The plan, as far as it could be read.
  public func read(_ input: InputSource, named file: String) -> Plan {
    switch contents(of: input, named: file) {
    case .plans(let plans) where plans.count == 1: plans[0]
    case .plans, .unnamedPlans: refusal(.severalPlans, of: file)
    case .terragruntLog: refusal(.terragruntLog, of: file)
    case .runReport: refusal(.runReport(.json), of: file)
    case .unitGraph: refusal(.unitGraph(.dot), of: file)
    }
  }

  /// Reads whatever an input holds.
  ///
  /// - Parameters:
  ///   - input: Where its bytes come from.
  ///   - file: The name as it was typed, for messages; `-` is standard input.
  /// - Returns: What it holds; what can't be read is a plan that says so.
  public func contents(of input: InputSource, named file: String) -> InputContents {
    do {
      switch try InputOpening(of: input, named: file, engine: options.engine) {
      case .document(let source, let start): return documents(source, start, named: file)
      case .text(let text, let rest, let kind): return try readText(text, rest: rest, kind, named: file)
      case .other(let source, let kind): return try contents(of: kind, source, named: file)
      }
    } catch {
      return .plans([.unreadable(ReadingFailure(error, of: file).diagnostic, file: file)])
    }
  }

  private func contents(of kind: InputKind, _ source: any ByteSource, named file: String) throws -> InputContents {
    switch kind {
    case .planStream:
      var reader = PlanStreamReader(file: file)
      try source.forEachChunk { reader.take($0) }
      return reader.finish() ?? .plans([refusal(kind, of: file)])
    case .runReport(let form): return try TerragruntFacts(file: file).runReport(form, source)
    case .unitGraph(let form): return try TerragruntFacts(file: file).unitGraph(form, source)
    case .plan, .redactedPlan, .state, .emptyState, .providerSchema, .validation, .outputs, .configuration,
      .versionReport, .functionSignatures, .binaryPlan, .encryptedPlan, .encryptedState, .cloudPlan, .gzip, .planText,
      .oldPlanText, .terragruntLog, .severalPlans, .empty, .emptyObject, .array, .otherJSON, .otherText:
      return .plans([refusal(kind, of: file)])
    }
  }

  private func refusal(_ kind: InputKind, of file: String) -> Plan {
    .unreadable(Refusal(kind, of: file).diagnostic, file: file)
  }

  private func readText(
    _ text: TerragruntLogReader, rest: any ByteSource, _ kind: InputKind, named file: String
  ) throws -> InputContents {
    guard kind.canHoldPlanText else { return .plans([refusal(kind, of: file)]) }
    var text = text
    try rest.forEachChunk { text.take($0) }
    switch text.finish() {
    case .log(let log): return .terragruntLog(log)
    case .plans(let plans): return .plans(plans.isEmpty ? [refusal(kind, of: file)] : plans.map(\.plan))
    }
  }

  // MARK: Plan JSON

  /// Reads a plan, and those that follow it: `terragrunt run --all -- show -json` prints one behind the other.
  private func documents(_ source: any ByteSource, _ start: DocumentStart, named file: String) -> InputContents {
    var (source, start) = (source, start)
    var plans: [Plan] = []
    while true {
      var reader = DocumentReader(file: file, start: start, plainNoOps: options.plainNoOps)
      let (outcome, next) = read(source, by: &reader)
      plans.append(reader.finish(outcome, start))
      guard let next else { break }
      source = next.source
      start.skippedBytes += next.start.skippedBytes
      start.skippedLines = next.start.skippedLines
    }
    guard plans.count > 1 else { return .plans(plans) }
    return .unnamedPlans(plans, UnnamedPlans(file: file, form: .documents).diagnostic)
  }

  /// Reads one document.
  ///
  /// - Returns: How the reading ended, and where another document begins.
  private func read(
    _ source: any ByteSource, by reader: inout DocumentReader
  ) -> (DocumentOutcome, next: (source: any ByteSource, start: DocumentStart)?) {
    var json = JSONOptions()
    json.valueLimit = options.largestEntry
    json.backend = options.backend
    do {
      guard let rest = try JSONScanner.scanFirst(source, options: json, { try reader.read(&$0) }) else {
        return (.read, nil)
      }
      guard reader.signs.isPlan, let next = try nextDocument(rest, named: reader.file) else {
        return (.broken(rest.error), nil)
      }
      return (.read, next)
    } catch let error as JSONError {
      return (.broken(error), nil)
    } catch {
      return (.failed(ReadingFailure(error, of: reader.file).diagnostic), nil)
    }
  }

  private func nextDocument(
    _ rest: JSONScanner.Remainder, named file: String
  ) throws -> (source: any ByteSource, start: DocumentStart)? {
    var search = DocumentSearch(rest.source, named: file)
    guard case .document(let found) = try search.find() else { return nil }
    let start = DocumentStart(skippedBytes: rest.error.byte + found.skippedBytes, skippedLines: found.skippedLines)
    return (PrefixedSource(prefix: found.beginning, rest: found.rest), start)
  }
}

extension ByteSource {
  /// Hands over all that is left, piece by piece.
  fileprivate func forEachChunk(_ body: (Span<UInt8>) -> Void) throws {
    var source = self
    while true {
      let chunk = try source.nextChunk()
      if chunk.isEmpty { return }
      body(chunk.span)
    }
  }
}

extension Plan {
  /// A plan of which nothing could be read.
  static func unreadable(_ diagnostic: Diagnostic, file: String) -> Plan {
    var plan = Plan(source: Source(kind: .json, file: file))
    plan.shortcomings = [.unreadable(diagnostic)]
    return plan
  }
}

/// What the source of an input failed with.
struct ReadingFailure {
  private let error: any Error
  private let file: String

  init(_ error: any Error, of file: String) {
    self.error = error
    self.file = file
  }

  var diagnostic: Diagnostic {
    if let problem = error as? ProgramProblem { return problem.diagnostic(of: file) }
    let subject = InputName(file).phrase
    var diagnostic: Diagnostic
    if let encoding = error as? EncodingError {
      diagnostic = Diagnostic(
        severity: .error, code: "invalid-encoding",
        summary: "\(subject) is in UTF-16 with half a character at byte \(encoding.byte).")
      diagnostic.place.byte = encoding.byte
      diagnostic.remedy = "Write the file again, in UTF-8."
    } else {
      let words = (error as? SystemError)?.message ?? String(describing: error)
      diagnostic = Diagnostic(
        severity: .error, code: "unreadable-input", summary: "\(subject) can't be read: \(quoted: words).")
    }
    diagnostic.place.file = file
    return diagnostic
  }
}
