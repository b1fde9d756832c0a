import PlanModel

extension AnalyzedChange {
  /// Why the change is planned, a line each: the forcing paths with their values, or the one reason that has no path.
  var reasons: [Phrase] {
    guard let cause else { return [] }
    if !cause.paths.isEmpty { return cause.paths.map(\.sentence) }
    return [cause.kind.sentence(about: self)]
  }
}

extension Cause.ForcingPath {
  fileprivate var sentence: Phrase {
    switch kind {
    case .upstreamReplaced: "\(path) \(arrival), and what it refers to is replaced or created\(origin)"
    case .upstreamUpdated:
      "\(path) \(arrival), and what it refers to is updated\(origin): the replacement may not be needed"
    case .upstreamDeferred:
      "\(path) \(arrival), and it waits for something that is read during apply\(origin): the replacement may not be needed"
    case .knownAfterApply: "\(path) \(arrival), and the provider cannot change it in place"
    case .attributeChanged, .triggeredBy, .tainted, .requested, .providerCannotUpdate, .notShown, .renamed,
      .indexShifted, .repetitionChanged, .keyRemoved, .removedFromConfiguration, .moduleRemoved, .disabled,
      .moveTargetMissing, .deposed, .keptByLifecycle, .destroyRun:
      "\(path) \(difference), and the provider cannot change it in place"
    }
  }

  private var arrival: Phrase {
    before.isSimple ? "is \(before) now and will be known only after apply" : "will be known only after apply"
  }

  private var difference: Phrase {
    if after.isUnknown { return arrival }
    if before.isSensitive || after.isSensitive { return "changes from \(before) to \(after)" }
    if before.isNull { return after.isSimple ? "is set to \(after)" : "is added" }
    if after.isNull { return before.isSimple ? "is removed; it was \(before)" : "is removed" }
    return before.isSimple && after.isSimple ? "changes from \(before) to \(after)" : "changes"
  }

  private var origin: Phrase {
    guard let source = via.last else { return Phrase(words: "") }
    return " (\(source.address))"
  }
}

extension Value {
  /// Whether it fits into a sentence.
  var isSimple: Bool {
    switch content {
    case .boolean, .number, .string: true
    case .null, .sequence, .mapping, .unknown, .notShown: false
    }
  }
}

extension Cause.Kind {
  fileprivate func sentence(about analyzed: AnalyzedChange) -> Phrase {
    let address = analyzed.change.address
    switch self {
    case .attributeChanged: return "an attribute changes that the provider cannot change in place"
    case .upstreamReplaced: return "something that it refers to is replaced or created"
    case .upstreamUpdated: return "something that it refers to is updated; the replacement may not be needed"
    case .upstreamDeferred: return "something that it refers to is read during apply; the replacement may not be needed"
    case .knownAfterApply: return "an attribute will be known only after apply"
    case .triggeredBy: return "\(code: "replace_triggered_by") names something that changes in this plan"
    case .tainted: return "it is tainted: an earlier apply failed half-way through it, or somebody marked it"
    case .requested: return "it was asked for with \(code: "-replace=")\(address)"
    case .providerCannotUpdate: return "the provider cannot update it in place, and names no attribute"
    case .notShown: return "the input does not show what forces it"
    case .renamed: return renaming(analyzed.cause?.counterpart)
    case .indexShifted: return "the indexes of its \(code: "count") moved up"
    case .repetitionChanged: return "its block changed between one object, \(code: "count") and \(code: "for_each")"
    case .keyRemoved: return "its key is not in \(code: "count") or \(code: "for_each") any more"
    case .removedFromConfiguration: return "its block is not in the configuration any more"
    case .moduleRemoved:
      return "its module instance \(code: address.module.description) is not in the configuration any more"
    case .disabled: return "its block says \(code: "enabled = false")"
    case .moveTargetMissing: return "it was moved to an address that is not in the configuration"
    case .deposed: return "it is left over from an earlier replacement that did not finish"
    case .keptByLifecycle: return "its block says \(code: "destroy = false")"
    case .destroyRun: return "this is a plan to destroy everything (\(code: "-destroy"))"
    }
  }

  private func renaming(_ counterpart: Cause.Counterpart?) -> Phrase {
    guard let counterpart else { return "it is created again under another address" }
    return "it is created again as \(counterpart.address)"
  }
}

extension Remedy {
  /// The remedy as a line of a finding.
  var line: Phrase {
    switch self {
    case .hcl(let phrase), .advice(let phrase): phrase
    case .command(let command): "\(command)"
    }
  }
}

extension [Phrase] {
  /// One sentence of several, with the same words between them.
  func joined(by separator: StaticString) -> Phrase? {
    guard let first else { return nil }
    return dropFirst().reduce(first) { "\($0)\(words: separator.description)\($1)" }
  }
}
