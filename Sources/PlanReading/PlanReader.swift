public import PlanModel
import PlanJSON
import PlanPlatform

/// Reads an input into the model, whatever it is.
///
/// It never throws: what can't be read becomes a plan with a ``Shortcoming/unreadable(_:)``, so that there is always a
/// report and nothing passes in silence. A text that holds several plans is several plans to ``readAll(_:named:)`` alone.
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

  /// Reads an input.
  ///
  /// - Parameters:
  ///   - input: Where its bytes come from.
  ///   - file: The name as it was typed, for messages; `-` is standard input.
  /// - Returns: The plan, as far as it could be read.
  public func read(_ input: InputSource, named file: String) -> Plan {
    let plans = readAll(input, named: file)
    return plans.count == 1 ? plans[0] : refusal(.severalPlans, of: file)
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
      case .document(let source, let start): return .plans([readDocument(source, start, named: file)])
      case .text(let text, let rest, let kind): return try readText(text, rest: rest, kind, named: file)
      case .other(let kind): return .plans([refusal(kind, of: file)])
      }
    } catch {
      return .plans([.unreadable(ReadingFailure(error, of: file).diagnostic, file: file)])
    }
  }

  /// Reads all plans of an input: a text, such as the log of many runs, can hold several.
  ///
  /// - Parameters:
  ///   - input: Where its bytes come from.
  ///   - file: The name as it was typed, for messages; `-` is standard input.
  /// - Returns: The plans in their order, at least one: what can't be read is a plan that says so.
  public func readAll(_ input: InputSource, named file: String) -> [Plan] {
    switch contents(of: input, named: file) {
    case .plans(let plans), .unnamedPlans(let plans, _): plans
    case .terragruntLog: [refusal(.terragruntLog, of: file)]
    case .runReport: [refusal(.otherJSON, of: file)]
    case .unitGraph: [refusal(.otherText, of: file)]
    }
  }

  private func refusal(_ kind: InputKind, of file: String) -> Plan {
    .unreadable(Refusal(kind, of: file).diagnostic, file: file)
  }

  private func readText(
    _ text: TerragruntLogReader, rest: any ByteSource, _ kind: InputKind, named file: String
  ) throws -> InputContents {
    guard kind.canHoldPlanText else { return .plans([refusal(kind, of: file)]) }
    var (text, rest) = (text, rest)
    while true {
      let chunk = try rest.nextChunk()
      if chunk.isEmpty { break }
      text.take(chunk.span)
    }
    switch text.finish() {
    case .log(let log): return .terragruntLog(log)
    case .plans(let plans): return .plans(plans.isEmpty ? [refusal(kind, of: file)] : plans.map(\.plan))
    }
  }

  private func readDocument(_ source: any ByteSource, _ start: DocumentStart, named file: String) -> Plan {
    var json = JSONOptions()
    json.valueLimit = options.largestEntry
    json.backend = options.backend
    var reader = DocumentReader(file: file, start: start, plainNoOps: options.plainNoOps)
    do {
      try JSONScanner.scan(source, options: json) { try reader.read(&$0) }
      return reader.finish(.read, start)
    } catch let error as JSONError {
      return reader.finish(.broken(error), start)
    } catch {
      return reader.finish(.failed(ReadingFailure(error, of: file).diagnostic), start)
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
