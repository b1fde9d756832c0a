import PlanModel

/// A function that expressions can call: what it wants, and what it makes of it.
struct Function: Sendable {
  /// An argument's place: its name, and what it is converted to.
  struct Parameter: Sendable {
    let name: String
    let type: ParameterType
  }

  /// What an argument is converted to before the function sees it.
  enum ParameterType: Sendable {
    case string
    /// A list, set or tuple of strings.
    case strings
    /// A list, set or tuple.
    case sequence
    /// Any value, null included: the function looks for itself.
    case any
  }

  let name: String
  let parameters: [Parameter]
  /// What any further arguments are; nil where there must be none.
  let further: Parameter?
  let body: @Sendable ([Value]) throws(Failure) -> Value

  init(
    _ name: String, _ parameters: [Parameter], further: Parameter? = nil,
    body: @escaping @Sendable ([Value]) throws(Failure) -> Value
  ) {
    self.name = name
    self.parameters = parameters
    self.further = further
    self.body = body
  }

  /// Why a function has no result for its arguments.
  enum Failure: Error {
    /// The arguments together do not fit.
    case call(String)
    /// One argument does not fit.
    case argument(Int, String)
  }

  /// The functions by name.
  ///
  /// Terraform's other pure functions have their place beside these.
  static let all: [String: Function] = Dictionary(
    uniqueKeysWithValues: (stringFunctions + collectionFunctions).map { ($0.name, $0) })

  /// `try` and `can` evaluate their arguments themselves.
  static let special = ["try", "can"]
}

extension Expression.FunctionCall {
  func value(at range: SourceRange, in scope: Scope) throws(HCLError) -> Value {
    // Terraform's own functions can be named with their namespace.
    let bare = name.text.hasPrefix("core::") ? String(name.text.dropFirst(6)) : name.text
    switch bare {
    case "try": return try firstSuccess(at: range, in: scope)
    case "can": return try succeeds(in: scope)
    default:
      guard let function = Function.all[bare] else {
        let names = Function.all.keys.sorted() + Function.special
        throw HCLError(
          "Call to unknown function",
          "There is no function named \"\(name.text)\"." + didYouMean(bare, among: names), at: name.range)
      }
      return try call(function, in: scope)
    }
  }

  // MARK: try, can

  private func firstSuccess(at range: SourceRange, in scope: Scope) throws(HCLError) -> Value {
    var failures: [String] = []
    for argument in arguments {
      do {
        return try argument.value(in: scope)
      } catch {
        failures.append(error.summary)
      }
    }
    let reasons = failures.isEmpty ? "at least one argument is required" : failures.joined(separator: "; ")
    throw HCLError(
      "Error in function call", "Call to function \"try\" failed: no expression succeeded: \(reasons).", at: range)
  }

  private func succeeds(in scope: Scope) throws(HCLError) -> Value {
    guard arguments.count == 1 else { throw wrongCount(expected: "1 argument") }
    do {
      return try arguments[0].value(in: scope).isUndetermined ? .unknown : .boolean(true)
    } catch {
      return .boolean(false)
    }
  }

  // MARK: Arguments

  private func call(_ function: Function, in scope: Scope) throws(HCLError) -> Value {
    let given = try evaluatedArguments(in: scope)
    guard let given else { return .unknown }
    try checkCount(given.count, for: function)
    var values: [Value] = []
    var isSensitive = false
    var isUnknown = false
    for (index, argument) in given.enumerated() {
      guard let parameter = index < function.parameters.count ? function.parameters[index] : function.further else {
        break
      }
      let value = try converted(argument.value, to: parameter, of: function, at: argument.range)
      isSensitive = isSensitive || argument.value.isSensitive
      isUnknown = isUnknown || value == nil
      values.append(value ?? .unknown)
    }
    guard !isUnknown else { return Value.unknown.marked(if: isSensitive) }
    do throws(Function.Failure) {
      return try function.body(values).marked(if: isSensitive)
    } catch {
      throw failure(error, of: function, given: given.map(\.range))
    }
  }

  /// The values of the arguments, the last one spread where it has an ellipsis; nil where that is unknown.
  private func evaluatedArguments(in scope: Scope) throws(HCLError) -> [(value: Value, range: SourceRange)]? {
    var given: [(value: Value, range: SourceRange)] = []
    for argument in arguments { given.append((try argument.value(in: scope), argument.range)) }
    guard case .lastArgument = expansion, let last = given.popLast() else { return given }
    switch last.value.content {
    case .unknown, .notShown: return nil
    case .sequence(let sequence):
      return given + sequence.elements.map { ($0.marked(if: last.value.isSensitive), last.range) }
    case .null, .boolean, .number, .string, .mapping:
      throw HCLError(
        "Invalid expanding argument value",
        "The expanding argument (indicated by ...) must be of a tuple, list, or set type.", at: last.range)
    }
  }

  private func checkCount(_ count: Int, for function: Function) throws(HCLError) {
    let wanted = function.parameters.count
    if count < wanted {
      let missing = function.parameters[count].name
      throw HCLError(
        "Not enough function arguments",
        "Function \"\(name.text)\" expects \(wanted) argument(s). Missing value for \"\(missing)\".", at: closingRange)
    }
    if count > wanted, function.further == nil { throw wrongCount(expected: "only \(wanted) argument(s)") }
  }

  private func wrongCount(expected: String) -> HCLError {
    HCLError(
      arguments.isEmpty ? "Not enough function arguments" : "Too many function arguments",
      "Function \"\(name.text)\" expects \(expected).", at: arguments.last?.range ?? closingRange)
  }

  /// The argument as the parameter wants it; nil where that is unknown.
  private func converted(
    _ value: Value, to parameter: Function.Parameter, of function: Function, at range: SourceRange
  ) throws(HCLError) -> Value? {
    func invalid(_ reason: String) -> HCLError {
      HCLError(
        "Invalid function argument", "Invalid value for \"\(parameter.name)\" parameter: \(reason).", at: range)
    }
    if case .any = parameter.type { return value }
    guard !value.isNull else { throw invalid("argument must not be null") }
    guard !value.isUndetermined else { return nil }
    switch parameter.type {
    case .any: return value
    case .string:
      guard let text = try? value.convertedToText() else { throw invalid("string required") }
      return .string(text)
    case .sequence:
      guard value.elements != nil else { throw invalid("a list, set or tuple is required") }
      return value
    case .strings:
      guard case .sequence(var sequence) = value.content else { throw invalid("list of string required") }
      for (index, element) in sequence.elements.enumerated() {
        if element.isNull || element.isUndetermined { continue }
        guard let text = try? element.convertedToText() else { throw invalid("element \(index): string required") }
        sequence.elements[index] = .string(text).marked(if: element.isSensitive)
      }
      return Value(.sequence(sequence))
    }
  }

  private func failure(_ failure: Function.Failure, of function: Function, given: [SourceRange]) -> HCLError {
    switch failure {
    case .call(let reason):
      return HCLError(
        "Error in function call", "Call to function \"\(name.text)\" failed: \(reason).",
        at: name.range)
    case .argument(let index, let reason):
      let names = function.parameters + (function.further.map { [$0] } ?? [])
      let parameter = names[min(index, names.count - 1)].name
      return HCLError(
        "Invalid function argument", "Invalid value for \"\(parameter)\" parameter: \(reason).",
        at: index < given.count ? given[index] : closingRange)
    }
  }
}
