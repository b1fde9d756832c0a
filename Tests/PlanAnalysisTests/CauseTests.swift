import PlanModel
import Testing

@testable import PlanAnalysis

@Suite("Causes")
struct CauseTests {
  private func cause(
    of entry: ResourceChange, mode: Plan.Mode? = .normal, engine: Plan.Engine? = .opentofu, version: String? = "1.11.4"
  ) throws -> Cause? {
    var plan = Plan(source: Plan.Source(kind: .json, file: "plan.json"))
    plan.mode = mode
    plan.source.engine = engine
    plan.source.engineVersion = version
    plan.changes = [entry]
    let analyzed = Analyzer.analyze(Run(units: [Unit(path: "prod/db", plan: plan)]))
    return try #require(analyzed.units.first?.changes.first).cause
  }

  @Test(
    "of a replacement without paths are the engine's reason",
    arguments: [
      (ActionReason?.some(.replaceBecauseTainted), Cause.Kind.tainted, Certainty.determined, [Cause.Kind.tainted]),
      (.replaceByRequest, .requested, .determined, [.requested]),
      (.replaceByTriggers, .triggeredBy, .determined, []),
      (.replaceBecauseCannotUpdate, .providerCannotUpdate, .determined, [.providerCannotUpdate]),
      (nil, .providerCannotUpdate, .heuristic, [.providerCannotUpdate]),
    ])
  func replacement(
    reason: ActionReason?, kind: Cause.Kind, certainty: Certainty, roots: [Cause.Kind]
  ) throws {
    let found = try #require(try cause(of: change("a.b", .replacement, reason: reason)))
    #expect(found.kind == kind)
    #expect(found.certainty == certainty)
    #expect(found.roots.map(\.kind) == roots)
    #expect(found.roots.allSatisfy { $0.unit == "prod/db" && $0.address.description == "a.b" })
  }

  @Test("of a replacement are its forcing paths, each with its own kind and both values")
  func forcingPaths() throws {
    let paths = [
      AttributePath([.name("vol"), .index(0), .name("size")]), AttributePath("arn"), AttributePath("user"),
      AttributePath([.name("gone"), .index(0), .name("x")]), AttributePath("set"), AttributePath("other"),
      AttributePath("user"),
    ]
    let entry = try change(
      "a.b", .replacement, reason: .replaceBecauseCannotUpdate, replacePaths: paths,
      before: value(
        #"{"user":"a","arn":"x","vol":[{"size":1}],"gone":[{"x":1}],"set":[{"a":1},{"a":2}],"other":["a",1]}"#),
      after: value(
        #"{"user":{"!":"b"},"arn":{"?":0},"vol":{"?":0},"gone":[],"set":[{"a":1},{"a":{"?":0}}],"other":["b",{"?":0}]}"#
      ))
    let found = try #require(try cause(of: entry))
    #expect(found.kind == .attributeChanged)
    let spelled = found.paths.map { "\($0.path) \($0.kind.rawValue): \($0.before.spelling) -> \($0.after.spelling)" }
    #expect(
      spelled == [
        #"arn known_after_apply: "x" -> ?"#,
        "gone[0].x attribute_changed: 1 -> null",
        #"other attribute_changed: ["a",1] -> ["b",?]"#,
        "set known_after_apply: [{a:1},{a:2}] -> [{a:1},{a:?}]",
        #"user attribute_changed: !"a" -> !"b""#,
        "vol[0].size known_after_apply: 1 -> ?",
      ])
    #expect(found.roots.map { $0.paths.map(\.description) } == [["gone[0].x", "other", "user"]])
  }

