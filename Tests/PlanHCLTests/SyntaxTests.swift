import PlanHCL
import PlanTestSupport
import Testing

@Suite("HCL syntax is read as Terraform reads it")
struct SyntaxTests {
  @Test("tiny documents are valid or wrong as in Terraform, with its first error in its place")
  func snippets() {
    check(HCLFixtures.snippets)
  }

  @Test("whole files are valid or wrong as in Terraform, with its first error in its place")
  func documents() {
    check(HCLFixtures.documents)
  }

  /// Where the place of an error differs on purpose: Terraform points to the start of the string whose `${` is left open,
  /// and to where it found its feet again after a missing bracket; we point to the `${` and to what stands in the way.
  private static let otherPlaces: Set = ["57", "58", "0003.hcl", "0202.hcl", "0253.tf"]

  private func check(_ documents: [HCLFixtures.Document]) {
    #expect(!documents.isEmpty)
    for document in documents {
      let error = parseError(of: document.file)
      let found = error.map {
        HCLFixtures.Complaint(summary: $0.summary, line: $0.range.start.line, column: $0.range.start.column)
      }
      if Self.otherPlaces.contains(document.file.name) {
        #expect(found != nil && found != document.firstError, "\(document.testDescription.debugDescription)")
      } else {
        #expect(found == document.firstError, "\(document.testDescription.debugDescription)")
      }
    }
  }

  private func parseError(of file: SourceFile) -> HCLError? {
    do {
      _ = try HCLParser.parse(file)
      return nil
    } catch {
      return error
    }
  }
}
