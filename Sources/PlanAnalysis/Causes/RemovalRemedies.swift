import PlanModel

extension CauseFinder {
  /// What keeps the object, or keeps it managed.
  func removalRemedies(_ kind: Cause.Kind) -> [Remedy] {
    switch kind {
    case .removedFromConfiguration: change.action == .destroy ? lettingGo : []
    case .keyRemoved: [.advice(puttingKeyBack)]
    case .repetitionChanged: [.advice(movingToNewKey)]
    case .moduleRemoved: [.advice(puttingModuleBack)]
    case .disabled: [.advice(enabling)]
    case .moveTargetMissing: [.advice(givingMoveATarget)]
    case .deposed: [.advice(explainingDeposed)]
    case .keptByLifecycle: [.advice(managingAgain)]
    case .destroyRun: change.action == .destroy ? [.advice(sparing)] : []
    case .notShown: [.advice(askingWhyRemoved)]
    case .attributeChanged, .upstreamReplaced, .upstreamUpdated, .upstreamDeferred, .knownAfterApply, .triggeredBy,
      .tainted, .requested, .providerCannotUpdate, .renamed, .indexShifted:
      []
    }
  }

  /// Out of the state without a destroy: a `removed` block, or the command where the engine has none yet.
  private var lettingGo: [Remedy] {
    let block = change.address.withoutAnyKey
    switch removedBlockSupport {
    case .missing:
      return [
        .advice(
          """
          To keep the object when \(change.address) leaves the configuration, take it out of the state first: this \
          engine has no \(code: "removed") blocks yet.
          """),
        .command(engineCommand("state rm", on: change.address)),
      ]
    case .alwaysForgets: return [.hcl("removed {\n  from = \(block)\n}")]
    case .full: return [.hcl("removed {\n  from = \(block)\n\n  lifecycle {\n    destroy = false\n  }\n}")]
    case .undetermined:
      return [
        .hcl("removed {\n  from = \(block)\n\n  lifecycle {\n    destroy = false\n  }\n}"),
        .advice("This form of \(code: "removed") needs Terraform 1.7 or OpenTofu 1.10."),
      ]
    }
  }

  private var puttingKeyBack: Phrase {
    let missing = missingInstance
    switch missing.key {
    case .index(let index):
      return """
        \(code: missing.container) has no index \(index) any more: keep its \(code: "count") above \(index) if the object \
        shall stay.
        """
    case .string, .wildcard:
      return """
        \(code: missing.container) has no key \(code: missing.key.text) any more: put it back into \(code: "for_each") if \
        the object shall stay.
        """
    }
  }

  /// The block whose instance is gone: the resource's own, or the innermost module call with a key.
  private var missingInstance: (container: String, key: InstanceKey) {
    let address = change.address
    if change.reason != .deleteBecauseNoModule, let key = address.key {
      return (address.withoutKey.description, key)
    }
    guard let place = address.module.steps.lastIndex(where: { $0.key != nil }),
      let key = address.module.steps[place].key
    else { return (address.withoutKey.description, address.key ?? .wildcard) }
    var path = ModulePath(Array(address.module.steps[...place]))
    path.steps[place].key = nil
    return (path.description, key)
  }

  private var movingToNewKey: Phrase {
    """
    \(code: "count") or \(code: "for_each") of \(change.address.withoutKey) was added, taken out or exchanged. If \
    one of the new instances is this object, a \(code: "moved") block from \(change.address) to it keeps the object.
    """
  }

  private var puttingModuleBack: Phrase {
    let module = change.address.module.description
    return """
      \(code: module) is no instance of its module call any more: the call was switched off, or took \(code: "count") or \
      \(code: "for_each"). If it goes on under a key, a \(code: "moved") block from \(code: module) keeps all its objects.
      """
  }

  private var enabling: Phrase {
    """
    \(code: "enabled") in the \(code: "lifecycle") of \(change.address.withoutKey) is false; set it to true if the \
    object shall stay.
    """
  }

  private var givingMoveATarget: Phrase {
    guard let previous = change.previousAddress else {
      return """
        A \(code: "moved") block leads to \(change.address), and no block declares that. Declare it, or take the \
        \(code: "moved") block out.
        """
    }
    return """
      A \(code: "moved") block leads from \(previous) to \(change.address), and no block declares that. Declare it, or take \
      the \(code: "moved") block out.
      """
  }

  private var explainingDeposed: Phrase {
    """
    Object \(code: change.key.deposed ?? "") is left over from an earlier replacement of \(change.address) that did not \
    finish; it is not the current object. Make sure that nothing uses it any more.
    """
  }

  private var managingAgain: Phrase {
    """
    \(change.address) stays as it is and nothing manages it any more, as \(code: "destroy = false") asks for. Destroy it by \
    hand, or manage it again with an \(code: "import") block.
    """
  }

  private var sparing: Phrase {
    switch surroundings.source.engine {
    case .opentofu where isEngine(atLeast: EngineVersion(1, 9)):
      let option = Command([.shell("-exclude="), .value(.string(change.address.description), placeholder: "ADDRESS")])
      return "This plan destroys everything; to spare \(change.address), plan with \(option)."
    case .opentofu, .terraform, nil:
      return """
        This plan destroys everything; to spare \(change.address), take it out of the state first: \
        \(engineCommand("state rm", on: change.address)).
        """
    }
  }

  private var askingWhyRemoved: Phrase {
    """
    The plan does not say why \(change.address) goes. Look whether its block, its key or its module is still there, and \
    whether the plan was made with \(code: "-destroy").
    """
  }
}

extension InstanceKey {
  /// The key as it is written in `for_each`.
  fileprivate var text: String {
    switch self {
    case .index(let index): String(index)
    case .string(let text): QuotedText.quote(text)
    case .wildcard: "*"
    }
  }
}

extension ResourceAddress {
  /// The address without the keys of instances and modules, as a `removed` block takes it.
  fileprivate var withoutAnyKey: ResourceAddress {
    var copy = withoutKey
    for index in copy.module.steps.indices { copy.module.steps[index].key = nil }
    return copy
  }
}
