import Foundation
import PlanHCL
import PlanTestSupport
import Testing

@Suite("The compiled-in facts are those that people edit")
struct CompiledFactsTests {
  private static let sources = Fixtures.repository + "/Sources/PlanKnowledge"

  @Test("the generated file is what the generator makes of the facts")
  func freshness() throws {
    let expected = Data(Self.source(try FactsCompiler.compile(Self.files())).utf8)
    let path = Self.sources + "/Lookup/CompiledFacts.swift"
    if ProcessInfo.processInfo.environment["PLANLINT_RECORD"] == "1" {
      try expected.write(to: URL(fileURLWithPath: path))
      return
    }
    let isFresh = try Data(contentsOf: URL(fileURLWithPath: path)) == expected
    #expect(
      isFresh, "Facts have been edited: run `PLANLINT_RECORD=1 swift test --filter CompiledFactsTests` to compile them."
    )
  }

  private static func files() throws -> [SourceFile] {
    let folder = sources + "/Facts"
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder).filter { $0.hasSuffix(".hcl") }.sorted()
    #expect(paths.count > 100)
    return try paths.map { path in
      SourceFile(name: path, bytes: Array(try Data(contentsOf: URL(fileURLWithPath: folder + "/" + path))))
    }
  }

  /// The text of the generated file.
  private static func source(_ records: [(key: String, content: String)]) -> String {
    var (index, offset) = ("", 0)
    for record in records {
      index += "\(record.key)\t\(offset) \(record.content.utf8.count)\n"
      // Each record ends with a newline, so that a change of one fact is a change of one line.
      offset += record.content.utf8.count + 1
    }
    return """
      // swift-format-ignore-file
      // Made from the files in ../Facts by Tests/PlanKnowledgeTests/Generator; edit those.

      /// The facts as they lie in the binary; `FactsText` says how, and finds them.
      enum CompiledFacts {
        static let index: StaticString = #\"""
      \(index)
      \"""#

        static let records: StaticString = #\"""
      \(records.map(\.content).joined(separator: "\n"))
      \"""#
      }

      """
  }
}
