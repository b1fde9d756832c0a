import PlanModel
import PlanReading
import PlanTestSupport
import Testing

@Suite("Every text that a plan marks sensitive is known")
struct SensitiveTextTests {
  struct Marked: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let document: String
    let texts: Set<String>

    init(_ name: String, _ document: String, _ texts: Set<String>) {
      testDescription = name
      self.document = document
      self.texts = texts
    }
  }

  private static func changed(_ actions: String, _ before: String, mask: String, after: String, mask afterMask: String)
    -> String
  {
    document(
      entry: entry(change: [
        "actions": actions, "before": before, "before_sensitive": mask, "after": after, "after_sensitive": afterMask,
      ]))
  }

  static let marked = [
    Marked(
      "a leaf on each side",
      changed(
        #"["update"]"#, #"{"p":"secret-before","q":"plain-before"}"#, mask: #"{"p":true}"#,
        after: #"{"p":"secret-after","q":"plain-after"}"#, mask: #"{"p":true,"q":false}"#),
      ["secret-before", "secret-after"]),
    Marked(
      "a no-op",
      changed(#"["no-op"]"#, #"{"p":"secret"}"#, mask: #"{"p":true}"#, after: #"{"p":"secret"}"#, mask: #"{"p":true}"#),
      ["secret"]),
    Marked(
      "the whole value",
      changed(#"["delete"]"#, #"{"p":["secret-one",{"q":123456}]}"#, mask: "true", after: "null", mask: "false"),
      ["secret-one", "123456"]),
    Marked(
      "elements with holes",
      changed(
        #"["create"]"#, "null", mask: "false", after: #"{"l":["plain-text","secret",{"k":"inner-secret"}]}"#,
        mask: #"{"l":[false,true,{"k":true}]}"#),
      ["secret", "inner-secret"]),
    Marked(
      "a mask of another length covers all",
      changed(
        #"["create"]"#, "null", mask: "false", after: #"{"l":["first-one","second-one"]}"#, mask: #"{"l":[true]}"#),
      ["first-one", "second-one"]),
    Marked(
      "many marked members",
      changed(
        #"["create"]"#, "null", mask: "false",
        after: "{" + (0..<9).map { #""k\#($0)":"secret-\#($0)""# }.joined(separator: ",") + "}",
        mask: "{" + (0..<9).map { #""k\#($0)":\#($0 != 4)"# }.joined(separator: ",") + "}"),
      Set((0..<9).filter { $0 != 4 }.map { "secret-\($0)" })),
    Marked(
      "escaped text is decoded",
      changed(#"["create"]"#, "null", mask: "false", after: #"{"p":"a\u003cb\"c"}"#, mask: #"{"p":true}"#), [#"a<b"c"#]),
    Marked(
      "drift, deferred changes and outputs",
      document(
        entry: "",
        beside: ",\"resource_drift\":["
          + entry(change: ["before_sensitive": #"{"a":true}"#, "before": #"{"a":"in-drift"}"#])
          + "],\"deferred_changes\":[{\"reason\":\"unknown\",\"resource_change\":"
          + entry(change: ["after_sensitive": #"{"a":true}"#, "after": #"{"a":"in-deferred"}"#])
          + "}],\"output_changes\":{\"o\":{\"actions\":[\"no-op\"],\"before\":{\"k\":\"in-output\"},\"after\":null,"
          + "\"before_sensitive\":true,\"after_sensitive\":true}}"),
      ["in-drift", "in-deferred", "in-output"]),
    Marked(
      "variables, whatever comes first",
      #"{"format_version":"1.2","configuration":{"root_module":{"variables":{"a":{"sensitive":true,"default":"the-default"},"#
        + #""b":{},"c":{"ephemeral":true}},"module_calls":{"m":{"module":{"variables":{"d":{"sensitive":true,"#
        + #""default":"inner-default"},"a":{}}}}}}},"variables":{"a":{"value":["in-variable"]},"b":{"value":"plain-text"},"#
        + #""c":{"value":"in-ephemeral"},"d":{"value":"not-the-root"}},"planned_values":{}}"#,
      ["the-default", "inner-default", "in-variable", "in-ephemeral"]),
    Marked(
      "variables before the configuration",
      #"{"format_version":"1.2","variables":{"a":{"value":"in-variable"}},"planned_values":{},"#
        + #""configuration":{"root_module":{"variables":{"a":{"sensitive":true}}}}}"#,
      ["in-variable"]),
    Marked(
      "the states' outputs and resources",
      #"{"format_version":"1.2","planned_values":{"outputs":{"o":{"sensitive":true,"value":"planned-output"},"#
        + #""p":{"sensitive":false,"value":"plain-text"}}},"prior_state":{"values":{"outputs":{"o":{"sensitive":true,"#
        + #""value":"prior-output"}},"root_module":{"resources":[{"values":{"a":"in-state","b":"plain-state"},"#
        + #""sensitive_values":{"a":true}}],"child_modules":[{"resources":[{"sensitive_values":{"a":true},"#
        + #""values":{"a":"in-child"}}]}]}}}}"#,
      ["planned-output", "prior-output", "in-state", "in-child"]),
    Marked(
      "text too short to be recognised",
      changed(#"["create"]"#, "null", mask: "false", after: #"{"p":"abc","q":true,"r":12}"#, mask: "true"), []),
  ]

  @Test("and nothing else", arguments: marked)
  func texts(_ marked: Marked) {
    let plan = read(marked.document)
    #expect(plan.shortcomings.map(\.text) == [])
    #expect(plan.sensitiveTexts.texts == marked.texts)
  }

  @Test("What decoding marks on any side of any entry is among them", arguments: PlanFixture.every)
  func decodedMarks(_ fixture: PlanFixture) {
    var options = ReadingOptions()
    options.plainNoOps = .listed
    let plan = fixture.read(options: options)
    var marked = SensitiveTexts()
    for change in plan.changes + plan.drift + plan.deferred.map(\.change) {
      let sides = change.values()
      marked.insert(marked: sides.before)
      marked.insert(marked: sides.after)
    }
    for output in plan.outputs {
      marked.insert(marked: output.before)
      marked.insert(marked: output.after)
    }
    #expect(marked.texts.isSubset(of: plan.sensitiveTexts.texts))
  }

  @Test("The configuration of an invoked action")
  func invocations() {
    let plan = PlanFixture(path: "handmade/action-invocations.json").read()
    #expect(plan.sensitiveTexts.texts == ["canary-of-the-action"])
  }

  @Test("A plan without masks says so")
  func noMasks() {
    let plan = PlanFixture(path: "handmade/terraform-0.12.json").read()
    #expect(!plan.sensitiveTexts.arePossible)
    #expect(plan.sensitiveTexts.texts == ["canary-of-the-output"])
    #expect(plan.diagnostics.map(\.code) == ["no-sensitivity-marks"])
  }
}
