import PlanModel

extension CauseFinder {
  /// What keeps the object from being replaced.
  ///
  /// The engine's own reason may stand beside forcing paths.
  func replacementRemedies(_ paths: [Cause.ForcingPath], _ reason: Cause.Kind) -> [Remedy] {
    var remedies: [Remedy] = []
    if let ignoring = ignoringChanges(of: paths) { remedies.append(ignoring) }
    switch reason {
    case .tainted: remedies += untainting
    case .requested: remedies.append(leavingOutReplace)
    case .triggeredBy: remedies.append(takingTriggerOut)
    case .notShown: if paths.isEmpty { remedies.append(askingForJSON) }
    case .providerCannotUpdate: if paths.isEmpty { remedies.append(pinningProvider) }
    case .attributeChanged, .upstreamReplaced, .upstreamUpdated, .upstreamDeferred, .knownAfterApply, .renamed,
      .indexShifted, .repetitionChanged, .keyRemoved, .removedFromConfiguration, .moduleRemoved, .disabled,
      .moveTargetMissing, .deposed, .keptByLifecycle, .destroyRun:
      break
    }
    return remedies
  }

  /// The block that leaves the old values in place; it helps only if it names every argument that forces.
  private func ignoringChanges(of paths: [Cause.ForcingPath]) -> Remedy? {
    var names: [String] = []
    for forcing in paths {
      guard case .name(let name)? = forcing.path.steps.first, name.isIdentifier else { return nil }
      if names.last.map({ !$0.hasSameBytes(as: name) }) ?? true { names.append(name) }
    }
    if names.isEmpty { return nil }
    var pieces: [Phrase.Piece] = [.words("lifecycle {\n  ignore_changes = [")]
    for (index, name) in names.enumerated() {
      if index > 0 { pieces.append(.words(", ")) }
      pieces.append(.path(AttributePath(name)))
    }
    return .hcl(Phrase(pieces + [.words("]\n}")]))
  }

  private var untainting: [Remedy] {
    let advice: Phrase = """
      \(change.address) is marked as tainted: its creation failed part-way, or somebody ran \(code: "taint"). If the \
      object is sound, take the mark away and plan again.
      """
    return [.advice(advice), .command(engineCommand("untaint", on: change.address))]
  }

  private var leavingOutReplace: Remedy {
    let option = Command([.shell("-replace="), .value(.string(change.address.description), placeholder: "ADDRESS")])
    return .advice("Plan without \(option): somebody asked for this replacement on the command line.")
  }

  private var takingTriggerOut: Remedy {
    .advice(
      """
      A resource that \(code: "replace_triggered_by") of \(change.address.withoutKey) names is about to change; take it \
      out of that list if its change need not replace this object.
      """)
  }

  private var pinningProvider: Remedy {
    let provider: Phrase = change.provider.map { "The provider \(code: $0)" } ?? "Its provider"
    return .advice(
      """
      \(provider) replaces \(change.address) and names no argument for it. If this began with a newer provider, pin the \
      one before in \(code: "required_providers") and plan again.
      """)
  }

  private var askingForJSON: Remedy {
    .advice(
      """
      This output does not say why \(change.address) is replaced. Read the plan as JSON: \
      \(Command([.shell("\(engineProgram) show -json PLANFILE")])).
      """)
  }
}

extension String {
  /// Whether it can stand in HCL as the name of an argument.
  fileprivate var isIdentifier: Bool {
    guard let first = unicodeScalars.first, first == "_" || first.properties.isIDStart else { return false }
    return unicodeScalars.allSatisfy { $0 == "-" || $0 == "_" || $0.properties.isIDContinue }
  }
}
