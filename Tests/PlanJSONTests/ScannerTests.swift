import PlanJSON
import PlanModel
import Testing

@Suite("The scanner hands over what is asked for")
struct ScannerTests {
  @Test(
    "members and elements come with their keys and places, and what is not read is skipped", arguments: [1, 24, 4096])
  func visiting(window: Int) throws {
    var options = JSONOptions()
    options.windowSize = window
    var seen: [String] = []
    try JSONScanner.scan(
      MemorySource(#"{"skip":[1,{"a":"]"}], "list" : [ {"v":"x"} , 2,"é\n" ], "k\u00e9y":{"in":{"deep":true}}}"#),
      options: options
    ) { document in
      try document.forEachMember { key, member in
        switch key {
        case "list":
          try member.forEachElement { index, element in
            seen.append("\(element.path) \(String(decoding: try element.readFragment().bytes, as: UTF8.self))")
          }
        case "kéy":
          try member.forEachMember { _, inner in try inner.forEachMember { key, value in seen.append("\(value.path)") }
          }
        default: seen.append("\(key) at \(member.byte)")
        }
      }
    }
    #expect(seen == ["skip at 8", #"list[0] {"v":"x"}"#, "list[1] 2", #"list[2] "é\n""#, #"["kéy"].in.deep"#])
  }

  private static let shape = JSONShape(
    [
      JSONShape.Member("address"), JSONShape.Member("name"), JSONShape.Member("change"),
      JSONShape.Member("actions", in: "change"), JSONShape.Member("after_sensitive", in: "change"),
      JSONShape.Member("a_key_of_more_than_sixteen_bytes", in: "change"), JSONShape.Member("x", in: "change"),
    ], others: .noted)

  @Test("members of an element and of its members are found without reading it again", arguments: [1, 30, 4096])
  func index(window: Int) throws {
    let text =
      #"[{"address":"a.b","n\u0061me":"b","change":{ "actions" : ["no-op"] ,"after_sensitive":{"x":[true]},"#
      + #""a_key_of_more_than_sixteen_bytes":1,"before":{"actions":[]}},"address_":null}]"#
    var options = JSONOptions()
    options.windowSize = window
    try JSONScanner.scan(MemorySource(text), options: options) { document in
      try document.forEachElement { _, entry in
        let element = try entry.readElement(as: Self.shape)
        #expect(element[0]?.string == "a.b")
        #expect(element[1]?.string == "b")
        #expect(element[2]?.byte == 43)
        #expect(element[3]?.hasSameBytes(as: #"["no-op"]"#) == true)
        #expect(element[4]?.containsTrue == true)
        #expect(element[5]?.number == Number(1))
        #expect(element[6] == nil)
        #expect(
          element.otherKeys.map { "\($0.outer?.description ?? "-") \($0.key)" } == ["change before", "- address_"])
        #expect(element.duplicates.isEmpty)
        #expect(element.hasUnusualKeys)
        #expect(element.isSpelled(3, #"["no-op"]"#) && !element.isSpelled(3, "[]") && !element.isSpelled(6, "[]"))
        #expect(element.containsTrue(4) && !element.containsTrue(3) && !element.containsTrue(6))
        #expect(element.has(5) && !element.has(6) && element.isAbsent(6) && !element.isAbsent(5))
      }
    }
  }

  @Test("what is kept stays the same while the scanner moves on")
  func keeping() throws {
    let texts = (0..<200).map { "{\"number\":\($0),\"text\":\"\(String(repeating: "x", count: $0))\"}" }
    let shape = JSONShape([JSONShape.Member("number")], others: .ignored)
    var options = JSONOptions()
    options.windowSize = 64
    var (kept, detached): ([JSONElement], [JSONElement]) = ([], [])
    try JSONScanner.scan(MemorySource("[" + texts.joined(separator: ",") + "]"), options: options) { document in
      try document.forEachElement { _, entry in
        let element = try entry.readElement(as: shape)
        kept.append(element)
        detached.append(element.detached())
      }
    }
    for elements in [kept, detached] {
      #expect(elements.map { String(decoding: $0.fragment.bytes, as: UTF8.self) } == texts)
      #expect(elements.map { $0[0]?.number?.integer } == Array(0..<200))
    }
  }

