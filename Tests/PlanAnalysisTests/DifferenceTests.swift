import PlanModel
import Testing

@testable import PlanAnalysis

@Suite("Attribute rows")
struct DifferenceTests {
  struct Example: Sendable, CustomTestStringConvertible {
    var name: String
    var before: String
    var after: String
    var rows: [String]

    init(_ name: String, _ before: String, _ after: String, _ rows: [String]) {
      self.name = name
      self.before = before
      self.after = after
      self.rows = rows
    }

    var testDescription: String { name }
  }

  static let leavesExamples = [
    Example("equal values give none", #"{"a":1,"b":[{"c":null}]}"#, #"{"a":1.0,"b":[{}]}"#, []),
    Example(
      "scalars", #"{"a":1,"b":"x","c":true}"#, #"{"a":2,"b":"x","c":false}"#,
      [
        "update a: 1 -> 2", "update c: true -> false",
      ]),
    Example(
      "numbers are compared as decimals", #"{"a":10000000000000000000001}"#, #"{"a":1.0000000000000000000002e22}"#,
      [
        "update a: 10000000000000000000001 -> 1.0000000000000000000002e22"
      ]),
    Example("nested objects", #"{"a":{"b":{"c":1,"d":2}}}"#, #"{"a":{"b":{"c":1,"d":3}}}"#, ["update a.b.d: 2 -> 3"]),
    Example(
      "a key that is no name", #"{"t":{"a.b/c":"1"}}"#, #"{"t":{"a.b/c":"2"}}"#,
      [
        #"update t["a.b/c"]: "1" -> "2""#
      ]),
    Example("absent and null are one", #"{"a":null}"#, #"{"b":null}"#, []),
    Example("an empty text is not null", #"{"a":null}"#, #"{"a":""}"#, [#"create a: null -> """#]),
    Example(
      "an empty collection is not null", #"{"a":null,"b":{}}"#, #"{"a":[],"b":null}"#,
      [
        "create a: null -> []", "destroy b: {} -> null",
      ]),
    Example(
      "a value on one side is one row", #"{"a":null,"b":{"c":[1]}}"#, #"{"a":{"c":[1,2]}}"#,
      [
        "create a: null -> {c:[1,2]}", "destroy b: {c:[1]} -> null",
      ]),
    Example("another kind of value is one row", #"{"a":{"b":1}}"#, #"{"a":[1]}"#, ["update a: {b:1} -> [1]"]),
    Example(
      "texts are compared by their bytes", #"{"a":"e\u0301"}"#, #"{"a":"\u00e9"}"#,
      [
        "update a: \"e\u{301}\" -> \"\u{e9}\""
      ]),
  ]

  static let unknownsExamples = [
    Example("a value that becomes unknown is one row", #"{"a":{"b":1}}"#, #"{"a":{"?":0}}"#, ["update a: {b:1} -> ?"]),
    Example("an unknown where nothing was", "{}", #"{"a":{"?":0}}"#, ["create a: null -> ?"]),
    Example(
      "an unknown inside a collection", #"{"a":{"b":1,"c":2}}"#, #"{"a":{"b":{"?":0},"c":2}}"#,
      [
        "update a.b: 1 -> ?"
      ]),
    Example("an unknown element", #"{"a":["x","y"]}"#, #"{"a":["x",{"?":0}]}"#, [#"update a[1]: "y" -> ?"#]),
    Example("an unknown element more", #"{"a":["x"]}"#, #"{"a":["x",{"?":0}]}"#, ["create a[1]: null -> ?"]),
    Example("an object that is unknown as a whole", #"{"a":1}"#, #"{"?":0}"#, ["update : {a:1} -> ?"]),
    Example("what is hidden on both sides is no difference", #"{"a":{"-":0}}"#, #"{"a":{"-":0}}"#, []),
  ]

  static let marksExamples = [
    Example("equal masked values give none", #"{"a":{"!":"x"}}"#, #"{"a":{"!":"x"}}"#, []),
    Example("a masked value that changes", #"{"a":{"!":"x"}}"#, #"{"a":{"!":"y"}}"#, [#"update a: !"x" -> !"y""#]),
    Example(
      "nothing below a mask is a row of its own", #"{"a":{"!":{"b":1,"c":2}}}"#, #"{"a":{"!":{"b":1,"c":3}}}"#,
      [
        "update a: !{b:1,c:2} -> !{b:1,c:3}"
      ]),
    Example(
      "a mask on one side covers the whole", #"{"a":{"b":1,"c":2}}"#, #"{"a":{"!":{"b":1,"c":3}}}"#,
      [
        "update a: {b:1,c:2} -> !{b:1,c:3}"
      ]),
    Example("a mark that comes", #"{"a":"x"}"#, #"{"a":{"!":"x"}}"#, [#"sensitivity a: "x" -> !"x""#]),
    Example("a mark that goes, in a list", #"{"a":[1,{"!":2}]}"#, #"{"a":[1,2]}"#, ["sensitivity a[1]: !2 -> 2"]),
    Example("a mark of nothing is nothing", #"{"a":null}"#, #"{"a":{"!":null}}"#, []),
    Example(
      "an unknown under a mask", #"{"a":{"!":{"b":1}}}"#, #"{"a":{"!":{"b":{"?":0}}}}"#,
      [
        "update a: !{b:1} -> !{b:?}"
      ]),
    Example("a masked unknown", #"{"a":{"!":"x"}}"#, #"{"a":{"!":{"?":0}}}"#, [#"update a: !"x" -> !?"#]),
    Example("an object that is masked as a whole", #"{"!":{"a":1}}"#, #"{"!":{"a":2}}"#, ["update : !{a:1} -> !{a:2}"]),
  ]

  @Test("are the leaves that differ", arguments: leavesExamples)
  func leaves(example: Example) throws {
    #expect(try rows(example.before, example.after) == example.rows)
  }

  @Test("show what is known only after apply", arguments: unknownsExamples)
  func unknowns(example: Example) throws {
    #expect(try rows(example.before, example.after) == example.rows)
  }

  @Test("keep what is marked sensitive together", arguments: marksExamples)
  func marks(example: Example) throws {
    #expect(try rows(example.before, example.after) == example.rows)
  }

  @Test(
    "of an object that comes or goes are its leaves",
    arguments: [
      (
        Action.create, "null", #"{"a":null,"b":{"c":1,"d":[]},"e":["x"],"f":{"!":{"g":1}},"h":{"?":0},"i":{}}"#,
        [
          "create b.c: null -> 1", #"create e[0]: null -> "x""#, "create f: null -> !{g:1}", "create h: null -> ?",
        ]
      ),
      (.read, "null", #"{"a":"x"}"#, [#"create a: null -> "x""#]),
      (.create, "null", #"{"!":{"a":1}}"#, ["create : null -> !{a:1}"]),
      (.create, "null", #"{"?":0}"#, ["create : null -> ?"]),
      (.destroy, #"{"a":{"b":1},"c":null}"#, "null", ["destroy a.b: 1 -> null"]),
      (.update, "null", #"{"a":{"b":1}}"#, ["create a.b: null -> 1"]),
      (.forget, #"{"a":1}"#, "null", []),
      (.noOp, #"{"a":1}"#, #"{"a":1}"#, []),
    ])
  func oneSide(action: Action, before: String, after: String, expected: [String]) throws {
    let entry = try change("a.b", action, before: try value(before), after: try value(after))
    #expect(EntryDifference(of: entry).rows.map(\.spelling) == expected)
  }

  @Test("at, above and below a replace path force the replacement, and only of a replacement")
  func forcing() throws {
    let before = try value(#"{"a":{"b":1,"c":1},"d":null,"e":1,"f":{"g":{"h":1}}}"#)
    let after = try value(#"{"a":{"b":2,"c":2},"d":{"x":1},"e":2,"f":{"g":{"h":2}}}"#)
    let paths = [
      AttributePath([.name("a"), .name("b")]), AttributePath([.name("d"), .name("x")]), AttributePath("f"),
    ]
    let entry = try change("a.b", .replacement, replacePaths: paths, before: before, after: after)
    #expect(
      EntryDifference(of: entry).rows.map(\.spelling) == [
        "update a.b: 1 -> 2 forces", "update a.c: 1 -> 2", "create d: null -> {x:1} forces", "update e: 1 -> 2",
        "update f.g.h: 1 -> 2 forces",
      ])
    let update = try change("a.b", .update, replacePaths: paths, before: before, after: after)
    #expect(EntryDifference(of: update).rows.map(\.forcesReplacement) == [false, false, false, false, false])
  }
}
