import PlanModel

/// A change of which the comments were read, and not yet the body.
struct PendingChange {
  var comment: HeaderComment
  /// The line of the comment.
  var line: Int
  var reason: ActionReason?
  var deferralReason: String?
  var movedFrom: ResourceAddress?
  var importing: ResourceChange.Import?
  /// The beginning of an id that goes on in the next line.
  var unfinishedImport: String?
  /// The JSON of an identity, a comment a line.
  var identity: String?
  var symbol: TextResourceLine.Symbol?

  init(_ comment: HeaderComment, line: Int) {
    self.comment = comment
    self.line = line
    switch comment.verb {
    case .replaced(let reason): self.reason = reason
    case .moved(let old): movedFrom = old
    case .imported: importing = .unspecified
    case .created, .readDuringApply, .updated, .destroyed, .forgotten, .deferred, .invoked, .changedOutside,
      .deletedOutside, .unsupported:
      break
    }
  }

  /// Takes a further comment.
  mutating func take(_ comment: ReasonComment) {
    switch comment {
    case .reason(let reason): self.reason = reason
    case .deferralReason(let reason): deferralReason = reason
    case .movedFrom(let address): movedFrom = address
    case .imported(let id): importing = .id(id)
    case .importedBegins(let id): unfinishedImport = id
    case .importedFirst: importing = importing ?? .unspecified
    case .identityBegins: identity = "{"
    case .generatedConfiguration, .remark: break
    }
  }

  /// What is planned, from the comment and the symbol together; nil where the two contradict each other.
  var action: Action? {
    switch (comment.verb, symbol) {
    case (.created, .create?), (.created, nil): .create
    case (.readDuringApply, .read?), (.readDuringApply, nil): .read
    case (.updated, .update?), (.updated, nil), (.changedOutside, .update?): .update
    case (.destroyed, .destroy?), (.destroyed, nil), (.deletedOutside, .destroy?): .destroy
    case (.forgotten, .forget?), (.forgotten, nil): .forget
    case (.moved, .some(.none)), (.imported, .some(.none)), (.moved, nil), (.imported, nil): .noOp
    case (.replaced, let symbol?): replacement(symbol)
    case (.deferred, let symbol?): PendingChange.action(of: symbol)
    case (.unsupported, .unknown(let text)?): .unknown([text])
    case (.unsupported, _): .unknown(["?"])
    case (.created, _), (.readDuringApply, _), (.updated, _), (.destroyed, _), (.forgotten, _), (.moved, _),
      (.imported, _), (.changedOutside, _), (.deletedOutside, _), (.invoked, _), (.replaced, nil), (.deferred, nil):
      nil
    }
  }

  private func replacement(_ symbol: TextResourceLine.Symbol) -> Action? {
    guard let action = PendingChange.action(of: symbol), case .replace(let replacement) = action,
      (replacement.oldObject == .forgotten) == comment.keepsOldObject
    else { return nil }
    return action
  }

  private static func action(of symbol: TextResourceLine.Symbol) -> Action? {
    switch symbol {
    case .none: .noOp
    case .create: .create
    case .update: .update
    case .destroy: .destroy
    case .read: .read
    case .forget: .forget
    case .destroyThenCreate: .replace(Replacement(order: .destroyFirst, oldObject: .destroyed))
    case .createThenDestroy: .replace(Replacement(order: .createFirst, oldObject: .destroyed))
    case .createThenForget: .replace(Replacement(order: .createFirst, oldObject: .forgotten))
    case .forgetThenCreate: .replace(Replacement(order: .destroyFirst, oldObject: .forgotten))
    case .unknown(let text): .unknown([text])
    }
  }

  /// The entry of the model, with the forcing paths that its body marks; the text may end before the body.
  func change(_ body: TextBody?, forcingPaths: [AttributePath]) -> ResourceChange {
    let action = action ?? .unknown([symbol?.spelling ?? ""])
    var change = ResourceChange(
      key: comment.key, action: action, replacePaths: forcingPaths,
      forcingPathsVisibility: forcingPaths.isEmpty && action.replacement != nil ? .notShown : .shown,
      values: values(body, action))
    change.reason = reason ?? reasonToForget
    change.previousAddress = movedFrom
    change.importing = importing
    return change
  }

  /// The engines print no reason where a `removed` block says so: then the object is not in the configuration.
  private var reasonToForget: ActionReason? {
    guard comment.verb == .forgotten, comment.key.deposed == nil else { return nil }
    return .deleteBecauseNoResourceConfig
  }

  private func values(_ body: TextBody?, _ action: Action) -> Deferred<ResourceChange.Sides> {
    if let body { return .onDemand { body.sides(of: action) } }
    let sides =
      switch action {
      case .create, .read, .open: ResourceChange.Sides(before: .null, after: .notShown)
      case .destroy, .forget: ResourceChange.Sides(before: .notShown, after: .null)
      case .noOp, .update, .replace, .unknown: ResourceChange.Sides(before: .notShown, after: .notShown)
      }
    return .made(sides)
  }
}

extension TextResourceLine.Symbol {
  /// The symbol as it is printed.
  var spelling: String {
    switch self {
    case .none: ""
    case .create: "+"
    case .update: "~"
    case .destroy: "-"
    case .read: "<="
    case .forget: "."
    case .destroyThenCreate: "-/+"
    case .createThenDestroy: "+/-"
    case .createThenForget: "+/."
    case .forgetThenCreate: "./+"
    case .unknown(let text): text
    }
  }
}
