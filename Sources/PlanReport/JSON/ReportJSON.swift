import PlanModel

extension Report {
  /// Writes the report as JSON, schema `planlint.report/1`: one line with a line break at its end.
  ///
  /// Compact, as it is read by programs; `jq .` makes it readable. Members have the order of the schema, equal reports give
  /// equal bytes. The rows of a change are made when it is written and dropped after it.
  ///
  /// - Parameter sink: Takes the text, in pieces of about 64 KB that do not end between characters necessarily.
  /// - Throws: What the sink throws.
  public func writeJSON(to sink: ([UInt8]) throws -> Void) throws {
    try withoutActuallyEscaping(sink) { sink in
      var json = JSONText(sink: sink)
      try json.object { try $0.members(of: self) }
      try json.finish()
    }
  }
}

extension JSONText {
  fileprivate mutating func members(of report: Report) throws {
    member("schema", Report.schema)
    member("tool", report.tool) { json, tool in
      json.member("name", tool.name)
      json.member("version", tool.version)
    }
    member("verdict", report.verdict.rawValue)
    member("exit_code", report.exitCode)
    member("fail_on", report.gate.word)
    member("blocking", report.blockingCount)
    member("policy", report.policy) { json, policy in
      json.member("files", policy.files)
      json.member("rules", policy.ruleCount)
      json.member("disabled", policy.disabled)
      json.member("hash", policy.hash)
    }
    member("run", report.terragrunt) { $0.members(of: $1) }
    member("summary", report.summary) { $0.members(of: $1) }
    try unitMembers("units", report.units) { try $0.members(of: $1) }
    try longMembers("findings", report.findings) { $0.members(of: $1) }
    members("could_not_tell", report.couldNotTell) { $0.members(of: $1) }
    members("diagnostics", report.diagnostics) { $0.members(of: $1) }
  }

  /// What Terragrunt tells of its run; plans tell nothing of theirs.
  private mutating func members(of run: TerragruntRun) {
    member("terragrunt_version", run.version)
    member("command", run.command)
    member("units_listed", run.listedUnits)
    member("summary", run.tally) { json, tally in
      json.member("units", tally.units)
      json.member("succeeded", tally.succeeded)
      json.member("failed", tally.failed)
      json.member("early_exits", tally.earlyExits)
      json.member("excluded", tally.excluded)
    }
  }

  private mutating func members(of summary: Report.Summary) {
    let changes = summary.changes
    member("import", changes.imports)
    for action in [ActionWord.create, .read, .update, .replace, .destroy, .forget, .open, .unknown] {
      name(text: action.rawValue)
      integer(changes[action])
    }
    member("move", changes.moves)
    name(text: ActionWord.noOp.rawValue)
    integer(changes[.noOp])
    member("outputs", summary.outputs)
    member("drift", summary.drift)
    member("units", summary.units)
    member("units_failed", summary.failedUnits)
    member("findings", summary) { json, summary in
      for severity in Severity.allCases.reversed() {
        json.name(text: severity.word)
        json.integer(summary.findings[severity] ?? 0)
      }
      json.member("waived", summary.waivedFindings)
    }
  }

  private mutating func members(of unit: Report.Unit) throws {
    member("path", unit.path)
    member("environment", unit.environment)
    member("status", unit.status.rawValue)
    member("status_reason", unit.statusReason?.plainText)
    member("source", unit.source) { json, source in
      json.member("kind", source.kind.rawValue)
      json.member("engine", source.engine?.rawValue)
      json.member("engine_version", source.engineVersion)
      json.member("format_version", source.formatVersion)
      json.member("file", source.file)
    }
    member("mode", unit.mode?.rawValue)
    member("complete", unit.isComplete)
    member("applyable", unit.isApplyable)
    member("targeted", unit.isTargeted)
    member("planned_at", unit.plannedAt)
    member("dependencies", unit.dependencies)
    member("mocked_dependencies", unit.mockedDependencies)
    member("pending_upstreams", unit.pendingUpstreams)
    member("no_ops", unit.plainNoOpCount)
    try longMembers("changes", unit.changes) { try $0.members(of: $1) }
    members("outputs", unit.outputs) { $0.members(of: $1) }
    try members("drift", unit.drift) { json, drift in
      json.members(of: drift.key)
      json.member("action", ActionWord(drift.action).rawValue)
      try json.rows("attributes", drift.attributes())
    }
    members("checks", unit.checks) { $0.members(of: $1) }
    members("deferred", unit.deferred) { $0.members(of: $1) }
    members("action_invocations", unit.actionInvocations) { $0.members(of: $1) }
    members("diagnostics", unit.diagnostics) { $0.members(of: $1) }
  }

  /// Writes the address and the key of a deposed object.
  mutating func members(of key: ChangeKey) {
    member("address", key.address.description)
    member("deposed", key.deposed)
  }

  private mutating func members(of output: Report.Output) {
    member("name", output.name)
    member("action", ActionWord(output.action).rawValue)
    member("before", output.before)
    member("after", output.after)
    member("before_sensitive", output.isBeforeSensitive)
    member("after_sensitive", output.isAfterSensitive)
    member("only_sensitivity", output.changesOnlySensitivity)
  }

  private mutating func members(of check: Report.Check) {
    member("kind", check.kind)
    member("address", check.address)
    member("status", check.status.text)
    members("instances", check.instances) { json, instance in
      json.member("address", instance.address)
      json.member("status", instance.status.text)
      json.member("problems", instance.problems)
    }
  }

  private mutating func members(of deferred: Report.DeferredChange) {
    member("reason", deferred.reason)
    members(of: deferred.key)
    member("action", ActionWord(deferred.action).rawValue)
    member("import", deferred.importing) { $0.members(of: $1) }
  }

  private mutating func members(of invocation: Report.ActionInvocation) {
    member("address", invocation.address)
    member("type", invocation.type)
    member("name", invocation.name)
    member("provider", invocation.provider)
    member("trigger", invocation.trigger) { json, trigger in
      switch trigger {
      case .lifecycle(let resource, let event):
        json.member("kind", "lifecycle")
        json.member("resource", resource)
        json.member("event", event)
      case .invoke: json.members(ofTrigger: "invoke")
      case .unspecified: json.members(ofTrigger: "unspecified")
      }
    }
    member("deferral_reason", invocation.deferralReason)
  }

  private mutating func members(ofTrigger kind: String) {
    member("kind", kind)
    member("resource", nil as String?)
    member("event", nil as String?)
  }
}
