/// Work on many small elements that do not depend on each other, done by all cores.
package enum Cores {
  /// Less work than this is done faster by one core: to start threads takes a tenth of a millisecond.
  private static let smallestShare = 128

  /// Makes something of each run of elements, several at a time.
  ///
  /// - Parameters:
  ///   - count: How many elements there are.
  ///   - size: How many of them make a run.
  ///   - make: Makes something of the elements at these places; called by several threads.
  /// - Returns: What was made, in the order of the runs, whatever order they were done in.
  package static func map<Result: Sendable>(
    _ count: Int, inRunsOf size: Int, _ make: @Sendable (Range<Int>) -> Result
  ) -> [Result] {
    let runs = stride(from: 0, to: count, by: size).map { $0..<min($0 + size, count) }
    return count < smallestShare ? runs.map(make) : runs.concurrentMap(make)
  }
}
