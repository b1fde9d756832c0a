import Foundation
import PlanModel
import Testing

@testable import PlanReport

@Suite("Disclosure hides what a plan marks sensitive")
struct DisclosureTests {
  /// Canaries with the characters that encodings change.
  static let canaries = [
    "canary-secret-0001", #"p@ss"w\rd<&>é∑"#, "line one of it\nline two of it", "a b+c/d=e?f&g%41", "12345678",
    "{\"user\":\"app\",\"pin\":1234}", "ключ-к-базе", "\u{2028}separated\u{2029}", "trailing-newline\n",
  ]

  static func disclosure(_ texts: [String]) -> Disclosure {
    var sensitive = SensitiveTexts()
    for text in texts { sensitive.insert(text) }
    return Disclosure(hiding: sensitive)
  }

  /// The spellings under which a text stands in others.
  static func spellings(of text: String) -> [String] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .withoutEscapingSlashes
    let json = { (text: String) in
      String(decoding: (try? encoder.encode(text)) ?? Data(), as: UTF8.self).dropFirst().dropLast()
    }
    let once = String(json(text))
    let go = [("<", "\\u003c"), (">", "\\u003e"), ("&", "\\u0026")].reduce(once) {
      $0.replacingOccurrences(of: $1.0, with: $1.1)
    }
    var spellings = [text, once, String(json(once)), String(json(String(json(once)))), go]
    spellings.append(text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? text)
    spellings.append(text.addingPercentEncoding(withAllowedCharacters: .urlQueryAllowed) ?? text)
    spellings.append(
      (text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? text).replacingOccurrences(
        of: "%20", with: "+"))
    for source in [text, once, go] {
      for padding in ["", "u:", "u", "longer prefix "] {
        let encoded = Data((padding + source + padding).utf8).base64EncodedString()
        spellings.append(encoded)
        spellings.append(encoded.replacingOccurrences(of: "+", with: "-").replacingOccurrences(of: "/", with: "_"))
      }
    }
    let long = Data((String(repeating: "configuration ", count: 9) + text + " and the rest of it").utf8)
    spellings.append(long.base64EncodedString(options: [.lineLength76Characters, .endLineWithLineFeed]))
    return spellings
  }

  @Test("A text is found in every spelling, at every place", arguments: canaries)
  func spellings(canary: String) {
    let disclosure = DisclosureTests.disclosure(DisclosureTests.canaries)
    for spelling in DisclosureTests.spellings(of: canary) {
      for text in [spelling, "x" + spelling, spelling + "x", "some words, " + spelling + " and more of them"] {
        #expect(disclosure.hides(text), "\(text)")
        #expect(disclosure.show(.string(text)) == .masked)
      }
    }
  }

  @Test("Harmless texts are seen", arguments: ["", "canary", "secret-0001", "db.t3.large", "us-east-1", "1234567"])
  func harmless(text: String) {
    #expect(DisclosureTests.disclosure(DisclosureTests.canaries).show(.string(text)) == .text(text))
  }

  @Test("Texts of four to seven bytes are hidden only as a whole value, shorter ones not at all")
  func shortTexts() {
    let disclosure = DisclosureTests.disclosure(["abcd", "1234567", "xyz"])
    #expect(disclosure.show(.string("abcd")) == .masked)
    #expect(disclosure.show(.number(Number(1_234_567))) == .masked)
    #expect(disclosure.show(.string("abcde")) == .text("abcde"))
    #expect(disclosure.show(.string("xyz")) == .text("xyz"))
    #expect(disclosure.show(.boolean(true)) == .boolean(true))
  }

  @Test("A mark hides its node with all below it, and nothing beside it")
  func marks() {
    let value = Value.mapping([
      .init("open", .string("seen")),
      .init("closed", Value.sequence([.string("a"), .unknown]).markedSensitive()),
      .init("partly", .sequence([.string("b"), Value.null.markedSensitive()])),
    ])
    let shown = DisclosureTests.disclosure([]).show(value)
    #expect(
      shown
        == .mapping([
          .init("closed", .masked), .init("open", .text("seen")), .init("partly", .sequence([.text("b"), .masked])),
        ]))
  }

  @Test("Keys, addresses and paths are never hidden")
  func names() {
    let disclosure = DisclosureTests.disclosure(["canary-secret-0001"])
    let address = SampleRun.address(#"aws_x.y["canary-secret-0001"]"#)
    let value = Value.mapping([.init("canary-secret-0001", .string("v"))])
    let phrase = disclosure.show("\(address) has \(value)" as Phrase)
    #expect(phrase.plainText == #"aws_x.y["canary-secret-0001"] has {canary-secret-0001 = "v"}"#)
  }

  @Test("Prose loses the lines that a secret touches and keeps the rest")
  func prose() {
    let disclosure = DisclosureTests.disclosure(["line one of it\nline two of it", "canary-secret-0001"])
    let text = "first\n  canary-secret-0001\nmiddle\n>line one of it\nline two of it<\nlast"
    #expect(
      disclosure.withoutSecretLines(text) == "first\n(sensitive)\nmiddle\n(sensitive)\n(sensitive)\nlast")
  }

  @Test("A command quotes its values and has placeholders for what is hidden, unknown or invisible")
  func commands() {
    let disclosure = DisclosureTests.disclosure(["canary-secret-0001"])
    let values: [Value] = [
      .string("it's"), .string("canary-secret-0001"), .unknown, .null, .string("a\u{202E}b"), .string("a\nb"),
      .number(Number(7)), .string(""),
    ]
    let command = Command(values.flatMap { [.shell(" "), .value($0, placeholder: "ID")] })
    let text = disclosure.show(command).text
    #expect(text == #" 'it'\''s' '<ID>' '<ID>' '<ID>' '<ID>' '<ID>' 7 ''"#)
  }

  @Test("A long text is cut between characters, and hidden where a secret stands behind the cut")
  func longTexts() {
    let disclosure = DisclosureTests.disclosure(["canary-secret-0001"])
    let long = String(repeating: "é", count: 3_000)
    #expect(disclosure.show(.string(long)) == .cut(bytes: 6_000, start: String(repeating: "é", count: 128)))
    #expect(disclosure.show(.string("x" + long)) == .cut(bytes: 6_001, start: "x" + String(repeating: "é", count: 127)))
    #expect(disclosure.show(.string(long + "canary-secret-0001")) == .masked)
  }

  @Test("Many secrets with one beginning are all found, and cost no more than few")
  func manySecrets() {
    let secrets = (0..<5_000).map { "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEF\($0)-\($0 * 7_919)" }
    let disclosure = DisclosureTests.disclosure(secrets)
    for secret in secrets { #expect(disclosure.hides("key: " + secret + "\n")) }
    #expect(!disclosure.hides("-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEF"))
    let harmless = String(repeating: "-----BEGIN PRIVATE KEY----- ", count: 4_000)
    let clock = ContinuousClock()
    #expect(clock.measure { _ = disclosure.hides(harmless) } < .seconds(2))
  }
}
