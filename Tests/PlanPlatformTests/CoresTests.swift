import PlanPlatform
import Testing

@Suite("Work on all cores")
struct CoresTests {
  @Test("Every element is in one run, and the runs are in order", arguments: [0, 1, 7, 127, 128, 1000, 1024])
  func order(count: Int) {
    for size in [1, 16, 64] {
      let runs = Cores.map(count, inRunsOf: size) { Array($0) }
      #expect(runs.flatMap { $0 } == Array(0..<count))
      #expect(runs.dropLast().allSatisfy { $0.count == size } && (1...size).contains(runs.last?.count ?? 1))
    }
  }
}
