import Foundation
import PlanJSON
import PlanModel
import Testing

@Suite("What is written is JSON")
struct WriterTests {
  private static func write(_ style: JSONWriter.Style) -> String {
    var writer = JSONWriter(style: style)
    writer.object { writer in
      writer.key("text")
      writer.string("a\"b\\c\n\u{1}\u{7F}é😀")
      writer.key("none")
      writer.string(nil)
      writer.key("list")
      writer.array { writer in
        writer.integer(-1)
        writer.number(Number(trusted: "1e400"))
        writer.boolean(true)
        writer.array { _ in }
        writer.object { _ in }
      }
      writer.key("raw")
      writer.raw("[1,2]")
    }
    writer.endLine()
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  @Test("compact: without any space")
  func compact() {
    let expected = #"{"text":"a\"b\\c\n\u0001\u007fé😀","none":null,"list":[-1,1e400,true,[],{}],"raw":[1,2]}"# + "\n"
    #expect(Self.write(.compact) == expected)
  }

  @Test("indented: a line a member, two spaces a level, nothing in what is empty")
  func indented() {
    let expected = #"""
      {
        "text": "a\"b\\c\n\u0001\u007fé😀",
        "none": null,
        "list": [
          -1,
          1e400,
          true,
          [],
          {}
        ],
        "raw": [1,2]
      }

      """#
    #expect(Self.write(.indented) == expected)
  }

  @Test("every text comes back, with every character at every place")
  func texts() throws {
    for length in 0..<40 {
      for place in 0...length {
        for character in ["\"", "\\", "\n", "\u{0}", "\u{1F}", "\u{7F}", "é", "😀", "\u{2028}"] {
          var text = String(repeating: "x", count: length)
          text.insert(contentsOf: character, at: text.index(text.startIndex, offsetBy: place))
          var writer = JSONWriter()
          writer.string(text)
          #expect(try JSON.parse(writer.bytes).string?.hasSameBytes(as: text) == true)
        }
      }
    }
  }

  @Test("a value comes back as it was, its order made that of the keys' bytes")
  func values() throws {
    let text = #"{"b":[1,2.50,null,true,{"c":"x"}],"a":{"é":"\u0001"},"":[]}"#
    var writer = JSONWriter()
    writer.value(try JSON.parse(text)) { _, _ in false }
    #expect(
      String(decoding: writer.bytes, as: UTF8.self) == #"{"":[],"a":{"é":"\u0001"},"b":[1,2.50,null,true,{"c":"x"}]}"#)
    #expect(try JSON.parse(writer.bytes) == JSON.parse(text))
    #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(writer.bytes)) }
  }

  @Test("what JSON has no word for is the caller's to write")
  func special() throws {
    var writer = JSONWriter()
    let value = Value.mapping([
      .init("a", .unknown), .init("b", .string("secret").markedSensitive()), .init("c", .boolean(true)),
    ])
    writer.value(value) { value, writer in
      if value.isSensitive { writer.string("masked") } else if value.isUnknown { writer.string("unknown") }
      return value.isSensitive || value.isUnknown
    }
    #expect(String(decoding: writer.bytes, as: UTF8.self) == #"{"a":"unknown","b":"masked","c":true}"#)
  }
}
