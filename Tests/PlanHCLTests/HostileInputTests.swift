import Foundation
import PlanHCL
import PlanTestSupport
import Testing

@Suite("Hostile text ends in an error, soon and without a crash")
struct HostileInputTests {
  static let nestings: [(first: String, opening: String, closing: String)] = [
    ("", "(", ")"), ("", "[", "]"), ("", "{a=", "}"), ("", "\"${", "}\""), ("", "f(", ")"), ("", "x[", "]"),
    ("", "!", ""), ("", "-", ""), ("", "x?", ":x"), ("", "[for v in", ":v]"), ("\"", "%{if x}", "%{endif}"),
    ("x", "[*]", ""), ("", "1+", ""), ("", "1&&", ""), ("", "<<E\n${", "}\nE\n"),
  ]

  @Test("nesting has a limit", arguments: nestings.map(\.opening))
  func depth(opening: String) throws {
    let (first, _, closing) = try #require(Self.nestings.first { $0.opening == opening })
    let text =
      first + String(repeating: opening, count: 20_000) + "x" + String(repeating: closing, count: 20_000) + first
    let error = #expect(throws: HCLError.self) {
      try HCLParser.parseExpression(SourceFile(name: "hostile", text: text))
    }
    #expect(error?.summary == "Nesting too deep")
  }

  @Test("blocks nested in blocks have a limit too")
  func blocks() {
    let text = String(repeating: "b {\n", count: 100_000) + String(repeating: "}\n", count: 100_000)
    #expect(throws: HCLError.self) { try HCLParser.parse(SourceFile(name: "hostile", text: text)) }
  }

  @Test(
    "what is deepest but allowed is read and evaluated on a small stack",
    arguments: [
      String(repeating: "(", count: 126) + "1" + String(repeating: ")", count: 126),
      String(repeating: "\"${", count: 126) + "1" + String(repeating: "}\"", count: 126),
      "true" + String(repeating: " && true", count: 500),
    ])
  func smallStack(text: String) {
    let done = DispatchSemaphore(value: 0)
    let thread = Thread {
      let expression = try? HCLParser.parseExpression(SourceFile(name: "deep", text: text))
      if (try? expression?.value()) != nil { done.signal() }
    }
    thread.stackSize = 2 << 20
    thread.start()
    #expect(done.wait(timeout: .now() + 20) == .success)
  }

  static let floods = [
    "/*", "<<a", "\"", "${", "a = 1\n", "b {}\n", "# c\n", "\n", "\"\\", "x.", "x[0]", "1 ", "{", "<<E\n", "é", "%{",
    "~}",
    "\u{FEFF}", "a.b.c.", "[1,", "'",
  ]

  @Test("a lot of one thing takes a moment", arguments: floods)
  func flood(piece: String) {
    let text = "a = " + String(repeating: piece, count: 200_000 / piece.utf8.count)
    let clock = ContinuousClock()
    let time = clock.measure {
      _ = try? HCLParser.parse(SourceFile(name: "flood", text: text))
    }
    // A quadratic reader needs minutes; a debug build on a busy machine needs a moment.
    #expect(time < .seconds(20))
  }
}
