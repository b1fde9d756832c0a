import PlanJSON
import PlanModel
import Testing

@Suite("Values are what the text says")
struct ValueTests {
  @Test("numbers keep their literal text, whatever their size")
  func numbers() throws {
    for literal in [
      "0", "-0", "1.0", "1e2", "1E+400", "12345678901234567890123", "0.10000000000000000000000000000000000001",
    ] {
      #expect(try JSON.parse(literal).number?.literal == literal)
      #expect(try JSON.parse("[\(literal)]").elements?.first?.number?.literal == literal)
    }
  }

  @Test("strings stand for their text; half a surrogate pair for U+FFFD")
  func strings() throws {
    let table: [(String, String)] = [
      (#""""#, ""), (#""a\u003cb\u003e\u0026""#, "a<b>&"), (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"),
      (#""\u00e9é€😀""#, "éé€😀"), (#""\ud83d\ude00""#, "😀"), (#""\ud83d""#, "\u{FFFD}"), (#""\ude00x""#, "\u{FFFD}x"),
      (#""\ud83d\ud83d\ude00""#, "\u{FFFD}😀"), (#""\ud83d\n""#, "\u{FFFD}\n"), (#""\u0000""#, "\0"),
    ]
    for (json, text) in table {
      #expect(try JSON.parse(json).string?.hasSameBytes(as: text) == true, "\(json)")
      #expect(try JSON.parse("{\(json):1}").mapping?.entries.first?.key.hasSameBytes(as: text) == true, "\(json)")
    }
  }

  @Test("strings of every length, with something special at every place, come whole")
  func lengths() throws {
    for length in 0..<70 {
      let plain = String(repeating: "abcdefghij", count: 7).prefix(length)
      #expect(try JSON.parse("\"\(plain)\"").string == String(plain))
      for place in 0..<length {
        for (json, text) in [(#"\n"#, "\n"), ("é", "é"), (#"\u003c"#, "<"), ("😀", "😀")] {
          let (start, end) = (plain.prefix(place), plain.dropFirst(place))
          #expect(try JSON.parse("[\"\(start)\(json)\(end)\"]").elements?.first?.string == "\(start)\(text)\(end)")
        }
      }
    }
  }

  @Test("keys sort by their bytes, and canonically equal ones are two keys")
  func keys() throws {
    let value = try JSON.parse(#"{"b":1,"a":2,"\u00e9":3,"e\u0301":4,"A":5,"":6,"a\u0000":7}"#)
    #expect(value.mapping?.entries.map(\.key.utf8.count) == [0, 1, 1, 2, 1, 3, 2])
    #expect(value.mapping?["e\u{301}"]?.number == Number(4))
    #expect(value.mapping?["\u{E9}"]?.number == Number(3))
  }

  @Test("a key that stands twice is an error in what is taken apart, however it is spelled and however big the object")
  func duplicates() {
    let many = (0..<5000).map { "\"k\($0)\":0" }.joined(separator: ",")
    for (text, key) in [
      (#"{"a":1,"\u0061":2}"#, "a"), (#"[{"x":{"k":1,"b":1,"k":1}}]"#, "k"), ("{\(many),\"k77\":1}", "k77"),
    ] {
      let error = #expect(throws: JSONError.self) { try JSON.parse(text) }
      #expect(error?.problem == .duplicateKey(key))
    }
  }

  @Test("a thousand levels become a value")
  func depth() throws {
    var value = try JSON.parse(String(repeating: "[", count: 1000) + String(repeating: "]", count: 1000))
    for _ in 0..<999 { value = try #require(value.elements?.first) }
    #expect(value.elements?.isEmpty == true)
  }

  @Test("a node finds its members, elements and text")
  func nodes() throws {
    let node = try JSON.check(Array(#" {"b":[1,{"c":"x\ny"},true],"a":null,"t\u0065":"false"} "#.utf8)).node
    #expect(node.members.map(\.key) == ["b", "a", "te"])
    #expect(node["b"]?.elements.count == 3)
    #expect(node["b"]?.elements[1]["c"]?.string == "x\ny")
    #expect(node["a"]?.isNull == true)
    #expect(node["te"]?.fragment.string == "false")
    #expect(node["b"]?.containsTrue == true)
    #expect(node["te"]?.containsTrue == false)
    #expect(node["c"] == nil)
    #expect(node["b"]?["c"] == nil)
    #expect(String(decoding: node["b"]?.fragment.bytes ?? [], as: UTF8.self) == #"[1,{"c":"x\ny"},true]"#)
  }
}

@Suite("Masks are folded into values")
struct MaskTests {
  /// Writes a value with its marks: `?` for unknown, `!` behind what is sensitive.
  private static func show(_ value: Value) -> String {
    let text: String =
      switch value.content {
      case .null: "null"
      case .boolean(let flag): "\(flag)"
      case .number(let number): number.literal
      case .string(let text): "'\(text)'"
      case .sequence(let sequence): "[" + sequence.elements.map(show).joined(separator: ",") + "]"
      case .mapping(let mapping):
        "{" + mapping.entries.map { "\($0.key):\(show($0.value))" }.joined(separator: ",") + "}"
      case .unknown: "?"
      case .notShown: "notShown"
      }
    return text + (value.isSensitive ? "!" : "")
  }

  struct Row: CustomTestStringConvertible {
    let value: String?
    var unknown: String?
    var sensitive: String?
    let expected: String

    var testDescription: String { "\(value ?? "absent") with \(unknown ?? "-") and \(sensitive ?? "-")" }
  }

  static let rows: [Row] = [
    // Nothing is marked: no mask, shells, holes, null.
    Row(value: #"{"a":1}"#, expected: "{a:1}"),
    Row(
      value: #"{"a":[1],"b":{"c":1}}"#, unknown: #"{"a":[false],"b":{}}"#, sensitive: "{}", expected: "{a:[1],b:{c:1}}"),
    Row(value: #"{"a":1}"#, unknown: "false", sensitive: "false", expected: "{a:1}"),
    Row(value: #"{"a":1}"#, unknown: "null", sensitive: "[]", expected: "{a:1}"),
    Row(value: "null", unknown: "{}", sensitive: "false", expected: "null"),
    Row(value: #"{"a":null}"#, unknown: #"{"a":[{"b":false}]}"#, expected: "{a:null}"),
    // Unknown members are absent, unknown elements null; a whole one is true.
    Row(value: #"{"b":1}"#, unknown: #"{"a":true,"c":true}"#, expected: "{a:?,b:1,c:?}"),
    Row(
      value: #"{"l":["x",null,"z",null]}"#, unknown: #"{"l":[false,true,false,false]}"#,
      expected: "{l:['x',?,'z',null]}"),
    Row(value: #"{"m":{"a":1}}"#, unknown: #"{"m":{"b":true}}"#, expected: "{m:{a:1,b:?}}"),
    Row(value: #"{"l":[{"a":1},{}]}"#, unknown: #"{"l":[{},{"b":true}]}"#, expected: "{l:[{a:1},{b:?}]}"),
    Row(value: nil, unknown: "true", expected: "?"),
    Row(value: "null", unknown: "true", expected: "?"),
    Row(value: #"{"a":1}"#, unknown: "true", expected: "?"),
    Row(value: #"{"a":1}"#, unknown: #"{"a":true}"#, expected: "{a:?}"),
    Row(value: "{}", unknown: #"{"a":{"b":true,"c":{}},"d":[true,false]}"#, expected: "{a:{b:?},d:[?,null]}"),
    Row(value: "null", unknown: #"{"id":true}"#, expected: "{id:?}"),
    Row(value: #"{"\u00e9":1}"#, unknown: #"{"é":true,"e\u0301":true}"#, expected: "{e\u{301}:?,é:?}"),
    // Sensitive: a node with all below it, the root too; the mark stays where it stands.
    Row(value: #"{"a":1,"b":2}"#, sensitive: #"{"a":true}"#, expected: "{a:1!,b:2}"),
    Row(value: #"{"a":1}"#, sensitive: "true", expected: "{a:1}!"),
    Row(value: #"{"l":[1,2]}"#, sensitive: #"{"l":[false,true]}"#, expected: "{l:[1,2!]}"),
    Row(value: #"{"m":{"a":{"x":1}}}"#, sensitive: #"{"m":{"a":true,"gone":true}}"#, expected: "{m:{a:{x:1}!}}"),
    Row(value: #"{"b":2}"#, unknown: #"{"a":true}"#, sensitive: #"{"a":true}"#, expected: "{a:?!,b:2}"),
    Row(value: #"{"m":{}}"#, unknown: #"{"m":{"x":true}}"#, sensitive: #"{"m":true}"#, expected: "{m:{x:?}!}"),
    Row(value: nil, sensitive: "true", expected: "absent"),
    // A mask of another shape covers the whole node, if it marks anything.
    Row(value: #"{"l":[1,2,3]}"#, sensitive: #"{"l":[true]}"#, expected: "{l:[1,2,3]!}"),
    Row(value: #"{"l":[1]}"#, sensitive: #"{"l":[false,true]}"#, expected: "{l:[1]!}"),
    Row(value: #"{"l":[1]}"#, sensitive: #"{"l":[false,false]}"#, expected: "{l:[1]}"),
    Row(value: #"{"l":[1]}"#, unknown: #"{"l":[false,true]}"#, expected: "{l:?}"),
    Row(value: #"{"l":[1]}"#, sensitive: #"{"l":{"a":true}}"#, expected: "{l:[1]!}"),
    Row(value: #"{"m":{"a":1}}"#, sensitive: #"{"m":[true]}"#, expected: "{m:{a:1}!}"),
    Row(value: #"{"m":{"a":1}}"#, unknown: #"{"m":[true]}"#, expected: "{m:?}"),
    Row(value: #"{"s":"x"}"#, unknown: #"{"s":{"a":true}}"#, sensitive: #"{"s":[true]}"#, expected: "{s:?}"),
    Row(value: #"{"s":"x"}"#, sensitive: #"{"s":{"a":[true]}}"#, expected: "{s:'x'!}"),
    // Members in no order, and twice: the last value counts, and no second mask lifts a mark.
    Row(
      value: #"{"z":1,"a":2,"m":3}"#, unknown: #"{"y":true,"b":true}"#, sensitive: #"{"z":true,"a":false}"#,
      expected: "{a:2,b:?,m:3,y:?,z:1!}"),
    Row(value: #"{"a":1,"a":2}"#, sensitive: #"{"a":true,"a":false}"#, expected: "{a:2!}"),
    Row(value: #"{"a":1}"#, sensitive: #"{"a":false,"a":true}"#, expected: "{a:1!}"),
  ]

  @Test("with all their holes", arguments: rows)
  func overlay(row: Row) throws {
    func node(_ text: String?) throws -> JSONNode? { try text.map { try JSON.check(Array($0.utf8)).node } }
    let masks = JSONMasks(unknown: try node(row.unknown), sensitive: try node(row.sensitive))
    let value = try node(row.value).value(with: masks)
    #expect(value.map(Self.show) ?? "absent" == row.expected)
  }
}

@Suite("Parts of a value are looked at without laying it out")
struct PartTests {
  private static func fragment(_ text: String) throws -> JSONFragment { try JSON.check(Array(text.utf8)) }

  @Test(
    "what a mask marks is found, whatever stands around it",
    arguments: [
      (#"{"a":1,"b":"x"}"#, #"{"b":true}"#, [#""x""#]),
      (#"{ "a" : [ 1 , {"c":[2]} ] , "b" : "]}" }"#, #"{"a":[false,{"c":true}],"b":true}"#, ["[2]", #""]}""#]),
      (#"{"a":1,"b":2}"#, "true", [#"{"a":1,"b":2}"#]),
      (#"{"a":1}"#, #"{"a":false,"b":true,"c":{}}"#, []),
      (#"{"a":"true"}"#, #"{"true":false}"#, []),
      (#"{"a":[1,2,3]}"#, #"{"a":[true]}"#, ["[1,2,3]"]),
      (#"{"a":{"x":-1.5e3}}"#, #"{"a":[true]}"#, [#"{"x":-1.5e3}"#]),
      (#"{"a":null,"b":true}"#, #"{"a":true,"b":true}"#, ["null", "true"]),
      (#"{"\u0061":1,"é":2}"#, #"{"a":true,"\u00e9":true}"#, ["1", "2"]),
      (#"{"a":1,"a":2}"#, #"{"a":true}"#, ["1", "2"]),
      (#"{"a":1}"#, #"{"a":false,"a":true}"#, ["1"]),
      ("[]", "[true]", ["[]"]),
    ])
  func marked(value: String, mask: String, expected: [String]) throws {
    let parts = try Self.fragment(value).parts(markedBy: Self.fragment(mask))
    #expect(parts.map { String(decoding: $0.bytes, as: UTF8.self) } == expected)
  }

  @Test("many marks are found too")
  func many() throws {
    let value = "{" + (0..<100).map { "\"k\($0)\":\($0)" }.joined(separator: ",") + "}"
    let mask = "{" + (0..<100).filter { $0 % 2 == 0 }.map { "\"k\($0)\":true" }.joined(separator: ",") + "}"
    let parts = try Self.fragment(value).parts(markedBy: Self.fragment(mask))
    #expect(parts.compactMap { $0.number?.integer } == (0..<100).filter { $0 % 2 == 0 })
    #expect(parts.first?.byte == 6)
  }

  @Test("digests are those of the text, not of its spelling")
  func digests() throws {
    let same = [#""a[\"k\"].b\\c/""#, #""a[\u0022k\u0022].b\u005cc\/""#]
    #expect(Set(try same.map { try Self.fragment($0).digest }).count == 1)
    let different = [#""a""#, #""b""#, #""ab""#, #""""#, "1", "null", #""1""#, #""\n""#, #""n""#, #""\u000a ""#]
    #expect(Set(try different.map { try Self.fragment($0).digest }).count == different.count)
  }
}
