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

  private static func source(_ records: String) -> String {
    """
    // swift-format-ignore-file
    // Made from the files in ../Facts by Tests/PlanKnowledgeTests/Generator; edit those.

    /// The facts as one sorted text; ``FactsText`` reads it.
    enum CompiledFacts {
      static let text: StaticString = #\"""
    \(records)
    \"""#
    }

    """
  }
}
