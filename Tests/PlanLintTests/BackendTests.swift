#if JSONC
  import Foundation
  import PlanLint
  import PlanTestSupport
  import Testing

  /// json-c is a second opinion on every plan that there is, except where json-c itself is wrong: it makes integers beyond
  /// 64 bits the largest one, and of a document that was cut it gives nothing.
  @Suite("json-c")
  struct BackendTests {
    static let plans: [String] = {
      let found = FileManager.default.enumerator(atPath: Fixtures.folder)?.compactMap { $0 as? String } ?? []
      return found.filter { $0.hasSuffix(".json") }.sorted()
    }()

    @Test("gives the same report of every plan", arguments: plans)
    func sameReport(name: String) throws {
      let path = Fixtures.folder + "/" + name
      let (ours, theirs) = try (report(of: path, by: .swift), report(of: path, by: .jsonC))
      if ours.verdict == .incomplete {
        #expect(theirs.verdict == .incomplete)
      } else {
        #expect(try BackendTests.clamped(json(ours)) == BackendTests.clamped(json(theirs)))
      }
    }

    private func report(of path: String, by backend: JSONBackend) throws -> Report {
      let run = try read([.file(path)], options: ReadingOptions(backend: backend))
      return check(analyze(run), inputs: JudgingInputs(asOf: Moment(secondsSinceEpoch: 1_764_000_000)))
    }

    private func json(_ report: Report) throws -> String {
      var text: [UInt8] = []
      try report.writeJSON { text += $0 }
      return String(decoding: text, as: UTF8.self)
    }

    /// The text with every integer beyond 64 bits as json-c reads it.
    private static func clamped(_ text: String) -> String {
      text.replacingOccurrences(
        of: #"(?<=[:,\[\s])[0-9]{21,}(?=[,\]}\s])"#, with: String(UInt64.max), options: .regularExpression)
    }
  }
#endif
