import PlanPlatform
public import PlanModel
public import PlanReading

/// Reads plans, each as one unit of a run.
///
/// What can't be read becomes a unit that says so: a run is never less than its inputs.
///
/// - Parameters:
///   - inputs: What to read, each once; a folder stands for the plan files below it.
///   - policyFolder: The folder of the `planlint.hcl` in force, from which unit paths start; without one they start from the
///     root of the repository.
///   - options: How to read.
/// - Returns: The run, its units in the order of their paths' bytes.
/// - Throws: ``InputError`` where the inputs can't stand in one run.
public func read(
  _ inputs: [PlanInput], policyFolder: String? = nil, options: ReadingOptions = ReadingOptions()
) throws(InputError) -> Run {
  if inputs.isEmpty { throw .noInput }
  let units = try name(inputs.flatMap(\.expanded), by: UnitNaming(policyFolder: policyFolder))
  let reader = PlanReader(options: options)
  var run = Run(units: [])
  for (path, input) in units.sorted(by: { $0.path.bytesPrecede($1.path) }) {
    run.add(input.contents(by: reader), ofUnit: path)
  }
  return run
}

/// Reads plan files.
///
/// - Throws: ``InputError`` where two of them are one unit.
public func read(_ paths: String...) throws(InputError) -> Run {
  try read(paths.map(PlanInput.file))
}

extension Run {
  /// Takes what an input holds.
  ///
  /// - Parameters:
  ///   - contents: What the input holds.
  ///   - path: The unit that it is, where it does not say so itself.
  fileprivate mutating func add(_ contents: InputContents, ofUnit path: String) {
    switch contents {
    case .plans(let plans): units += name(plans, path)
    case .unnamedPlans(let plans, let diagnostic):
      units += name(plans, path)
      diagnostics.append(diagnostic)
    case .terragruntLog(let log):
      units += log.units
      terragrunt = log.run
      diagnostics += log.diagnostics
    case .runReport, .unitGraph: break
    }
  }
}

/// Makes units of the plans of one input; where a text holds several, nothing in it names them, so they are numbered.
private func name(_ plans: [Plan], _ path: String) -> [Unit] {
  if plans.count == 1 { return plans.map { Unit(path: path, plan: $0) } }
  return plans.enumerated().map { Unit(path: "\(path)#\($0 + 1)", plan: $1) }
}

private func name(
  _ inputs: [PlanInput], by naming: UnitNaming
) throws(InputError) -> [(path: String, input: PlanInput)] {
  var owners: [String: String] = [:]
  var named: [(path: String, input: PlanInput)] = []
  for input in inputs {
    let path = input.unit ?? input.unitPath(by: naming)
    if let first = owners.updateValue(input.name, forKey: path) {
      throw .sameUnit(path: path, first: first, second: input.name)
    }
    named.append((path, input))
  }
  return named
}

extension PlanInput {
  fileprivate func unitPath(by naming: UnitNaming) -> String {
    switch origin {
    case .file(let path): naming.unitPath(ofFile: path)
    case .standardInput: "."
    case .memory(_, let name): name
    }
  }

  fileprivate func contents(by reader: PlanReader) -> InputContents {
    do {
      return reader.contents(of: try open(), named: name)
    } catch {
      return .plans([Plan(unreadable: error.diagnostic(naming: self), named: name)])
    }
  }

  private func open() throws(SystemError) -> InputSource {
    switch origin {
    case .memory(let bytes, _):
      return InputSource(bytes: bytes)
    case .file(let path):
      return InputSource(path: path, reading: try InputFile.open(path))
    case .standardInput:
      return InputSource(reading: try InputFile.standardInput())
    }
  }
}

extension InputSource {
  fileprivate init(path: String? = nil, reading file: InputFile) {
    self.init(path: path, reading: { buffer in try file.read(into: &buffer) })
  }
}

extension Plan {
  /// The plan of an input that can't be read at all.
  fileprivate init(unreadable diagnostic: Diagnostic, named name: String) {
    self.init(source: Source(kind: .json, file: name))
    shortcomings = [.unreadable(diagnostic)]
  }
}

extension SystemError {
  fileprivate func diagnostic(naming input: PlanInput) -> Diagnostic {
    var diagnostic = Diagnostic(severity: .error, summary: summary(naming: input))
    diagnostic.place = Diagnostic.Place(file: input.name)
    diagnostic.remedy = remedy
    return diagnostic
  }

  private func summary(naming input: PlanInput) -> Phrase {
    switch (reason, input.origin) {
    case (.missing, _), (.notADirectory, _): "There is no file \(code: input.name)."
    case (.isADirectory, _): "\(code: input.name) is a folder, not a plan."
    case (.closed, .standardInput): "Standard input is closed."
    case (.notPermitted, _), (.closed, _), (.readerIsGone, _), (.other, _):
      "\(code: input.name) can't be read: \(quoted: message)."
    }
  }

  private var remedy: Phrase? {
    switch reason {
    case .missing, .notADirectory:
      "Write the plan first: \(code: "tofu plan -out=tfplan && tofu show -json tfplan > tfplan.json")"
    case .isADirectory: "There is no plan file (\(code: "*.json")) in it that can be read."
    case .notPermitted, .closed, .readerIsGone, .other: nil
    }
  }
}