  @Test("keys that stand twice are said, with the way to them and their place")
  func duplicates() throws {
    let text = #"{"a":1,"b":{"x":1,"\u0078":2},"a":{"y":{"z":1,"z":[]},"w":0,"y":1}}"#
    let shape = JSONShape(
      [JSONShape.Member("a"), JSONShape.Member("y", in: "a"), JSONShape.Member("b"), JSONShape.Member("q", in: "b")],
      others: .noted)
    try JSONScanner.scan(MemorySource("[\(text)]")) { document in
      try document.forEachElement { _, entry in
        let element = try entry.readElement(as: shape)
        #expect(element.duplicates.map(\.path.description) == ["b.x", "a", "a.y"])
        #expect(element.duplicates.map(\.byte) == [19, 31, 61])
        #expect(element.fragment.duplicates.map(\.path.description) == ["b.x", "a.y.z", "a.y", "a"])
      }
    }
    let found = try JSONScanner.scan(MemorySource(text)) { document in
      try document.forEachMember { key, member in if key == "b" { try member.forEachMember { _, _ in } } }
      return document.duplicates
    }
    #expect(found.map(\.path.description) == ["b.x", "a"])
    #expect(found.map(\.byte) == [18, 30])
  }

  @Test("of a member that stands twice the last counts, with nothing of the first in it")
  func lastOfTwo() throws {
    let shape = JSONShape(
      [JSONShape.Member("a"), JSONShape.Member("x", in: "a"), JSONShape.Member("y", in: "a")], others: .noted)
    let text = #"{"a":{"x":1,"y":1},"a":{"x":2}}"#
    let (x, y) = try JSONScanner.scan(MemorySource(text)) { document in
      let element = try document.readElement(as: shape)
      return (element[1]?.number, element[2])
    }
    #expect(x == Number(2))
    #expect(y == nil)
  }

  @Test("an object whose beginning another one repeats is checked as far as it goes on", arguments: [1, 40, 4096])
  func repeated(window: Int) throws {
    let shape = JSONShape(
      [JSONShape.Member("change"), JSONShape.Member("before", in: "change"), JSONShape.Member("after", in: "change")],
      others: .noted)
    var options = JSONOptions()
    options.windowSize = window
    func after(_ text: String) throws -> String? {
      let source = MemorySource(#"{"change":{"before":{"name":"a long enough text","n":[1,2]},"after":"# + text + "}}")
      return try JSONScanner.scan(source, options: options) { document in
        try document.readElement(as: shape)[2].map { String(decoding: $0.bytes, as: UTF8.self) }
      }
    }
    let same = #"{"name":"a long enough text","n":[1,2]}"#
    #expect(try after(same) == same)
    #expect(try after(#"{"name":"a long enough text","n":[1,3]}"#) == #"{"name":"a long enough text","n":[1,3]}"#)
    #expect(throws: JSONError(.expected(.commaOrBrace, found: UInt8(ascii: "1")), byte: 107)) { try after(same + "1") }
    #expect(throws: JSONError.self) { try after(String(same.dropLast())) }
  }

  @Test("an error says where in the document it is")
  func places() {
    func message(_ text: String) -> String {
      do {
        try JSONScanner.scan(MemorySource(text)) { document in
          try document.forEachMember { _, member in
            try member.forEachElement { _, entry in _ = try entry.readFragment() }
          }
        }
        return "no error"
      } catch let error as JSONError {
        return error.message
      } catch {
        return "another error"
      }
    }
    #expect(
      message(#"{"resource_changes":[{"a":1},{"b":"#)
        == "the input ends at resource_changes[1] (byte 34), where a value was expected")
    #expect(message(#"{"list":[1,2 3]}"#) == "expected `,` or `]` at list[1] (byte 13), found something else")
    #expect(message(#"{"list":[1,{"a":1,}]}"#) == "expected a key in double quotes at list[1] (byte 18), found `}`")
    #expect(message(#"{"list":7}"#) == "expected an array at list (byte 8), found something else")
    #expect(message("[1]") == "expected an object at byte 0, found `[`")
  }

  @Test("a value that is asked for whole may not outgrow its limit, one that is skipped may")
  func limit() throws {
    var options = JSONOptions()
    (options.windowSize, options.valueLimit) = (256, 4096)
    let text = "[\"\(String(repeating: "x", count: 5000))\",\(String(repeating: "[1,2],", count: 2000))3]"
    try JSONScanner.scan(MemorySource(text), options: options) { try $0.skip() }
    #expect(throws: JSONError(.valueTooLarge(limit: 4096), byte: 1, path: AttributePath([.index(0)]))) {
      try JSONScanner.scan(MemorySource(text), options: options) { document in
        try document.forEachElement { _, element in _ = try element.readFragment() }
      }
    }
  }

  @Test("a source's error reaches the caller, whatever was read before")
  func sourceFails() {
    struct Broken: Error {}
    var calls = 0
    let source = FunctionSource { buffer in
      calls += 1
      if calls > 2 { throw Broken() }
      buffer.storeBytes(of: UInt8(ascii: "["), as: UInt8.self)
      return 1
    }
    #expect(throws: Broken.self) { try JSONScanner.scan(source) { try $0.skip() } }
  }
}