  @Test("of a replacement whose paths are all unknown start somewhere else")
  func unknownPaths() throws {
    let entry = try change(
      "a.b", .replacement, reason: .replaceBecauseCannotUpdate, replacePaths: [AttributePath("x")],
      before: value(#"{"x":1}"#), after: value(#"{"x":{"?":0}}"#))
    let found = try #require(try cause(of: entry))
    #expect(found.kind == .knownAfterApply)
    #expect(found.roots.isEmpty)
  }

  @Test("keep the forcing paths beside a request")
  func requestedWithPaths() throws {
    let entry = try change(
      "a.b", .replacement, reason: .replaceByRequest, replacePaths: [AttributePath("x")], before: value(#"{"x":1}"#),
      after: value(#"{"x":2}"#))
    let found = try #require(try cause(of: entry))
    #expect(found.kind == .attributeChanged)
    #expect(found.paths.map(\.path.description) == ["x"])
    #expect(found.roots.map(\.kind) == [.attributeChanged, .requested])
  }

  @Test("that the input can't show are said to be not shown")
  func notShown() throws {
    var entry = try change("a.b", .replacement)
    entry.forcingPathsVisibility = .notShown
    let found = try #require(try cause(of: entry))
    #expect(found.kind == .notShown)
    #expect(found.roots.isEmpty)
  }

  @Test(
    "of an object that goes are the engine's reason, or the run's",
    arguments: [
      ("a.b", Action.destroy, ActionReason?.some(.deleteBecauseNoResourceConfig), Cause.Kind.removedFromConfiguration),
      ("a.b", .forget, .deleteBecauseNoResourceConfig, .removedFromConfiguration),
      (#"module.m["k"].a.b"#, .destroy, .deleteBecauseNoModule, .keyRemoved),
      ("module.m.a.b", .destroy, .deleteBecauseNoModule, .moduleRemoved),
      ("a.b", .destroy, .deleteBecauseWrongRepetition, .repetitionChanged),
      ("a.b[3]", .destroy, .deleteBecauseCountIndex, .keyRemoved),
      (#"a.b["k"]"#, .destroy, .deleteBecauseEachKey, .keyRemoved),
      ("a.b", .destroy, .deleteBecauseNoMoveTarget, .moveTargetMissing),
      ("a.b", .destroy, .deleteBecauseEnabledFalse, .disabled),
      ("a.b", .forget, .forgotBecauseLifecycleDestroyInState, .keptByLifecycle),
      ("a.b", .forget, .forgotBecauseLifecycleDestroyInConfig, .keptByLifecycle),
      ("a.b", .forget, nil, .removedFromConfiguration), ("a.b", .destroy, nil, .notShown),
      ("a.b", .destroy, .unknown("delete_because_of_the_moon"), .notShown),
    ])
  func removal(address: String, action: Action, reason: ActionReason?, kind: Cause.Kind) throws {
    let found = try #require(try cause(of: change(address, action, reason: reason)))
    #expect(found.kind == kind)
    #expect(found.roots.map(\.kind) == (kind == .notShown ? [] : [kind]))
  }

  @Test("of a run that destroys everything are the run, but for deposed objects")
  func destroyRun() throws {
    var entry = try change("a.b", .destroy)
    #expect(try cause(of: entry, mode: .destroy)?.kind == .destroyRun)
    entry.key.deposed = "deadbeef"
    #expect(try cause(of: entry, mode: .destroy)?.kind == .deposed)
    #expect(try cause(of: entry)?.kind == .deposed)
  }

  @Test(
    "are none where no object goes", arguments: [Action.noOp, .create, .read, .update, .open, .unknown(["explode"])])
  func none(action: Action) throws {
    #expect(try cause(of: change("a.b", action)) == nil)
  }

  // MARK: - Remedies

  private func remedies(of entry: ResourceChange, engine: Plan.Engine? = .opentofu, version: String? = "1.11.4")
    throws -> [String]
  {
    try #require(try cause(of: entry, engine: engine, version: version)).remedies.map(\.spelling)
  }

  @Test("offer to ignore the changes, if that can help")
  func ignoreChanges() throws {
    func entry(_ paths: [AttributePath]) throws -> ResourceChange {
      try change("a.b", .replacement, reason: .replaceBecauseCannotUpdate, replacePaths: paths)
    }
    let vol = AttributePath([.name("vol"), .index(0), .name("size")])
    let type = AttributePath([.name("vol"), .index(0), .name("type")])
    #expect(
      try remedies(of: entry([AttributePath("user"), vol, type])) == [
        "hcl: lifecycle {\n  ignore_changes = [user, vol]\n}"
      ])
    #expect(try remedies(of: entry([AttributePath("user"), AttributePath()])) == [])
    #expect(try remedies(of: entry([AttributePath("a] \n}")])) == [])
  }

  @Test(
    "name the command of the engine, quoted for a shell",
    arguments: [
      (Plan.Engine.opentofu, #"a.b["it's"]"#, #"command: tofu untaint 'a.b["it'\''s"]'"#),
      (.terraform, "a.b", "command: terraform untaint a.b"),
    ])
  func untaint(engine: Plan.Engine, address: String, command: String) throws {
    let entry = try change(address, .replacement, reason: .replaceBecauseTainted)
    #expect(try remedies(of: entry, engine: engine).last == command)
  }

  @Test(
    "offer the way out of the state that the engine knows",
    arguments: [
      (Plan.Engine.terraform, "1.6.6", ["advice", "command: terraform state rm 'module.m[0].a.b[1]'"]),
      (.terraform, "1.7.0", ["hcl: removed {\n  from = module.m.a.b\n\n  lifecycle {\n    destroy = false\n  }\n}"]),
      (.opentofu, "1.9.1", ["hcl: removed {\n  from = module.m.a.b\n}"]),
      (
        .opentofu, "1.10.0-beta1",
        ["hcl: removed {\n  from = module.m.a.b\n\n  lifecycle {\n    destroy = false\n  }\n}"]
      ),
    ])
  func removedBlock(engine: Plan.Engine, version: String, expected: [String]) throws {
    let entry = try change("module.m[0].a.b[1]", .destroy, reason: .deleteBecauseNoResourceConfig)
    let found = try remedies(of: entry, engine: engine, version: version)
    #expect(found.map { $0.hasPrefix("advice") ? "advice" : $0 } == expected)
  }

  @Test("of every cause name the plan's own addresses")
  func addresses() throws {
    let reasons: [(Action, ActionReason?)] = [
      (.replacement, .replaceByTriggers), (.replacement, .replaceBecauseTainted), (.replacement, .replaceByRequest),
      (.replacement, .replaceBecauseCannotUpdate), (.destroy, .deleteBecauseNoResourceConfig),
      (.destroy, .deleteBecauseNoModule), (.destroy, .deleteBecauseWrongRepetition), (.destroy, .deleteBecauseEachKey),
      (.destroy, .deleteBecauseNoMoveTarget), (.destroy, .deleteBecauseEnabledFalse),
      (.forget, .forgotBecauseLifecycleDestroyInConfig), (.destroy, nil),
    ]
    for (action, reason) in reasons {
      let found = try remedies(of: change(#"module.m["x"].a.b["k"]"#, action, reason: reason))
      #expect(!found.isEmpty, "\(String(describing: reason))")
      #expect(found.contains { $0.contains("module.m") }, "\(found)")
    }
  }
}

extension Remedy {
  fileprivate var spelling: String {
    switch self {
    case .hcl(let phrase): "hcl: " + phrase.spelling
    case .command(let command): "command: " + command.spelling
    case .advice(let phrase): "advice: " + phrase.spelling
    }
  }
}

extension Phrase {
  fileprivate var spelling: String {
    pieces.map { piece in
      switch piece {
      case .words(let text), .code(let text), .quoted(let text): text
      case .address(let address): address.description
      case .path(let path): path.description
      case .value(let value): value.spelling
      case .command(let command): command.spelling
      }
    }.joined()
  }
}

extension Command {
  fileprivate var spelling: String {
    pieces.map { piece in
      switch piece {
      case .shell(let text): text
      case .value(let value, let placeholder): value.string.map(ShellWord.quote) ?? "<\(placeholder)>"
      }
    }.joined()
  }
}
