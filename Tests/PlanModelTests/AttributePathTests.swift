import PlanModel
import Testing

@Suite("Attribute paths")
struct AttributePathTests {
  @Test(
    "are spelled as HCL does",
    arguments: [
      ([AttributePath.Step.name("ami")], "ami"), ([.name("ebs"), .index(0), .name("size")], "ebs[0].size"),
      ([.name("tags"), .name("a-b_9")], "tags.a-b_9"),
      ([.name("tags"), .name("kubernetes.io/x")], #"tags["kubernetes.io/x"]"#),
      ([.name("tags"), .name("")], #"tags[""]"#), ([.name("tags"), .name("9a")], #"tags["9a"]"#),
      ([.name("tags"), .name("é")], #"tags["é"]"#), ([.name("t"), .name("${x}\n")], #"t["$${x}\n"]"#), ([], ""),
      ([.name("0x")], #"["0x"]"#),
    ])
  func spelling(steps: [AttributePath.Step], text: String) {
    #expect(AttributePath(steps).description == text)
  }

  @Test("sort by their steps, indexes as numbers")
  func order() {
    let paths = [["a", "10"], ["a", "9"], ["a"], ["b"]].map { names in
      AttributePath(names.map { Int($0).map(AttributePath.Step.index) ?? .name($0) })
    }
    #expect(paths.shuffled().sorted().map(\.description) == ["a", "a[9]", "a[10]", "b"])
  }
}

@Suite("Values")
struct ValueTests {
  @Test(
    "of numbers compare as decimals",
    arguments: [
      ("1", "1.0", true), ("10e-1", "1", true), ("-0", "0", true),
      ("12345678901234567890", "12345678901234567891", false),
      ("0.1000000000000000000000000000000001", "0.1", false), ("1e400", "10e399", true), ("1", "-1", false),
    ])
  func numbers(left: String, right: String, isEqual: Bool) throws {
    #expect((try #require(Number(left)) == #require(Number(right))) == isEqual)
  }

  @Test(
    "refuse what is no JSON number",
    arguments: ["", "-", "01", "1.", ".5", "1e", "0x1", "1_0", "Infinity", "1e+-1", " 1"])
  func notNumbers(text: String) {
    #expect(Number(text) == nil)
  }

  @Test(
    "order numbers of any size",
    arguments: [
      ("-1e30", "-1"), ("-1", "0"), ("0", "1e-9"), ("9", "10"), ("1.5", "15e-1000000000000000000"), ("99", "1e2"),
    ])
  func comparison(smaller: String, larger: String) throws {
    let (left, right) = (try #require(Number(smaller)), Number(larger))
    if let right { #expect(left < right && !(right < left)) }
  }

  @Test("keep canonically equivalent strings and keys apart, as engines do")
  func bytes() {
    #expect(Value.string("e\u{301}") != .string("é"))
    let mapping = Mapping([.init("e\u{301}", .number(Number(1))), .init("é", .number(Number(2)))])
    #expect(mapping.entries.count == 2)
    #expect(mapping["é"] == .number(Number(2)))
  }

  @Test("of a mapping stand in the order of key bytes, the last of a key counting")
  func mappingOrder() {
    let mapping = Mapping([
      .init("b", .null), .init("a", .boolean(true)), .init("b", .boolean(false)), .init("B", .null),
    ])
    #expect(Array(mapping.keys) == ["B", "a", "b"])
    #expect(mapping["b"] == .boolean(false))
  }

  @Test("are found at a path with the marks that were passed")
  func lookup() throws {
    let inner = Value.mapping([.init("size", .number(Number(8)))])
    let value = Value.mapping([
      .init("disk", Value.sequence([inner]).markedSensitive()), .init("host", .unknown),
    ])
    let size = try #require(value.value(at: AttributePath([.name("disk"), .index(0), .name("size")])))
    #expect(size.isSensitive)
    #expect(size == .number(Number(8)))
    #expect(value.value(at: AttributePath([.name("host"), .name("name")]))?.isUnknown == true)
    #expect(value.value(at: AttributePath([.name("disk"), .index(1)])) == nil)
  }

  @Test("give their sensitive texts, at any depth and never below four bytes")
  func secrets() {
    var texts = SensitiveTexts()
    texts.insert(
      marked: .mapping([
        .init("a", Value.string("hunter22").markedSensitive()), .init("b", .string("public")),
        .init("c", Value.sequence([.string("abc"), .mapping([.init("k", .string("deep secret"))])]).markedSensitive()),
        .init("d", Value.number(Number(trusted: "271828")).markedSensitive()),
      ]))
    #expect(texts.texts == ["hunter22", "deep secret", "271828"])
  }
}
