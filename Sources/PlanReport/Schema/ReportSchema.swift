import PlanJSON
import PlanModel

/// The JSON Schema of `planlint.report/1`, in both its forms.
///
/// The one source of `docs/schema/`: a test writes the files anew and compares.
struct ReportSchema {
  let openness: SchemaPart.Openness

  /// The text of the schema's file.
  var text: [UInt8] {
    var writer = JSONWriter(style: .indented)
    writer.value(document) { _, _ in false }
    writer.endLine()
    return writer.takeBytes()
  }

  private var document: Value {
    let definitions: [(String, SchemaPart)] = [
      ("address", .string), ("attribute", attribute), ("cause", cause), ("change", change), ("check", check),
      ("diagnostic", diagnostic), ("finding", finding), ("import", importing), ("key", key), ("marker", marker),
      ("output", output), ("step", .any([.string, .integer])), ("summary", summary), ("unit", unit),
      ("value", anyValue),
    ]
    let name = openness == .open ? "report.schema.json" : "report.closed.schema.json"
    let title =
      openness == .open ? "A report of planlint" : "A report of planlint, with nothing but what this version writes"
    var entries = [
      Mapping.Entry("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
      Mapping.Entry("$id", .string("urn:planlint:\(name)")), Mapping.Entry("title", .string(title)),
      Mapping.Entry("$defs", .mapping(definitions.map { Mapping.Entry($0.0, $0.1.value) })),
    ]
    entries += report.value.mapping?.entries ?? []
    return .mapping(entries)
  }

  private func object(_ members: [(String, SchemaPart)]) -> SchemaPart { .object(openness, members) }
  private func oneOf(_ texts: [String]) -> SchemaPart { .oneOf(texts, openness) }

  // MARK: - The whole

  private var report: SchemaPart {
    object([
      ("schema", .constant(Report.schema)), ("tool", object([("name", .string), ("version", .string)])),
      ("verdict", oneOf(["pass", "warn", "block", "incomplete"])), ("exit_code", .integer),
      ("fail_on", oneOf(["never"] + severities)), ("blocking", .integer),
      (
        "policy",
        object([("files", .array(.string)), ("rules", .integer), ("disabled", .array(.string)), ("hash", .string)])
      ),
      ("run", .optional(run)),
      ("summary", .reference("summary")), ("units", .array(.reference("unit"))),
      ("findings", .array(.reference("finding"))),
      (
        "could_not_tell",
        .array(
          object([
            ("rule", .string), ("unit", .string), ("address", .optional(.reference("address"))),
            ("paths", .array(.string)), ("why", .string),
          ]))
      ), ("diagnostics", .array(.reference("diagnostic"))),
    ])
  }

  private var run: SchemaPart {
    let counts = ["units", "succeeded", "failed", "early_exits", "excluded"]
    return object([
      ("terragrunt_version", .optional(.string)), ("command", .optional(.string)),
      ("units_listed", .optional(.array(.string))),
      ("summary", .optional(object(counts.map { ($0, .integer) }))),
    ])
  }

  private var severities: [String] { Severity.allCases.reversed().map(\.word) }
  private var actions: [String] { ActionWord.allCases.map(\.rawValue) }

  private var summary: SchemaPart {
    let counted = ["import"] + actions + ["move", "outputs", "drift", "units", "units_failed"]
    let findings = (severities + ["waived"]).map { ($0, SchemaPart.integer) }
    return object(counted.map { ($0, .integer) } + [("findings", object(findings))])
  }

  private var unit: SchemaPart {
    let source = object([
      ("kind", oneOf(["json", "text", "stream"])), ("engine", .optional(oneOf(["opentofu", "terraform"]))),
      ("engine_version", .optional(.string)), ("format_version", .optional(.string)), ("file", .string),
    ])
    let drift = object([
      ("address", .reference("address")), ("deposed", .optional(.string)), ("action", oneOf(actions)),
      ("attributes", .array(.reference("attribute"))),
    ])
    let deferred = object([
      ("reason", .string), ("address", .reference("address")), ("deposed", .optional(.string)),
      ("action", oneOf(actions)), ("import", .optional(.reference("import"))),
    ])
    return object([
      ("path", .string), ("environment", .optional(.string)),
      ("status", oneOf(["planned", "no_changes", "errored", "incomplete", "missing", "excluded"])),
      ("status_reason", .optional(.string)), ("source", source),
      ("mode", .optional(oneOf(["normal", "destroy", "refresh_only"]))), ("complete", .optional(.boolean)),
      ("applyable", .optional(.boolean)), ("targeted", .optional(.boolean)), ("planned_at", .optional(.string)),
      ("dependencies", .array(.string)), ("mocked_dependencies", .array(.string)),
      ("pending_upstreams", .array(.string)), ("no_ops", .integer), ("changes", .array(.reference("change"))),
      ("outputs", .array(.reference("output"))), ("drift", .array(drift)), ("checks", .array(.reference("check"))),
      ("deferred", .array(deferred)), ("action_invocations", .array(invocation)),
      ("diagnostics", .array(.reference("diagnostic"))),
    ])
  }

  private var invocation: SchemaPart {
    object([
      ("address", .string), ("type", .string), ("name", .string), ("provider", .optional(.string)),
      (
        "trigger",
        object([
          ("kind", oneOf(["lifecycle", "invoke", "unspecified"])), ("resource", .optional(.string)),
          ("event", .optional(.string)),
        ])
      ), ("deferral_reason", .optional(.string)),
    ])
  }

  private var check: SchemaPart {
    let status = SchemaPart.string
    let instance = object([("address", .string), ("status", status), ("problems", .array(.string))])
    return object([("kind", .string), ("address", .string), ("status", status), ("instances", .array(instance))])
  }

  private var diagnostic: SchemaPart {
    object([
      ("severity", oneOf(["error", "warning", "note"])), ("code", .optional(.string)),
      ("origin", oneOf(["engine", "terragrunt", "planlint"])), ("summary", .string), ("detail", .optional(.string)),
      ("address", .optional(.reference("address"))), ("file", .optional(.string)), ("line", .optional(.integer)),
      ("column", .optional(.integer)), ("byte", .optional(.integer)), ("remedy", .optional(.string)),
    ])
  }

  // MARK: - Changes

  private var change: SchemaPart {
    object([
      ("address", .reference("address")), ("previous_address", .optional(.reference("address"))),
      ("deposed", .optional(.string)), ("mode", .string), ("type", .string), ("name", .string),
      ("key", .reference("key")), ("module", .optional(.string)), ("provider", .optional(.string)),
      ("action", oneOf(actions)), ("order", .optional(oneOf(["destroy-first", "create-first"]))),
      ("old_object", .optional(oneOf(["destroyed", "forgotten"]))), ("engine_actions", .optional(.array(.string))),
      ("action_reason", .optional(.string)), ("import", .optional(.reference("import"))),
      ("generated_config", .optional(.string)), ("cause", .optional(.reference("cause"))),
      ("attributes", .array(.reference("attribute"))),
    ])
  }

  /// An index, a key of `for_each`, null without either; instances that are not known yet are the marker.
  private var key: SchemaPart { .any([.integer, .string, .null, .reference("marker")]) }

  private var importing: SchemaPart {
    object([("id", .reference("value")), ("identity", .reference("value")), ("unknown", .boolean)])
  }

  private var cause: SchemaPart {
    let kind = oneOf(Cause.Kind.allCases.map(\.rawValue))
    let step = object([("unit", .optional(.string)), ("address", .reference("address")), ("path", .string)])
    let path = object([
      ("path", .string), ("kind", kind), ("before", .reference("value")), ("after", .reference("value")),
      ("via", .array(step)),
    ])
    let root = object([
      ("unit", .optional(.string)), ("address", .reference("address")), ("kind", kind), ("paths", .array(.string)),
    ])
    let counterpart = object([("unit", .optional(.string)), ("address", .reference("address"))])
    let remedy = object([("kind", oneOf(["hcl", "command", "advice"])), ("text", .string)])
    return object([
      ("kind", kind), ("certainty", oneOf(["determined", "heuristic"])), ("paths", .array(path)),
      ("roots", .array(root)), ("counterpart", .optional(counterpart)), ("remedies", .array(remedy)),
    ])
  }

  private var attribute: SchemaPart {
    let nested = object([("format", oneOf(["json"])), ("attributes", .array(.reference("attribute")))])
    return object([
      ("path", .string), ("steps", .array(.reference("step"))),
      ("action", oneOf(["create", "update", "destroy", "sensitivity"])), ("before", .reference("value")),
      ("after", .reference("value")), ("before_sensitive", .boolean), ("after_sensitive", .boolean),
      ("forces_replacement", .boolean), ("nested", .optional(nested)),
    ])
  }

  private var output: SchemaPart {
    object([
      ("name", .string), ("action", oneOf(actions)), ("before", .reference("value")), ("after", .reference("value")),
      ("before_sensitive", .boolean), ("after_sensitive", .boolean), ("only_sensitivity", .boolean),
    ])
  }

  // MARK: - Findings

  private var finding: SchemaPart {
    let fingerprint = SchemaPart.string(pattern: "^[0-9a-f]{32}$")
    let waiver = object([
      ("reason", .string), ("owner", .string), ("expires", .optional(.string)), ("ticket", .optional(.string)),
    ])
    return object([
      ("rule", .string), ("name", .string), ("severity", oneOf(severities)),
      ("certainty", oneOf(["determined", "heuristic"])), ("unit", .optional(.string)),
      ("address", .optional(.reference("address"))), ("deposed", .optional(.string)),
      ("action", .optional(oneOf(actions))), ("paths", .array(.string)), ("message", .string),
      ("because", .array(.string)), ("loses", .optional(.string)), ("instead", .array(.string)),
      ("first", .array(.string)), ("caused_by", .optional(fingerprint)), ("fingerprint", fingerprint),
      ("waiver", .optional(waiver)), ("location", .optional(object([("file", .string), ("line", .integer)]))),
    ])
  }

  // MARK: - Values

  /// What stands for a value that is no JSON.
  ///
  /// Closed in both schemas: an object with more members is none.
  private var marker: SchemaPart {
    let key = JSONText.markerKey
    return .any([
      .object(.closed, [(key, .oneOf(["masked", "unknown", "not_shown"], .closed))]),
      .object(.closed, [(key, .constant("cut")), ("bytes", .integer), ("start", .string)]),
      .object(.closed, [(key, .constant("object")), ("value", SchemaPart(("type", .string("object"))))]),
    ])
  }

  private var anyValue: SchemaPart {
    let scalars = Value.sequence(["null", "boolean", "number", "string"].map { .string($0) })
    let plainObject = SchemaPart(
      ("type", .string("object")),
      ("not", SchemaPart(("required", .sequence([.string(JSONText.markerKey)]))).value),
      ("additionalProperties", SchemaPart.reference("value").value))
    return .any([
      SchemaPart(("type", scalars)), .array(.reference("value")), plainObject, .reference("marker"),
    ])
  }
}
