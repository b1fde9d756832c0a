import PlanPlatform
public import PlanModel
public import PlanReading
public import PlanReport

/// What an input, or a file below a folder, is taken for.
public struct RecognisedInput: Sendable, Hashable {
  /// Its name as it was typed, or the path of a file below a folder that was; `-` is standard input.
  public var name: String
  /// Its size in bytes; nil where it is no file.
  public var size: Int?
  /// What it has to be taken out of before it is read.
  public var wrapping: Wrapping
  /// What it holds.
  public var holding: Holding

  /// What an input has to be taken out of.
  public enum Wrapping: Sendable, Hashable {
    case none, gzip
    /// A binary plan, which its engine shows.
    case binaryPlan
  }

  /// What an input holds.
  public enum Holding: Sendable, Hashable {
    /// The plan of a unit.
    case plan(unit: String, Plan.Source)
    /// So many plans of units that it does not name.
    case unnamedPlans(Int, Plan.Source)
    /// The log of a Terragrunt run of so many units.
    case terragruntLog(units: Int)
    /// What became of so many units.
    case runReport(units: Int)
    /// Which of so many units depends on which.
    case unitGraph(units: Int)
    /// Nothing that is read, and why.
    case passedOver(ShownPhrase)
    /// Something that can't be used, and why.
    case unusable(ShownPhrase)
  }
}

/// Says what each input is taken for, by reading it.
///
/// - Parameters:
///   - inputs: What to look at; a folder stands for all files below it but hidden ones.
///   - policyFolder: The folder of the `planlint.hcl` in force, as for ``read(_:policyFolder:options:progress:)``.
///   - options: How to read.
/// - Returns: What the inputs are, in the order of their names' bytes.
/// - Throws: ``InputError`` where there is none.
public func recognise(
  _ inputs: [PlanInput], policyFolder: String? = nil, options: ReadingOptions = ReadingOptions()
) throws(InputError) -> [RecognisedInput] {
  let reading = try Reading(of: inputs, policyFolder: policyFolder, options: options)
  let read = zip(reading.listing.inputs, reading.contents).map { RecognisedInput($0, $1) }
  let passedOver = reading.listing.passedOver.map { RecognisedInput($0) }
  return (read + passedOver).sorted { $0.name.bytesPrecede($1.name) }
}

extension RecognisedInput {
  fileprivate init(_ named: NamedInput, _ contents: InputContents) {
    name = named.input.name
    size = nil
    wrapping = .none
    switch named.input.origin {
    case .standardInput: break
    case .memory(let bytes, _): size = bytes.count
    case .file(let path):
      size = FileVerdict.size(of: path)
      wrapping = Wrapping(named.kind ?? FileVerdict.kind(of: path))
    }
    holding = Holding(contents, unit: named.unitPath, of: name)
  }

  fileprivate init(_ file: PassedOverFile) {
    name = file.path
    size = FileVerdict.size(of: file.path)
    wrapping = .none
    let reason: Phrase =
      switch file.reason {
      case .content(let kind): "it \(kind.predicate)"
      case .name: "files of this name hold no plan"
      case .otherForm(let path): "\(code: path) holds the same plan"
      }
    holding = .passedOver(Disclosure(hiding: SensitiveTexts()).show(reason))
  }
}

extension RecognisedInput.Wrapping {
  fileprivate init(_ kind: InputKind?) {
    switch kind {
    case .gzip: self = .gzip
    case .binaryPlan: self = .binaryPlan
    case _: self = .none
    }
  }
}

extension RecognisedInput.Holding {
  fileprivate init(_ contents: InputContents, unit: String, of name: String) {
    switch contents {
    case .plans(let plans):
      if let problem = plans.lazy.compactMap({ $0.problem(callingIt: name) }).first {
        self = .unusable(problem)
      } else if plans.count == 1 {
        self = .plan(unit: unit, plans[0].source)
      } else {
        self = .unnamedPlans(plans.count, plans[0].source)
      }
    case .unnamedPlans(_, let diagnostic):
      self = .unusable(Disclosure(hiding: SensitiveTexts()).show(diagnostic.summary.calling(name)))
    case .terragruntLog(let log):
      let error = log.diagnostics.first { $0.severity == .error }
      self =
        error.map { .unusable(Disclosure(of: log.units).show($0.summary.calling(name))) }
        ?? .terragruntLog(units: log.units.count)
    case .runReport(let outcomes): self = .runReport(units: outcomes.count)
    case .unitGraph(let graph): self = .unitGraph(units: graph.nodes.count)
    }
  }
}

extension Plan {
  /// Why it can't be used; nil where it was read wholly.
  fileprivate func problem(callingIt name: String) -> ShownPhrase? {
    for shortcoming in shortcomings where shortcoming.leavesPlanIncomplete {
      return Disclosure(hiding: sensitiveTexts).show(shortcoming.diagnostic.summary.calling(name))
    }
    return nil
  }
}

extension Phrase {
  /// The sentence of an input whose name stands before it already.
  fileprivate func calling(_ name: String) -> Phrase {
    guard case .code(let first)? = pieces.first, first.hasSameBytes(as: name) else { return self }
    return Phrase([.words("it")] + pieces.dropFirst())
  }
}

extension Disclosure {
  fileprivate convenience init(of units: [PlanModel.Unit]) {
    var texts = SensitiveTexts()
    for unit in units { texts.formUnion(unit.plan.sensitiveTexts) }
    self.init(hiding: texts)
  }
}
