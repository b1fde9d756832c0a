import PlanModel

extension Report.Unit {
  init(_ node: ReportNode) throws(ReportError) {
    path = try node("path").string()
    environment = try node("environment").optional?.string()
    status = try node("status").word()
    statusReason = try node("status_reason").optional?.phrase()
    let origin = try node("source")
    source = Plan.Source(kind: try origin("kind").word(), file: try origin("file").string())
    source.engine = try origin("engine").optional?.word()
    source.engineVersion = try origin("engine_version").optional?.string()
    source.formatVersion = try origin("format_version").optional?.string()
    mode = try node("mode").optional?.word()
    isComplete = try node("complete").optional?.boolean()
    isApplyable = try node("applyable").optional?.boolean()
    isTargeted = try node("targeted").optional?.boolean()
    plannedAt = try node("planned_at").optional?.string()
    dependencies = try node("dependencies").strings()
    mockedDependencies = try node("mocked_dependencies").strings()
    pendingUpstreams = try node("pending_upstreams").strings()
    plainNoOpCount = try node("no_ops").integer()
    changes = try node("changes").map { (node) throws(ReportError) in try Report.Change(node) }
    outputs = try node("outputs").map { (node) throws(ReportError) in try Report.Output(node) }
    drift = try node("drift").map { (node) throws(ReportError) in
      Report.Drift(
        key: try node.key(), action: try node.plainAction(), attributes: .made(try node("attributes").rows()))
    }
    checks = try node("checks").map { (node) throws(ReportError) in try Report.Check(node) }
    deferred = try node("deferred").map { (node) throws(ReportError) in
      Report.DeferredChange(
        reason: try node("reason").string(), key: try node.key(), action: try node.plainAction(),
        importing: try node("import").optional?.importing())
    }
    actionInvocations = try node("action_invocations").map { (node) throws(ReportError) in
      try Report.ActionInvocation(node)
    }
    diagnostics = try node("diagnostics").map { (node) throws(ReportError) in try Report.Diagnostic(node) }
  }
}

extension Report.Output {
  fileprivate init(_ node: ReportNode) throws(ReportError) {
    name = try node("name").string()
    action = try node.plainAction()
    before = try node("before").shownValue()
    after = try node("after").shownValue()
    isBeforeSensitive = try node("before_sensitive").boolean()
    isAfterSensitive = try node("after_sensitive").boolean()
    changesOnlySensitivity = try node("only_sensitivity").boolean()
  }
}

extension Report.Check {
  fileprivate init(_ node: ReportNode) throws(ReportError) {
    kind = try node("kind").string()
    address = try node("address").string()
    status = PlanModel.Check.Status(try node("status").string())
    instances = try node("instances").map { (node) throws(ReportError) in
      Instance(
        address: try node("address").string(), status: PlanModel.Check.Status(try node("status").string()),
        problems: try node("problems").strings())
    }
  }
}

extension Report.ActionInvocation {
  fileprivate init(_ node: ReportNode) throws(ReportError) {
    address = try node("address").string()
    type = try node("type").string()
    name = try node("name").string()
    provider = try node("provider").optional?.string()
    let start = try node("trigger")
    switch try start("kind").string() {
    case "lifecycle":
      trigger = .lifecycle(resource: try start("resource").string(), event: try start("event").string())
    case "invoke": trigger = .invoke
    case "unspecified": trigger = .unspecified
    default: throw try start("kind").failure("a trigger that this version of planlint knows")
    }
    deferralReason = try node("deferral_reason").optional?.string()
  }
}

extension Report.Change {
  fileprivate init(_ node: ReportNode) throws(ReportError) {
    key = try node.key()
    provider = try node("provider").optional?.string()
    engineActions = try node("engine_actions").optional?.strings()
    action = try node.action(engineActions: engineActions)
    reason = try node("action_reason").optional.map { (node) throws(ReportError) in ActionReason(try node.string()) }
    generatedConfiguration = try node("generated_config").optional?.string()
    attributes = .made(try node("attributes").rows())
    previousAddress = try node("previous_address").optional?.address()
    importing = try node("import").optional?.importing()
    cause = try node("cause").optional.map { (node) throws(ReportError) in try Report.Cause(node) }
  }
}

extension Report.Cause {
  fileprivate init(_ node: ReportNode) throws(ReportError) {
    kind = try node("kind").word()
    certainty = try node("certainty").word()
    paths = try node("paths").map { (node) throws(ReportError) in
      Report.ForcingPath(
        path: try node("path").attributePath(), kind: try node("kind").word(),
        before: try node("before").shownValue(), after: try node("after").shownValue(),
        via: try node("via").map { (node) throws(ReportError) in
          PlanModel.Cause.Step(
            unit: try node("unit").optional?.string(), address: try node("address").address(),
            path: try node("path").attributePath())
        })
    }
    roots = try node("roots").map { (node) throws(ReportError) in
      PlanModel.Cause.Root(
        unit: try node("unit").optional?.string(), address: try node("address").address(),
        kind: try node("kind").word(),
        paths: try node("paths").map { (node) throws(ReportError) in try node.attributePath() })
    }
    counterpart = try node("counterpart").optional.map { (node) throws(ReportError) in
      PlanModel.Cause.Counterpart(unit: try node("unit").optional?.string(), address: try node("address").address())
    }
    remedies = try node("remedies").map { (node) throws(ReportError) in
      let text = try node("text").string()
      switch try node("kind").word(RemedyKind.self) {
      case .hcl: return Report.Remedy.hcl(ShownPhrase([.code(text)]))
      case .command: return .command(ShownCommand([.shell(text)]))
      case .advice: return .advice(ShownPhrase([.quoted(text)]))
      }
    }
  }
}

extension ReportNode {
  /// The action of an entry that has no order.
  fileprivate func plainAction() throws(ReportError) -> Action {
    switch try self("action").word(ActionWord.self) {
    case .create: .create
    case .read: .read
    case .update: .update
    case .replace: .replace(Replacement(order: nil, oldObject: nil))
    case .destroy: .destroy
    case .forget: .forget
    case .open: .open
    case .noOp: .noOp
    case .unknown: .unknown([])
    }
  }

  fileprivate func action(engineActions: [String]?) throws(ReportError) -> Action {
    let action = try plainAction()
    switch action {
    case .replace:
      return .replace(
        Replacement(order: try self("order").optional?.word(), oldObject: try self("old_object").optional?.word()))
    case .unknown: return .unknown(engineActions ?? [])
    case .noOp, .create, .read, .update, .destroy, .forget, .open: return action
    }
  }

  fileprivate func importing() throws(ReportError) -> Report.Import {
    Report.Import(
      id: try self("id").optional?.shownValue(), identity: try self("identity").optional?.shownValue(),
      isUnknown: try self("unknown").boolean())
  }

  fileprivate func rows() throws(ReportError) -> [Report.AttributeRow] {
    try map { (node) throws(ReportError) in
      Report.AttributeRow(
        path: try node.pathOfSteps(), action: try node("action").word(), before: try node("before").shownValue(),
        after: try node("after").shownValue(), isBeforeSensitive: try node("before_sensitive").boolean(),
        isAfterSensitive: try node("after_sensitive").boolean(),
        forcesReplacement: try node("forces_replacement").boolean(),
        nested: try node("nested").optional?("attributes").rows())
    }
  }

  private func pathOfSteps() throws(ReportError) -> AttributePath {
    AttributePath(
      try self("steps").map { (node) throws(ReportError) in
        if let index = node.value.number?.integer { return .index(index) }
        return .name(try node.string())
      })
  }
}
