import PlanJSON
import Testing

/// How the scanner can be led over a document; every way has to come to the same verdict.
enum Way: CaseIterable {
  case skipping, reading, readingWithIndex, visiting

  private static let shape = JSONShape(
    [JSONShape.Member("a"), JSONShape.Member("list"), JSONShape.Member("b", in: "a")], others: .noted)

  /// The error that the scanner ends with, nil where it accepts the document.
  func verdict(_ bytes: [UInt8], window: Int = 1 << 16) -> JSONError? {
    var options = JSONOptions()
    options.windowSize = window
    do {
      try JSONScanner.scan(MemorySource(bytes), options: options) { document in
        switch self {
        case .skipping: try document.skip()
        case .reading: _ = try document.readFragment()
        case .readingWithIndex: _ = try document.readElement(as: Self.shape)
        case .visiting: try Self.visit(&document)
        }
      }
      return nil
    } catch let error as JSONError {
      return error
    } catch {
      Issue.record("no other error is possible: \(error)")
      return nil
    }
  }

  private static func visit(_ value: inout JSONScanner) throws {
    switch try value.kind() {
    case .object: try value.forEachMember { _, member in try visit(&member) }
    case .array: try value.forEachElement { _, element in try visit(&element) }
    case .string, .number, .boolean, .null: try value.skip()
    }
  }
}

@Suite("The whole document is checked against RFC 8259")
struct GrammarTests {
  static let accepted: [String] = [
    "null", "true", "false", "0", "-0", "-0.0", "12", "1.5e+10", "1E400", "12345678901234567890123", "\"\"", "\"a\"",
    " \t\r\n[ ] ", "{}", "[[],{}]", "{\"a\":1,\"a\":2}", "{\"\":null}", "[1,2 , 3]", "{ \"a\" : [ true , false ] }",
    #""\"\\\/\b\f\n\r\t\u00e9\uD83D\uDE00""#, #""\ud800""#, #""\u0000""#, "\"é€😀\"", "\"\u{7F}\u{2028}\"",
    "[\"0123456789abcdef0123456789abcdef\",\"0123456789abcde\\n\"]",
  ]

  static let rejected: [[UInt8]] =
    [
      "", " ", "nul", "nulL", "True", "tru", "+1", "01", "-", "-a", "1.", ".5", "1e", "1e+", "0x10", "NaN", "Infinity",
      "'a'", "\"", "\"a", "\"\\x\"", "\"\\u12g4\"", "\"\\u12\"", "\"\n\"", "\"\u{1F}\"", "[", "]", "[1,]", "[,1]",
      "[1 2]", "[1,,2]", "{", "}", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{,}", "{1:2}", "{a:1}", "{\"a\" 1}",
      "{\"a\":1 \"b\":2}", "[}", "{]", "[1}", "{\"a\":1]", "1 2", "{}{}", "null,", "// a\n1", "[1]/**/", "\u{FEFF}1",
    ].map { Array($0.utf8) }
    + [
      [0x22, 0xFF, 0x22], [0x22, 0xC0, 0x80, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22],
      [0x22, 0xF4, 0x90, 0x80, 0x80, 0x22],
      [0x22, 0xE2, 0x82, 0x22], [0x22, 0x80, 0x22], [0x31, 0x00], [0x00], [0x22, 0x00, 0x22],
      [0x5B, 0x31, 0x2C, 0x00, 0x5D],
    ]

  @Test("what the grammar has is accepted", arguments: Way.allCases)
  func accepts(way: Way) {
    for text in Self.accepted {
      #expect(way.verdict(Array(text.utf8)) == nil, "\(text)")
      #expect(ReferenceGrammar.accepts(Array(text.utf8)), "the reference: \(text)")
    }
  }

  @Test("what it has not is an error", arguments: Way.allCases)
  func rejects(way: Way) {
    for bytes in Self.rejected {
      #expect(way.verdict(bytes) != nil, "\(bytes)")
      #expect(!ReferenceGrammar.accepts(bytes), "the reference: \(bytes)")
    }
  }

  @Test("every proper beginning of a document is an error that says the input ends", arguments: Way.allCases)
  func truncation(way: Way) {
    let document = Array(Self.sample.utf8)
    for length in 0..<document.count {
      let error = way.verdict(Array(document[..<length]), window: 24)
      #expect(error?.isTruncation == true, "\(length)")
      #expect(error?.byte == length)
    }
  }

  @Test("a thousand levels are accepted and one more is not", arguments: Way.allCases)
  func depth(way: Way) {
    func nested(_ count: Int) -> [UInt8] {
      var text = ""
      for level in 0..<count { text += level % 3 == 0 ? "{\"a\":" : "[" }
      text += "0"
      for level in (0..<count).reversed() { text += level % 3 == 0 ? "}" : "]" }
      return Array(text.utf8)
    }
    #expect(way.verdict(nested(1000)) == nil)
    #expect(way.verdict(nested(1000), window: 24) == nil)
    #expect(way.verdict(nested(1001))?.problem == .tooDeep(limit: 1000))
    var wrong = nested(1000)
    wrong[wrong.count - 500] = wrong[wrong.count - 500] == UInt8(ascii: "}") ? UInt8(ascii: "]") : UInt8(ascii: "}")
    #expect(way.verdict(wrong) != nil)
  }

  @Test("the size of the window changes neither verdict nor place", arguments: Way.allCases)
  func windows(way: Way) {
    for bytes in Self.accepted.map({ Array($0.utf8) }) + Self.rejected + [Array(Self.sample.utf8)] {
      let expected = way.verdict(bytes)
      for window in [1, 2, 3, 5, 8, 16, 24, 25, 63, 64, 65] {
        #expect(way.verdict(bytes, window: window) == expected, "\(bytes) in windows of \(window)")
      }
    }
  }

  @Test("changed documents are judged as a second, plain reading of the grammar judges them")
  func mutations() {
    var chance = SeededGenerator(seed: 1)
    let alphabet =
      Array("{}[]\",:\\u0123456789abcdef-+.eEtrufalsn \n\t\u{1}é€😀".utf8) + [0x00, 0x80, 0xC0, 0xED, 0xF4, 0xFF]
    for round in 0..<20_000 {
      var bytes = Array(Self.sample.utf8)
      for _ in 0..<Int.random(in: 1...3, using: &chance) {
        let place = Int.random(in: 0..<bytes.count, using: &chance)
        switch Int.random(in: 0..<4, using: &chance) {
        case 0: bytes[place] = alphabet.randomElement(using: &chance) ?? 0
        case 1: bytes.remove(at: place)
        case 2: bytes.insert(alphabet.randomElement(using: &chance) ?? 0, at: place)
        default: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...9, using: &chance)))
        }
      }
      let isAccepted = ReferenceGrammar.accepts(bytes)
      let way = Way.allCases[round % Way.allCases.count]
      #expect(
        (way.verdict(bytes, window: 24 + round % 7) == nil) == isAccepted, "\(String(decoding: bytes, as: UTF8.self))")
    }
  }

  static let sample =
    #"{"format_version":"1.2","list":[ 1,-2.50e-3, true ,false,null,"a\\b\"\u00e9 é€😀","0123456789abcdef0123456789"],"#
    + #""deep":{"a":{"b":[{"c":{}},[],[[]]]}, "tr\u0075e":"true"},"change":{"actions":["no-op"],"before":{"x":1}}}"#
}
