import PlanModel
import Testing

@testable import PlanAnalysis

@Suite("The order of changes")
struct OrderTests {
  /// As the engines print them.
  static let addresses = [
    "ephemeral.a.z", "data.z.a", "a.a", "a.b", "a.b[2]", "a.b[10]", #"a.b["10"]"#, #"a.b["2"]"#, "b.a",
    "module.a.b.c", "module.a[0].a.a", "module.b.data.z.z", "module.b.a.a", "module.a.module.a.a.a",
  ]

  @Test("is that of the engines, whatever the order of the document", arguments: 0..<20 as Range<UInt64>)
  func order(seed: UInt64) throws {
    var random = SeededNumbers(state: seed)
    let shuffled = try OrderTests.addresses.shuffled(using: &random).map { try change($0, .create) }
    #expect(shuffled.inReportOrder().map(\.address.description) == OrderTests.addresses)
  }

  @Test("puts the current object before its deposed ones, and keeps entries with one key as they stood")
  func deposed() throws {
    func entry(_ deposed: String?, _ action: Action) throws -> ResourceChange {
      var entry = try change("a.b", action)
      entry.key.deposed = deposed
      return entry
    }
    let entries = [
      try entry("b", .destroy), try entry("a", .forget), try entry(nil, .update), try entry("a", .destroy),
    ]
    let sorted = entries.inReportOrder()
    #expect(sorted.map(\.key.deposed) == [nil, "a", "a", "b"])
    #expect(sorted.map(\.action) == [.update, .forget, .destroy, .destroy])
  }
}
