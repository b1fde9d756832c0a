import PlanJSON
public import PlanModel

/// Reads a plan from any input that holds one.
public struct PlanReader: Sendable {
  private let options: ReadingOptions

  /// Makes a reader.
  public init(options: ReadingOptions = ReadingOptions()) {
    self.options = options
  }

  /// Reads a plan.
  ///
  /// It never throws: what can't be read, wholly or in part, is a shortcoming of the plan, which keeps what was read. A
  /// text that holds several plans is refused here: see ``readAll(_:named:)``.
  ///
  /// - Parameters:
  ///   - input: Where the bytes come from.
  ///   - file: The name of the input as it was typed; `-` is standard input.
  /// - Returns: The plan, as far as it could be read.
  public func read(_ input: InputSource, named file: String) -> Plan {
    let plans = readAll(input, named: file)
    return plans.count == 1 ? plans[0] : refusing(.severalPlans, file: file)
  }

  /// Reads all plans of an input: a text, such as the log of many runs, can hold several.
  ///
  /// - Parameters:
  ///   - input: Where the bytes come from.
  ///   - file: The name of the input as it was typed; `-` is standard input.
  /// - Returns: The plans in their order, at least one: what can't be read is a plan that says so.
  public func readAll(_ input: InputSource, named file: String) -> [Plan] {
    do {
      switch try InputOpening(of: input.bytes, named: file) {
      case .document(let source, let start):
        return [DocumentReader(file: file, start: start, options: options).read(source)]
      case .text(let text, let rest, let kind):
        return try readText(text, rest: rest, kind, file: file)
      case .other(let kind):
        return [refusing(kind, file: file)]
      }
    } catch {
      return [refusing(Diagnostic(unreadable: file, because: error), file: file)]
    }
  }

  private func readText(
    _ text: PlanTextReader, rest: any ByteSource, _ kind: InputKind, file: String
  ) throws -> [Plan] {
    guard kind.canHoldPlanText else { return [refusing(kind, file: file)] }
    var (text, rest) = (text, rest)
    while true {
      let chunk = try rest.nextChunk()
      if chunk.isEmpty { break }
      text.take(chunk.span)
    }
    let plans = text.finish().plans
    return plans.isEmpty ? [refusing(kind, file: file)] : plans.map(\.plan)
  }

  private func refusing(_ kind: InputKind, file: String) -> Plan {
    refusing(Refusal(of: kind, named: file).diagnostic, file: file)
  }

  private func refusing(_ diagnostic: Diagnostic, file: String) -> Plan {
    var plan = Plan(source: Plan.Source(kind: .json, file: file))
    plan.shortcomings = [.unreadable(diagnostic)]
    return plan
  }
}

extension Diagnostic {
  /// The input could not be read on.
  init(unreadable file: String, because error: any Error) {
    self.init(severity: .error, summary: "\(code: file.inputName) can't be read: \(quoted: String(describing: error)).")
    place = Place(file: file)
  }
}

extension String {
  /// How sentences call an input.
  var inputName: String { self == "-" ? "standard input" : self }
}
