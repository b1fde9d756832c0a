import PlanModel
import Testing

@Suite("Resource addresses")
struct AddressTests {
  @Test("are taken apart as the engines spell them")
  func parts() throws {
    let address = try ResourceAddress(parsing: #"module.a["x.y"].module.b[0].data.aws_ami.this["k\"]"]"#)
    #expect(address.module.steps.map(\.name) == ["a", "b"])
    #expect(address.module.steps.map(\.key) == [.string("x.y"), .index(0)])
    #expect(address.mode == .data)
    #expect(address.type == "aws_ami")
    #expect(address.name == "this")
    #expect(address.key == .string("k\"]"))
  }

  @Test(
    "print as they were read",
    arguments: [
      "aws_db_instance.main", "data.aws_ami.a", "ephemeral.random_password.p", "module.m.aws_x.y[3]", #"a.b[""]"#,
      #"a.b["123"]"#, "a.b[123]", #"a.b["$${x}"]"#, #"a.b["%%{ if }"]"#, #"a.b["100%"]"#, #"a.b["a\"].b[\"c"]"#,
      #"a.b["\n\t\r\\"]"#, "module.größe.a.日本", #"a.b["\u200b"]"#, #"a.b["\U000e0001"]"#, "a.b[*]", "module.data.a.b",
      "data.data.data", "module-x.y", #"a.b["x will be destroyed"]"#,
    ])
  func roundTrip(text: String) throws {
    #expect(try ResourceAddress(parsing: text).description == text)
  }

  @Test("keep an index and a key that looks like one apart")
  func integerLikeKey() throws {
    #expect(try ResourceAddress(parsing: "a.b[1]") != ResourceAddress(parsing: #"a.b["1"]"#))
  }

  @Test(
    "that are none are refused with the place",
    arguments: [
      ("", AddressError.Expectation.type, 0), ("a", .dot, 1), ("a.", .name, 2), ("a.b[", .key, 4),
      ("a.b[1", .closingBracket, 5),
      ("a.b[01]", .key, 4), (#"a.b["x]"#, .closingBracket, 4), (#"a.b["\q"]"#, .validEscape, 4), ("a.b c", .end, 3),
      ("module.m", .dot, 8),
      ("1a.b", .type, 0), ("a.b\u{301}.c", .end, 5), ("a..b", .name, 2), (#"a.b["\ud800"]"#, .validEscape, 4),
      ("module.m.", .type, 9),
    ])
  func refusals(text: String, expected: AddressError.Expectation, byte: Int) {
    #expect {
      try ResourceAddress(parsing: text)
    } throws: { error in
      (error as? AddressError)?.expected == expected && (error as? AddressError)?.byte == byte
    }
  }

  @Test("survive printing and parsing, however hostile their keys", arguments: 0..<40)
  func property(seed: UInt64) throws {
    var random = RandomSource(seed: seed)
    for _ in 0..<250 {
      let address = random.address()
      let text = address.description
      #expect(try ResourceAddress(parsing: text) == address, "\(text)")
      #expect(!text.unicodeScalars.contains("\n"))
    }
  }

  @Test("are found at the start of a comment line, whatever the key says", arguments: 0..<20)
  func prefixes(seed: UInt64) throws {
    var random = RandomSource(seed: seed)
    for _ in 0..<100 {
      let address = random.address()
      let (found, rest) = try ResourceAddress.prefix(of: Substring(address.description + " will be destroyed"))
      #expect(found == address)
      #expect(rest == " will be destroyed")
    }
  }

  @Test("refuse or read mutated text without a crash", arguments: 0..<20)
  func mutations(seed: UInt64) {
    var random = RandomSource(seed: seed)
    for _ in 0..<200 {
      var scalars = Array(random.address().description.unicodeScalars)
      for _ in 0..<3 where !scalars.isEmpty {
        let place = Int.random(in: 0..<scalars.count, using: &random)
        if Bool.random(using: &random) {
          scalars.remove(at: place)
        } else {
          scalars[place] = Unicode.Scalar(UInt8.random(in: 0...127, using: &random))
        }
      }
      let text = String(String.UnicodeScalarView(scalars))
      if let address = try? ResourceAddress(parsing: text) {
        #expect((try? ResourceAddress(parsing: address.description)) == address, "\(text)")
      }
    }
  }
}
