import PlanModel

extension Report.Change {
  /// What is planned, in words: `replace, destroy first`.
  var actionPhrase: String {
    var phrase: String
    switch action {
    case .noOp: phrase = previousAddress != nil || importing != nil ? "" : "no-op"
    case .create: phrase = "create"
    case .read: phrase = "read during apply"
    case .update: phrase = "update"
    case .replace(let replacement):
      switch (replacement.order, replacement.oldObject) {
      case (.destroyFirst, .destroyed), (.destroyFirst, nil): phrase = "replace, destroy first"
      case (.createFirst, .destroyed), (.createFirst, nil): phrase = "replace, create first"
      case (_, .forgotten): phrase = "replace, and leave the old object behind unmanaged"
      case (nil, .destroyed), (nil, nil): phrase = "replace, in an order that is not shown"
      }
    case .destroy: phrase = "destroy"
    case .forget: phrase = "forget, the object stays unmanaged"
    case .open: phrase = "open"
    case .unknown(let actions): phrase = "unknown action " + VisibleText.line(actions.joined(separator: ", "))
    }
    if importing != nil { phrase += phrase.isEmpty ? "import" : ", import" }
    if previousAddress != nil { phrase += phrase.isEmpty ? "move" : ", move" }
    return phrase
  }

  /// Whether an object is lost, or might be.
  var isDestructive: Bool {
    switch action {
    case .replace, .destroy, .forget, .unknown: true
    case .noOp, .create, .read, .update, .open: false
    }
  }

  /// Why the object is replaced, destroyed or forgotten, in half a sentence; nil where nothing is known of it.
  var reasonPhrase: ShownPhrase? {
    guard let cause else { return nil }
    return ShownPhrase(cause.reasonPieces + cause.rootPieces)
  }
}

extension Report.Cause {
  fileprivate var reasonPieces: [ShownPhrase.Piece] {
    switch kind {
    case .attributeChanged: forcingPathPieces
    case .upstreamReplaced: pathPieces + [.words("follows what is replaced upstream")]
    case .upstreamUpdated: pathPieces + [.words("is known only after an update upstream: it may not be needed")]
    case .upstreamDeferred: pathPieces + [.words("waits for what is read during apply: it may not be needed")]
    case .knownAfterApply: pathPieces + [.words("will be known only after apply")]
    case .triggeredBy: [.code("replace_triggered_by")]
    case .tainted: [.words("the object is tainted: an earlier apply did not finish it")]
    case .requested: [.words("asked for with "), .code("-replace")]
    case .providerCannotUpdate: [.words("the provider cannot update it in place, and names no attribute")]
    case .notShown: [.words("the plan does not show why")]
    case .renamed: [.words("renamed")] + counterpartPieces
    case .indexShifted: [.words("the indexes of its instances shifted")] + counterpartPieces
    case .repetitionChanged: [.code("count"), .words(" and "), .code("for_each"), .words(" were switched")]
    case .keyRemoved: [.words("its key is gone from "), .code("count"), .words(" or "), .code("for_each")]
    case .removedFromConfiguration: [.words("its block is gone from the configuration")]
    case .moduleRemoved: [.words("its module is gone from the configuration")]
    case .disabled: [.code("enabled = false")]
    case .moveTargetMissing: [.words("moved to an address that has no block")]
    case .deposed: [.words("left over from an earlier replacement")]
    case .keptByLifecycle: [.code("lifecycle { destroy = false }")]
    case .destroyRun: [.words("the plan destroys everything ("), .code("-destroy"), .words(")")]
    }
  }

  private var forcingPathPieces: [ShownPhrase.Piece] {
    guard let first = paths.first else { return [.words("an attribute changes that cannot be updated in place")] }
    var pieces: [ShownPhrase.Piece] = [.path(first.path), .words(" ")]
    pieces += [.value(first.before), .words(" -> "), .value(first.after)]
    if paths.count > 1 { pieces.append(.words(" and \(Counting.count(paths.count - 1, "more path"))")) }
    return pieces
  }

  private var pathPieces: [ShownPhrase.Piece] {
    guard let first = paths.first else { return [] }
    let more = paths.count > 1 ? " and \(Counting.count(paths.count - 1, "more path")) " : " "
    return [.path(first.path), .words(more)]
  }

  private var counterpartPieces: [ShownPhrase.Piece] {
    guard let counterpart else { return [] }
    return [.words(": the same object as "), .address(counterpart.address)]
  }

  /// Where the chain starts, where it starts elsewhere.
  fileprivate var rootPieces: [ShownPhrase.Piece] {
    switch kind {
    case .upstreamReplaced, .upstreamUpdated, .upstreamDeferred, .triggeredBy:
      guard let root = roots.first else { return [] }
      let more = roots.count > 1 ? " and \(Counting.count(roots.count - 1, "more"))" : ""
      return [.words(", from "), .address(root.address), .words(more)]
    case .attributeChanged, .knownAfterApply, .tainted, .requested, .providerCannotUpdate, .notShown, .renamed,
      .indexShifted, .repetitionChanged, .keyRemoved, .removedFromConfiguration, .moduleRemoved, .disabled,
      .moveTargetMissing, .deposed, .keptByLifecycle, .destroyRun:
      return []
    }
  }
}
