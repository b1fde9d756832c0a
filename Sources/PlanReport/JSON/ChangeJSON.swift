import PlanModel

extension JSONText {
  mutating func members(of change: Report.Change) throws {
    let address = change.address
    member("address", address.description)
    member("previous_address", change.previousAddress?.description)
    member("deposed", change.key.deposed)
    member("mode", address.mode.text)
    member("type", address.type)
    member("name", address.name)
    name("key")
    key(address.key)
    member("module", address.module.steps.isEmpty ? nil : address.module.description)
    member("provider", change.provider)
    member("action", ActionWord(change.action).rawValue)
    member("order", change.action.replacement?.order?.rawValue)
    member("old_object", change.action.replacement?.oldObject?.rawValue)
    member("engine_actions", change.engineActions)
    member("action_reason", change.reason?.text)
    member("import", change.importing) { $0.members(of: $1) }
    member("generated_config", change.generatedConfiguration)
    member("cause", change.cause) { $0.members(of: $1) }
    try rows("attributes", change.attributes())
  }

  mutating func members(of importing: Report.Import) {
    member("id", importing.id)
    member("identity", importing.identity)
    member("unknown", importing.isUnknown)
  }

  private mutating func key(_ key: InstanceKey?) {
    switch key {
    case .index(let index): integer(index)
    case .string(let text): string(text)
    // The instances are not known yet.
    case .wildcard: value(.unknown)
    case nil: null()
    }
  }

  // MARK: - Cause

  private mutating func members(of cause: Report.Cause) {
    member("kind", cause.kind.rawValue)
    member("certainty", cause.certainty.rawValue)
    members("paths", cause.paths) { json, path in
      json.name("path")
      json.path(path.path)
      json.member("kind", path.kind.rawValue)
      json.member("before", path.before)
      json.member("after", path.after)
      json.members("via", path.via) { json, step in
        json.member("unit", step.unit)
        json.member("address", step.address.description)
        json.member("path", step.path.description)
      }
    }
    members("roots", cause.roots) { json, root in
      json.member("unit", root.unit)
      json.member("address", root.address.description)
      json.member("kind", root.kind.rawValue)
      json.member("paths", root.paths.map(\.description))
    }
    member("counterpart", cause.counterpart) { json, counterpart in
      json.member("unit", counterpart.unit)
      json.member("address", counterpart.address.description)
    }
    members("remedies", cause.remedies) { $0.members(of: $1) }
  }

  private mutating func members(of remedy: Report.Remedy) {
    let (kind, text) =
      switch remedy {
      case .hcl(let phrase): (RemedyKind.hcl, phrase.plainText)
      case .command(let command): (RemedyKind.command, command.text)
      case .advice(let phrase): (RemedyKind.advice, phrase.plainText)
      }
    member("kind", kind.rawValue)
    member("text", text)
  }

  // MARK: - Attribute rows

  /// Writes rows, handing on what was written between them: a change can be as long as a report.
  mutating func rows(_ name: StaticString, _ rows: [Report.AttributeRow]) throws {
    try members(name, rows) { json, row in
      json.name("path")
      json.path(row.path)
      json.name("steps")
      json.array(row.path.steps) { $0.step($1) }
      json.member("action", row.action.rawValue)
      json.member("before", row.before)
      json.member("after", row.after)
      json.member("before_sensitive", row.isBeforeSensitive)
      json.member("after_sensitive", row.isAfterSensitive)
      json.member("forces_replacement", row.forcesReplacement)
      try json.member("nested", row.nested) { json, nested in
        json.member("format", "json")
        try json.rows("attributes", nested)
      }
      try json.flushIfFull()
    }
  }

  private mutating func path(_ path: AttributePath) {
    string(path.description)
  }

  private mutating func step(_ step: AttributePath.Step) {
    switch step {
    case .name(let name): string(name)
    case .index(let index): integer(index)
    }
  }
}

/// What a remedy's text is.
enum RemedyKind: String {
  case hcl, command, advice
}
