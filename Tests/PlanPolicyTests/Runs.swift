import PlanModel
import PlanPolicy

/// Small runs made by hand, for what no real plan shows.
enum Runs {
  static let asOf = moment("2026-11-24T12:00:00Z")

  static func moment(_ text: String) -> Moment { Moment(text) ?? Moment(secondsSinceEpoch: 0) }

  static func address(_ text: String) -> ResourceAddress {
    (try? ResourceAddress(parsing: text)) ?? ResourceAddress(type: "unreadable", name: text)
  }

  static func run(_ units: AnalyzedUnit...) -> AnalyzedRun {
    AnalyzedRun(units: units, diagnostics: [])
  }

  static func unit(
    _ path: String = "prod/db", _ changes: [AnalyzedChange] = [], noOps: Int = 1,
    _ change: (inout Plan) -> Void = { _ in }
  ) -> AnalyzedUnit {
    var plan = Plan(source: Plan.Source(kind: .json, file: "plan.json"))
    plan.changes = changes.map(\.change)
    plan.plainNoOpCount = noOps
    change(&plan)
    return AnalyzedUnit(unit: Unit(path: path, plan: plan), changes: changes, drift: [])
  }

  static func change(
    _ address: String, _ action: Action, before: [String: Value] = [:], after: Value = .null, deposed: String? = nil,
    cause: Cause? = nil, _ edit: (inout ResourceChange) -> Void = { _ in }
  ) -> AnalyzedChange {
    let sides = ResourceChange.Sides(
      before: .mapping(before.map { Mapping.Entry($0.key, $0.value) }), after: after)
    var change = ResourceChange(
      key: ChangeKey(address: Runs.address(address), deposed: deposed), action: action,
      values: .made(sides))
    edit(&change)
    return AnalyzedChange(change: change, cause: cause, attributes: .made([]))
  }

  /// What plan text shows of an object: the entries given, and perhaps others.
  static func partial(_ entries: [String: Value]) -> Value {
    var mapping = Mapping(entries.map { Mapping.Entry($0.key, $0.value) })
    mapping.completeness = .partial
    return Value(.mapping(mapping))
  }

  static let destroyFirst = Action.replace(Replacement(order: .destroyFirst, oldObject: .destroyed))
  static let createFirst = Action.replace(Replacement(order: .createFirst, oldObject: .destroyed))
  static let forgetting = Action.replace(Replacement(order: .destroyFirst, oldObject: .forgotten))
}

extension Policy {
  /// Reads a policy from texts, as if they stood in the working directory.
  static func reading(_ configuration: String? = nil, waivers: String? = nil) -> Policy {
    var files: [String: String] = [:]
    files["/repo/planlint.hcl"] = configuration
    files["/repo/planlint.waivers.hcl"] = waivers
    let contents = files
    return Policy.load(
      from: "/repo",
      access: PolicyFileAccess(
        read: { path in contents[path].map { .bytes(Array($0.utf8)) } ?? .missing },
        exists: { contents[$0] != nil }))
  }

  func judge(_ units: AnalyzedUnit..., asOf: Moment = Runs.asOf, gate: Gate? = nil) -> Judgement {
    judge(
      AnalyzedRun(units: units, diagnostics: []), inputs: JudgingInputs(asOf: asOf, gateOverride: gate))
  }
}

extension Phrase {
  /// The sentence in plain text, for tests.
  var plain: String {
    pieces.map { piece in
      switch piece {
      case .words(let text), .code(let text), .quoted(let text): text
      case .address(let address): address.description
      case .path(let path): path.description
      case .value(let value): value.plain
      case .command(let command): command.plain
      }
    }.joined()
  }
}

extension Command {
  var plain: String {
    pieces.map { piece in
      switch piece {
      case .shell(let text): text
      case .value(let value, let placeholder): value.string.map(ShellWord.quote) ?? "<\(placeholder)>"
      }
    }.joined()
  }
}

extension Value {
  fileprivate var plain: String {
    if isSensitive { return "(sensitive)" }
    return switch content {
    case .null: "null"
    case .boolean(let flag): String(flag)
    case .number(let number): number.literal
    case .string(let text): "\"\(text)\""
    case .sequence: "[...]"
    case .mapping: "{...}"
    case .unknown: "(known after apply)"
    case .notShown: "(not shown)"
    }
  }
}

extension Finding {
  /// The whole finding in plain text, for tests.
  var plain: String {
    let head = "\(severity.word) \(rule) \(subject.key?.address.description ?? subject.unit ?? "run"): \(message.plain)"
    return
      ([head] + because.map { "because \($0.plain)" } + [loses].compactMap { $0.map { "lost \($0.plain)" } }
      + instead.map { "instead \($0.plain)" } + first.map { "first \($0.plain)" }).joined(separator: "\n")
  }
}
