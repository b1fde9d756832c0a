#if JSONC
  import Foundation
  import PlanJSON
  import PlanModel
  import PlanTestSupport
  import Testing

  /// What json-c 0.16 makes of JSON, beside planlint's own scanner: the same, but for what is listed here.
  @Suite("json-c reads through the same interface")
  struct JSONCTests {
    private static func read(_ bytes: [UInt8], _ backend: JSONBackend) throws -> Value {
      var options = JSONOptions()
      options.backend = backend
      return try JSONScanner.scan(MemorySource(bytes), options: options) { document in
        try document.readFragment().node.value
      }
    }

    private static func verdict(_ bytes: [UInt8], _ backend: JSONBackend) -> JSONError? {
      var options = JSONOptions()
      options.backend = backend
      do {
        try JSONScanner.scan(MemorySource(bytes), options: options) { try $0.skip() }
        return nil
      } catch {
        return error as? JSONError
      }
    }

    /// The value with every integer beyond 64 bits as json-c reads it: as the largest or the smallest there is.
    private static func clamped(_ value: Value) -> Value {
      switch value.content {
      case .number(let number):
        let isInteger = number.literal.utf8.allSatisfy { $0 != UInt8(ascii: ".") && $0 | 0x20 != UInt8(ascii: "e") }
        guard isInteger, Int64(number.literal) == nil, UInt64(number.literal) == nil else { return value }
        return .number(Number(trusted: number.literal.hasPrefix("-") ? "\(Int64.min)" : "\(UInt64.max)"))
      case .sequence(let sequence): return .sequence(sequence.elements.map(clamped))
      case .mapping(let mapping): return .mapping(mapping.entries.map { .init($0.key, clamped($0.value)) })
      case .null, .boolean, .string, .unknown, .notShown: return value
      }
    }

    /// Fixtures with something else that json-c gets wrong.
    static let misread: Set<String> = ["reports/hostile/report.json"]

    /// What json-c accepts though the grammar does not have it.
    static let wronglyAccepted: [[UInt8]] =
      ["1.", "NaN", "Infinity", "\"\n\"", "\"\u{1F}\""].map { Array($0.utf8) }
      // An overlong NUL, half of a surrogate pair, what is beyond U+10FFFF: none of them UTF-8.
      + [[0x22, 0xC0, 0x80, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22], [0x22, 0xF4, 0x90, 0x80, 0x80, 0x22]]

    @Test("it accepts what the grammar has")
    func accepts() {
      for text in GrammarTests.accepted { #expect(Self.verdict(Array(text.utf8), .jsonC) == nil, "\(text)") }
    }

    @Test("it rejects what the grammar has not, but for what is listed")
    func rejects() {
      #expect(GrammarTests.rejected.filter { Self.verdict($0, .jsonC) == nil } == Self.wronglyAccepted)
    }

    @Test("numbers, keys and strings come as they are, but for what is listed")
    func values() throws {
      let table: [(text: String, own: String, jsonC: String)] = [
        (
          "[1.50,1e400,0.1000000000000000000001]", "[1.50,1e400,0.1000000000000000000001]",
          "[1.50,1e400,0.1000000000000000000001]"
        ),
        (
          "[18446744073709551615,-9223372036854775808]", "[18446744073709551615,-9223372036854775808]",
          "[18446744073709551615,-9223372036854775808]"
        ),
        // Integers beyond 64 bits are clamped, a negative zero loses its sign.
        (
          "[12345678901234567890123,-12345678901234567890123,-0]",
          "[12345678901234567890123,-12345678901234567890123,-0]", "[18446744073709551615,-9223372036854775808,0]"
        ),
        // A key ends at its first NUL; a string does not.
        (#"{"a\u0000b":"c\u0000d"}"#, #"{"a\u0000b":"c\u0000d"}"#, #"{"a":"c\u0000d"}"#),
        // Of two members with one key the last counts, and nothing tells that there were two.
        (#"{"a":1,"b":2,"a":3}"#, #"{"a":3,"b":2}"#, #"{"a":3,"b":2}"#),
        (#"["\ud800","\ud83d\ude00","é"]"#, "[\"\u{FFFD}\",\"😀\",\"é\"]", "[\"\u{FFFD}\",\"😀\",\"é\"]"),
      ]
      for row in table {
        #expect(Self.written(try Self.read(Array(row.text.utf8), .swift)) == row.own)
        #expect(Self.written(try Self.read(Array(row.text.utf8), .jsonC)) == row.jsonC)
      }
    }

    @Test("it refuses NaN only where the value is asked for")
    func notANumber() {
      #expect(Self.verdict(Array("[NaN]".utf8), .jsonC) == nil)
      #expect(throws: JSONError.self) { try Self.read(Array("[NaN]".utf8), .jsonC) }
    }

    private static func written(_ value: Value) -> String {
      var writer = JSONWriter()
      writer.value(value) { _, _ in false }
      return String(decoding: writer.bytes, as: UTF8.self)
    }

    @Test("elements, members of members and nested walks are the same")
    func navigation() throws {
      func walk(_ backend: JSONBackend) throws -> [String] {
        var options = JSONOptions()
        options.backend = backend
        let shape = JSONShape([JSONShape.Member("before"), JSONShape.Member("x", in: "before")], others: .noted)
        var seen: [String] = []
        try JSONScanner.scan(MemorySource(GrammarTests.sample), options: options) { document in
          try document.forEachMember { key, member in
            seen.append("\(key) \(try member.kind())")
            switch key {
            case "list":
              try member.forEachElement { _, element in
                seen.append(String(decoding: try element.readFragment().node.value.shown, as: UTF8.self))
              }
            case "change":
              let element = try member.readElement(as: shape)
              seen += element.otherKeys.map { "\($0)" }
              seen.append(element[1]?.number?.literal ?? "none")
            case "deep": try member.forEachMember { key, _ in seen.append(key) }
            default: break
            }
          }
        }
        return seen
      }
      #expect(try walk(.jsonC) == walk(.swift))
    }

    @Test("characters that two chunks share, long documents and every fixture read alike")
    func documents() throws {
      let long = "[" + (0..<300_000).map { "\"é€😀\($0)\"" }.joined(separator: ",") + "]"
      #expect(try Self.read(Array(long.utf8), .jsonC) == Self.read(Array(long.utf8), .swift))
      var count = 0
      let files = try #require(FileManager.default.enumerator(atPath: Fixtures.folder))
      for case let file as String in files where file.hasSuffix(".json") {
        let bytes = try [UInt8](Data(contentsOf: URL(filePath: Fixtures.folder + "/" + file)))
        if Self.misread.contains(file) { continue }
        guard let own = try? Self.read(bytes, .swift) else { continue }
        #expect(try Self.read(bytes, .jsonC) == Self.clamped(own), "\(file)")
        count += 1
      }
      #expect(count > 0)
    }

    @Test("a thousand levels and no more, and what is cut is said to be cut")
    func limits() {
      func nested(_ count: Int) -> [UInt8] {
        Array((String(repeating: "[", count: count) + "0" + String(repeating: "]", count: count)).utf8)
      }
      #expect(Self.verdict(nested(1000), .jsonC) == nil)
      #expect(Self.verdict(nested(1001), .jsonC) != nil)
      for length in 1..<GrammarTests.sample.utf8.count {
        #expect(Self.verdict(Array(GrammarTests.sample.utf8.prefix(length)), .jsonC)?.isTruncation == true, "\(length)")
      }
    }
  }

  extension Value {
    fileprivate var shown: [UInt8] {
      var writer = JSONWriter()
      writer.value(self) { _, _ in false }
      return writer.bytes
    }
  }
#endif
