import PlanModel
import PlanReading
import PlanTestSupport
import Testing

@Suite("What is not as the format has it is said with its place, never dropped and never a crash")
struct HostileDocumentTests {
  struct Malformed: Sendable, CustomTestStringConvertible {
    let document: String
    let said: [String]

    var testDescription: String { said.joined(separator: "; ") }

    /// A document of one entry with something wrong in it.
    init(entry text: String, _ said: String...) {
      document = PlanReadingTests.document(entry: text)
      self.said = said.map { "malformed: tfplan.json: " + $0 }
    }

    /// A document whose other members have something wrong.
    init(members: String, _ said: String...) {
      document = PlanReadingTests.document(entry: "", beside: "," + members)
      self.said = said.map { "malformed: tfplan.json: " + $0 }
    }
  }

  static let entries = [
    Malformed(entry: "1", "resource_changes[0] is not an object."),
    Malformed(entry: "null", "resource_changes[0] is not an object."),
    Malformed(entry: "{}", "resource_changes[0].address is missing."),
    Malformed(entry: entry(["address": "5"]), "resource_changes[0].address is not a string."),
    Malformed(entry: entry(["address": #""a b""#]), "resource_changes[0].address is not a resource address."),
    Malformed(
      entry: entry(["type": #""aws_instance""#]),
      "resource_changes[0].address is not the address of the type and name beside it."),
    Malformed(entry: entry(["change": ""]), "resource_changes[0].change is missing."),
    Malformed(entry: entry(["change": "[]"]), "resource_changes[0].change is not an object."),
    Malformed(entry: entry(change: ["actions": ""]), "resource_changes[0].change.actions is missing."),
    Malformed(entry: entry(change: ["actions": "null"]), "resource_changes[0].change.actions is missing."),
    Malformed(entry: entry(change: ["actions": "{}"]), "resource_changes[0].change.actions is not a list of strings."),
    Malformed(entry: entry(change: ["actions": "[1]"]), "resource_changes[0].change.actions is not a list of strings."),
    Malformed(entry: entry(["deposed": "{}"]), "resource_changes[0].deposed is not a string."),
    Malformed(entry: entry(["previous_address": "7"]), "resource_changes[0].previous_address is not a string."),
    Malformed(
      entry: entry(["previous_address": #""x""#]), "resource_changes[0].previous_address is not a resource address."),
    Malformed(entry: entry(["provider_name": "[]"]), "resource_changes[0].provider_name is not a string."),
    Malformed(entry: entry(["action_reason": "true"]), "resource_changes[0].action_reason is not a string."),
    Malformed(entry: entry(change: ["importing": "5"]), "resource_changes[0].change.importing is not an object."),
    Malformed(
      entry: entry(change: ["importing": #"{"id":5}"#]), "resource_changes[0].change.importing.id is not a string."),
    Malformed(
      entry: entry(change: ["generated_config": "5"]), "resource_changes[0].change.generated_config is not a string."),
    Malformed(entry: entry(change: ["replace_paths": "{}"]), "resource_changes[0].change.replace_paths is not a list."),
    Malformed(
      entry: entry(change: ["replace_paths": #"["a"]"#]),
      "resource_changes[0].change.replace_paths is not a list of paths."),
    Malformed(
      entry: entry(change: ["replace_paths": "[[1.5]]"]),
      "resource_changes[0].change.replace_paths is not a list of paths."),
    Malformed(
      entry: entry(change: ["before": #"{"a":1,"a":2}"#]),
      "resource_changes[0].change.before.a stands there twice; which of the two counts cannot be told."),
    Malformed(
      entry: entry(["action_reason": #""replace_by_request","deposed":null,"deposed":"00000000""#]),
      "resource_changes[0].deposed stands there twice; which of the two counts cannot be told."),
  ]

  @Test("In an entry", arguments: entries)
  func inEntry(_ malformed: Malformed) {
    let plan = read(malformed.document)
    #expect(
      plan.shortcomings.filter(\.leavesPlanIncomplete).map(\.text).filter { !$0.hasPrefix("action") } == malformed.said)
  }

  static let members = [
    Malformed(members: #""errored":"no""#, "errored is not true or false."),
    Malformed(members: #""complete":1"#, "complete is not true or false."),
    Malformed(members: #""timestamp":{}"#, "timestamp is not a string."),
    Malformed(members: #""resource_drift":{}"#, "resource_drift is not a list."),
    Malformed(members: #""resource_drift":[{}]"#, "resource_drift[0].address is missing."),
    Malformed(members: #""output_changes":[]"#, "output_changes is not an object."),
    Malformed(members: #""output_changes":{"o":5}"#, "output_changes.o is not an object."),
    Malformed(members: #""output_changes":{"o":{}}"#, "output_changes.o.actions is missing."),
    Malformed(
      members: #""output_changes":{"o":{"actions":["melt"]}}"#,
      "output_changes.o.actions holds actions that this version does not know."),
    Malformed(members: #""deferred_changes":[null]"#, "deferred_changes[0] is not an object."),
    Malformed(members: #""deferred_changes":[{"reason":"x"}]"#, "deferred_changes[0].resource_change is missing."),
    Malformed(members: #""relevant_attributes":[{}]"#, "relevant_attributes[0].resource is missing."),
    Malformed(members: #""checks":[{}]"#, "checks[0].status is missing."),
    Malformed(members: #""checks":{}"#, "checks is not a list."),
    Malformed(members: #""action_invocations":[{"address":1}]"#, "action_invocations[0].address is not a string."),
    Malformed(members: #""variables":[]"#, "variables is not an object."),
    Malformed(members: #""configuration":5"#, "configuration is not an object."),
    Malformed(members: #""prior_state":{"values":[]}"#, "prior_state.values is not an object."),
    Malformed(
      members: #""configuration":{"root_module":{"variables":{"v":{"sensitive":"yes"}}}}"#,
      "configuration.root_module.variables.v.sensitive is not true or false."),
    Malformed(
      members: #""timestamp":"a","timestamp":"b""#,
      "timestamp stands there twice; which of the two counts cannot be told."),
  ]

  @Test("In the rest of the document", arguments: members)
  func inDocument(_ malformed: Malformed) {
    #expect(read(malformed.document).shortcomings.map(\.text) == malformed.said)
  }

  @Test("An entry that destroys is listed for all that is malformed in it")
  func stillListed() {
    let plan = read(document(entry: entry(change: ["actions": #"["delete"]"#, "importing": "5"])))
    #expect(plan.changes.map(\.action) == [.destroy])
    #expect(!plan.isWhollyRead)
  }

  @Test("Null is as good as nothing wherever the engines leave members out")
  func null() {
    let nulls = ["deposed", "previous_address", "action_reason", "index"].map { ($0, "null") }
    let changeNulls = ["replace_paths", "importing", "generated_config"].map { ($0, "null") }
    let text = document(
      entry: entry(
        Dictionary(uniqueKeysWithValues: nulls), change: Dictionary(uniqueKeysWithValues: changeNulls)),
      beside: #","resource_drift":null,"output_changes":null,"checks":null,"prior_state":null,"variables":null"#)
    #expect(read(text).shortcomings.isEmpty)
  }

  @Test(
    "Two entries of one object are both kept and said, a no-op among them", arguments: [#"["update"]"#, #"["no-op"]"#])
  func duplicateEntries(_ actions: String) {
    let first = entry(["address": #""aws_db_\u0069nstance.main""#], change: ["actions": actions])
    let plan = read(document(entry: first + "," + entry()))
    #expect(plan.shortcomings.map(\.text) == ["duplicate: aws_db_instance.main "])
    #expect(plan.changes.count + plan.plainNoOpCount == 2)
  }

  @Test("A deposed object beside the current one is no duplicate")
  func deposed() {
    let plan = read(
      document(entry: entry() + "," + entry(["deposed": #""0011aabb""#])))
    #expect(plan.shortcomings.isEmpty)
  }

  @Test("What is newer than this version is kept and said, each once")
  func newer() {
    let plan = PlanFixture(path: "handmade/newer.json").read()
    #expect(
      plan.shortcomings.map(\.text) == [
        #"action: aws_instance.x ["hibernate"]"#, "reason: aws_instance.y delete_because_of_the_moon",
        "member: forecast", "member: resource_changes[].change.reversible", "member: resource_changes[].mood",
      ])
    #expect(plan.changes.map(\.action) == [.unknown(["hibernate"]), .destroy])
    #expect(plan.diagnostics.map(\.code) == ["newer-format-version"])
  }

  @Test("A million malformed entries are said in bounded room")
  func bounded() {
    let plan = read(document(entry: Array(repeating: "0", count: 20_000).joined(separator: ",")))
    #expect(plan.shortcomings.count == 501)
    #expect(plan.shortcomings.last?.text.contains("19500 more entries") == true)
  }

  @Test("Nesting without end is an error")
  func nesting() {
    let deep = String(repeating: "[", count: 100_000)
    #expect(!read(document(entry: entry(change: ["before": deep]))).isWhollyRead)
    let modules = String(repeating: #"{"module_calls":{"m":{"module":"#, count: 20_000)
    #expect(!read(#"{"format_version":"1.2","configuration":{"root_module":"# + modules).isWhollyRead)
  }
}
