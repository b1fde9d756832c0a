import PlanModel
import Testing

@testable import PlanAnalysis

@Suite("Rows of lists and sets")
struct SequenceTests {
  @Test(
    "pair what is equal, then what is alike",
    arguments: [
      ("one element in front", "[1,2,3]", "[0,1,2,3]", ["create l[0]: null -> 0"]),
      ("one element less", "[1,2,3]", "[1,3]", ["destroy l[1]: 2 -> null"]),
      ("one element exchanged", "[1,2,3]", "[1,9,3]", ["update l[1]: 2 -> 9"]),
      ("an equal element more", "[1,1]", "[1,1,1]", ["create l[2]: null -> 1"]),
      ("other order only", "[1,2,3]", "[3,2,1]", ["update l: [1,2,3] -> [3,2,1]"]),
      ("one element moved", "[1,2,3,4]", "[4,1,2,3]", ["create l[0]: null -> 4", "destroy l[3]: 4 -> null"]),
      ("other order and more", #"["a","b"]"#, #"["b","a","c"]"#, [#"update l: ["a","b"] -> ["b","a","c"]"#]),
      (
        "more went than came", "[1,2,3]", "[1,4]",
        [
          "destroy l[1]: 2 -> null", "create l[1]: null -> 4", "destroy l[2]: 3 -> null",
        ]
      ),
      ("emptied", "[1]", "[]", ["destroy l[0]: 1 -> null"]),
      (
        "the only object is compared inside", #"[{"a":1,"b":2,"c":3}]"#, #"[{"a":7,"b":8,"c":9}]"#,
        [
          "update l[0].a: 1 -> 7", "update l[0].b: 2 -> 8", "update l[0].c: 3 -> 9",
        ]
      ),
      (
        "an object that kept its name", #"[{"name":"x","v":1},{"name":"y","v":1}]"#,
        #"[{"name":"y","v":1},{"name":"x","v":2}]"#,
        [
          "update l[1].v: 1 -> 2"
        ]
      ),
      (
        "a rule that changed, and stands elsewhere in its set",
        #"[{"from":443,"to":443,"p":"tcp","c":["a"]},{"from":1,"to":1,"p":"udp","c":["z"]}]"#,
        #"[{"from":1,"to":1,"p":"udp","c":["z"]},{"from":443,"to":443,"p":"tcp","c":["b"]}]"#,
        [#"update l[1].c[0]: "a" -> "b""#]
      ),
      (
        "rules that have nothing in common",
        #"[{"from":443,"to":443,"p":"tcp","c":["a"]},{"from":1,"to":1,"p":"udp","c":["z"]}]"#,
        #"[{"from":22,"to":22,"p":"icmp","c":["b"]},{"from":1,"to":1,"p":"udp","c":["z"]}]"#,
        [
          #"destroy l[0]: {c:["a"],from:443,p:"tcp",to:443} -> null"#,
          #"create l[0]: null -> {c:["b"],from:22,p:"icmp",to:22}"#,
        ]
      ),
      ("a list in a list", "[[1,2],[3]]", "[[1,2],[3,4]]", ["create l[1][1]: null -> 4"]),
      (
        "an unknown inside an object", #"[{"a":1,"b":2},{"a":3,"b":4}]"#, #"[{"a":1,"b":2},{"a":3,"b":{"?":0}}]"#,
        [
          "update l[1].b: 4 -> ?"
        ]
      ),
    ])
  func pairing(name: String, before: String, after: String, expected: [String]) throws {
    #expect(try rows(#"{"l":\#(before)}"#, #"{"l":\#(after)}"#) == expected, "\(name)")
  }

  @Test("say nothing of the order of a known set")
  func sets() throws {
    let before = Value(.sequence(Value.Sequence([.string("a"), .string("b")], kind: .set)))
    let after = Value(.sequence(Value.Sequence([.string("b"), .string("a"), .string("c")], kind: .set)))
    #expect(rows(before, after).map(\.spelling) == [#"create [2]: null -> "c""#])
  }

  @Test("follow a provider that compares a list place by place")
  func byPlace() throws {
    let before = #"{"l":[{"a":1},{"a":2}]}"#
    let after = #"{"l":[{"a":2}]}"#
    let path = AttributePath([.name("l"), .index(0), .name("a")])
    let byValue = try rows(before, after)
    #expect(byValue == ["destroy l[0]: {a:1} -> null"])
    let byPlace = try rows(before, after, forcing: [path])
    #expect(byPlace == ["update l[0].a: 1 -> 2 forces", "destroy l[1]: {a:2} -> null"])
  }

  /// Quadratic work on these would take hours, and deep recursion would end the process.
  @Test("cost little, however long or deep", .timeLimit(.minutes(20)))
  func size() {
    let long = (0..<20_000).map { Value.mapping([.init("v", .number(Number($0))), .init("w", .string("same"))]) }
    let others = (0..<20_000).map {
      Value.mapping([.init("v", .number(Number(-$0 - 1))), .init("w", .string("other"))])
    }
    #expect(rows(.sequence(long), .sequence(long)).isEmpty)
    #expect(rows(.sequence(long), .sequence(long.reversed())).count == 1)
    #expect(rows(.sequence(long), .sequence(Array(long.dropFirst()))).map(\.path.description) == ["[0]"])
    #expect(rows(.sequence(long), .sequence(others)).count == 40_000)
    #expect(rows(.sequence(long), .sequence(Array(repeating: .unknown, count: 20_000))).count == 20_000)
    #expect(rows(.sequence(Array(repeating: .null, count: 20_000)), .sequence(long)).count == 20_000)

    let deep = { (leaf: Int) in
      (0..<900).reduce(Value.number(Number(leaf))) { inner, level in
        level % 2 == 0 ? .sequence([.boolean(true), inner]) : .mapping([.init("a", inner)])
      }
    }
    #expect(rows(deep(1), deep(2)).count == 1)
  }
}
