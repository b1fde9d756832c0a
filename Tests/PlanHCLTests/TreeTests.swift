import Foundation
import PlanHCL
import PlanTestSupport
import Testing

@Suite("The tree holds what stands in the text, in its place")
struct TreeTests {
  @Test("attributes, blocks, their lines and all references are those of the truth")
  func documents() {
    var checked = 0
    for document in HCLFixtures.documents where document.firstError == nil && document.truth["attrs"] != nil {
      guard let body = try? HCLParser.parse(document.file) else {
        Issue.record("\(document.file.name) is valid")
        continue
      }
      #expect(outline(body, refersTo: document.truth) == truth(document.truth), "\(document.file.name)")
      var references: [String] = []
      collect(body, into: &references)
      let wanted = (document.truth["refs"] as? [[String: Any]] ?? []).map { "\($0["line"] ?? 0) \($0["ref"] ?? "")" }
      #expect(references.sorted() == wanted.sorted(), "\(document.file.name)")
      checked += 1
    }
    #expect(checked > 150)
  }

  private func outline(_ body: Body, refersTo truth: [String: Any]) -> [String] {
    body.attributes.map { "\($0.name.text) \($0.range.start.line)-\(lastLine($0))" }
      + body.blocks.flatMap { block in
        ["\(block.type.text) \(block.labels.map(\.text)) \(block.range.start.line)-\(block.range.end.line)"]
          + outline(block.body, refersTo: truth).map { "  " + $0 }
      }
  }

  private func truth(_ body: [String: Any]) -> [String] {
    (body["attrs"] as? [[String: Any]] ?? []).map { "\($0["name"] ?? "") \($0["line"] ?? 0)-\($0["end_line"] ?? 0)" }
      + (body["blocks"] as? [[String: Any]] ?? []).flatMap { block in
        ["\(block["type"] ?? "") \(block["labels"] as? [String] ?? []) \(block["line"] ?? 0)-\(block["end_line"] ?? 0)"]
          + truth(block).map { "  " + $0 }
      }
  }

  private func lastLine(_ attribute: Attribute) -> Int { attribute.range.end.line }

  private func collect(_ body: Body, into references: inout [String]) {
    for attribute in body.attributes {
      references += attribute.expression.references.map { "\($0.root.range.start.line) \($0)" }
    }
    for block in body.blocks { collect(block.body, into: &references) }
  }

  @Test("an error shows file, line, column, the source line and a caret")
  func frame() {
    let file = SourceFile(name: "planlint.hcl", text: "# x\nfail_on = \"👩‍👩‍👧\" oops\n")
    let error = #expect(throws: HCLError.self) { try HCLParser.parse(file) }
    #expect(
      error?.description == """
        planlint.hcl:2:15: Missing newline after argument: An argument definition must end with a newline.
          2 | fail_on = "👩‍👩‍👧" oops
            |               ^^^^
        """)
  }

  @Test("a hostile line cannot steer the terminal, and a long one is cut")
  func hostileFrame() {
    let file = SourceFile(name: "x", text: "a = \"\u{1B}[2J\u{202E}\" " + String(repeating: "y", count: 5_000))
    let error = #expect(throws: HCLError.self) { try HCLParser.parse(file) }
    let text = error?.description ?? ""
    #expect(!text.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" })
    #expect(text.count < 700)
  }
}
