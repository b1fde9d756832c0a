import PlanModel

extension Plan {
  /// What the plan does to its outputs, as the units that read them see it.
  var outputEffects: [OutputEffect] {
    outputs.compactMap { output in output.effect.map { OutputEffect(name: output.name, kind: $0) } }
      .sorted { $0.name.bytesPrecede($1.name) }
  }

  /// Whether it creates, and touches nothing that is there: the plan of a unit that was never applied.
  ///
  /// Plan text does not say what stays as it is, so that one that only adds to a unit looks the same there.
  package var isFirstDeploy: Bool {
    plainNoOpCount == 0 && changes.contains { $0.action == .create }
      && changes.allSatisfy { change in
        switch change.action {
        case .create, .read, .open: change.previousAddress == nil && change.importing == nil
        case .noOp, .update, .replace, .destroy, .forget, .unknown: false
        }
      }
  }
}

extension OutputChange {
  fileprivate var effect: OutputEffect.Kind? {
    switch action {
    case .noOp, .read, .open: nil
    case .create: after.isSeenNull ? nil : .added
    case .destroy, .forget: .removed
    case .update, .replace, .unknown: changesOnlySensitivity ? nil : updateEffect
    }
  }

  private var updateEffect: OutputEffect.Kind {
    // An output that is null is not kept in the state.
    if after.isSeenNull { return .removed }
    if before.isSeenNull { return .added }
    if let from = before.shape, let to = after.shape, from != to { return .retyped(from: from, to: to) }
    return after.seesUnknown ? .unknown : .updated
  }
}

// What is told of a value that is marked sensitive is nothing: a report masks it, and runs that are put together from
// reports must be judged alike.
extension Value {
  fileprivate var isSeenNull: Bool { isNull && !isSensitive }

  /// Whether an unknown stands here or below, outside of what is marked sensitive.
  fileprivate var seesUnknown: Bool {
    if isSensitive { return false }
    return switch content {
    case .unknown: true
    case .null, .boolean, .number, .string, .notShown: false
    case .sequence(let sequence): sequence.elements.contains(where: \.seesUnknown)
    case .mapping(let mapping): mapping.entries.contains(where: \.value.seesUnknown)
    }
  }

  /// The type, where the value is seen.
  fileprivate var shape: OutputEffect.Shape? {
    if isSensitive { return nil }
    return switch content {
    case .string: .string
    case .number: .number
    case .boolean: .boolean
    case .sequence: .list
    case .mapping: .object
    case .null, .unknown, .notShown: nil
    }
  }
}
