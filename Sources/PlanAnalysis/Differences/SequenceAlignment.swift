import PlanModel

/// Tells which elements of a list, set or tuple went, came and changed.
///
/// Plan JSON does not tell a list from a set. Equal elements are paired first, in order; the engines print sets sorted by
/// value, so that this holds for them too. What is left is paired by ``ElementPairing``. The work grows with n log n.
struct SequenceAlignment {
  /// How the elements correspond.
  enum Order {
    case byValue
    /// Element by element, as a provider compares a list that it has no key for.
    case byPlace
  }

  /// What became of the elements.
  enum Outcome {
    /// The same elements, or most of them, in another order.
    case reordered
    /// The edits in the order of their indexes, what is removed at an index before what is added there.
    case edited([Edit])
  }

  /// What became of one element.
  enum Edit {
    /// By its index before.
    case removed(Int)
    /// By its index after.
    case added(Int)
    /// By both indexes; its parts, or marks within it, may differ.
    case changed(Int, Int)
  }

  let outcome: Outcome

  init(_ before: Value.Sequence, _ after: Value.Sequence, order: Order) {
    var work = AlignmentWork(before: before.elements, after: after.elements)
    work.trimFront()
    switch order {
    case .byPlace: work.pairByPlace()
    case .byValue:
      work.trimBack()
      let matches = work.matchEqualElements()
      let isUnordered = before.kind == .set && after.kind == .set
      let kept = isUnordered ? Array(matches.indices) : longestIncreasingRun(of: matches.map(\.before))
      if AlignmentWork.isReordering(moved: matches.count - kept.count, of: matches.count) {
        outcome = .reordered
        return
      }
      work.settle(matches, keeping: kept)
    }
    outcome = .edited(work.sortedEdits)
  }
}

/// Two elements that correspond, by their indexes.
struct ElementMatch {
  var before: Int
  var after: Int
}

/// The alignment while it is being found: what is left to pair on both sides, and the edits so far.
private struct AlignmentWork {
  let before: [Value]
  let after: [Value]
  private var beforeRest: Range<Int>
  private var afterRest: Range<Int>
  private var edits: [SequenceAlignment.Edit] = []

  init(before: [Value], after: [Value]) {
    self.before = before
    self.after = after
    beforeRest = before.indices
    afterRest = after.indices
  }

  /// Moved elements are shown one by one while they are the exception; else the list changed as a whole.
  static func isReordering(moved: Int, of common: Int) -> Bool { moved > 0 && moved * 2 >= common }

  /// Takes away the equal elements at the front; with those at the back, this is all there is in most lists.
  mutating func trimFront() {
    while let left = beforeRest.first, let right = afterRest.first, keepIfEqual(left, right) {
      beforeRest.removeFirst()
      afterRest.removeFirst()
    }
  }

  mutating func trimBack() {
    while let left = beforeRest.last, let right = afterRest.last, keepIfEqual(left, right) {
      beforeRest.removeLast()
      afterRest.removeLast()
    }
  }

  private mutating func keepIfEqual(_ left: Int, _ right: Int) -> Bool {
    switch before[left].sameness(to: after[right]) {
    case .same: return true
    case .marksDiffer:
      edits.append(.changed(left, right))
      return true
    case .different: return false
    }
  }

  mutating func pairByPlace() {
    edits += zip(beforeRest, afterRest).map { SequenceAlignment.Edit.changed($0, $1) }
    edits += beforeRest.dropFirst(afterRest.count).map { .removed($0) }
    edits += afterRest.dropFirst(beforeRest.count).map { .added($0) }
  }

  /// Pairs the elements that are on both sides, the first of equal ones with the first; in the order of `after`.
  func matchEqualElements() -> [ElementMatch] {
    // A single element is the common case, and trimming has shown already that it changed.
    if beforeRest.isEmpty || afterRest.isEmpty || beforeRest.count == 1 && afterRest.count == 1 { return [] }
    var places: [ComparedElement: [Int]] = Dictionary(minimumCapacity: beforeRest.count)
    for index in beforeRest.reversed() where !before[index].containsUnknown {
      places[ComparedElement(before[index]), default: []].append(index)
    }
    return afterRest.compactMap { index in
      places[ComparedElement(after[index])]?.popLast().map { ElementMatch(before: $0, after: index) }
    }
  }

  /// Notes what the matches mean, then pairs what none of them speaks of.
  mutating func settle(_ matches: [ElementMatch], keeping kept: [Int]) {
    if beforeRest.isEmpty && afterRest.isEmpty { return }
    var beforeFate = [ElementFate](repeating: .open, count: before.count)
    var afterFate = [ElementFate](repeating: .open, count: after.count)
    for match in matches {
      beforeFate[match.before] = .moved
      afterFate[match.after] = .moved
    }
    for match in kept.map({ matches[$0] }) {
      beforeFate[match.before] = .kept
      afterFate[match.after] = .kept
      if before[match.before].sameness(to: after[match.after]) == .marksDiffer {
        edits.append(.changed(match.before, match.after))
      }
    }
    edits += beforeRest.filter { beforeFate[$0] == .moved }.map { .removed($0) }
    edits += afterRest.filter { afterFate[$0] == .moved }.map { .added($0) }
    var pairing = ElementPairing(
      before: before, after: after, openBefore: openRuns(beforeRest, beforeFate),
      openAfter: openRuns(afterRest, afterFate))
    pairing.pair()
    edits += pairing.edits
  }

  /// The open elements between one kept element and the next, run by run.
  private func openRuns(_ range: Range<Int>, _ fates: [ElementFate]) -> [[Int]] {
    var runs: [[Int]] = [[]]
    for index in range {
      switch fates[index] {
      case .kept: runs.append([])
      case .open: runs[runs.count - 1].append(index)
      case .moved: break
      }
    }
    return runs
  }

  var sortedEdits: [SequenceAlignment.Edit] {
    edits.sorted { ($0.index, $0.rank) < ($1.index, $1.rank) }
  }
}

private enum ElementFate {
  case open, kept, moved
}

extension SequenceAlignment.Edit {
  fileprivate var index: Int {
    switch self {
    case .removed(let index), .added(let index), .changed(_, let index): index
    }
  }

  fileprivate var rank: Int {
    switch self {
    case .removed: 0
    case .added, .changed: 1
    }
  }
}

/// The places of one longest strictly increasing subsequence, in order.
///
/// Patience sorting: `tails[n]` is the place of the smallest end of an increasing run of n + 1 numbers.
func longestIncreasingRun(of numbers: [Int]) -> [Int] {
  var tails: [Int] = []
  var previous = [Int?](repeating: nil, count: numbers.count)
  for (place, number) in numbers.enumerated() {
    var low = 0
    var high = tails.count
    while low < high {
      let middle = (low + high) / 2
      if numbers[tails[middle]] < number { low = middle + 1 } else { high = middle }
    }
    previous[place] = low > 0 ? tails[low - 1] : nil
    if low < tails.count { tails[low] = place } else { tails.append(place) }
  }
  var run: [Int] = []
  var next = tails.last
  while let place = next {
    run.append(place)
    next = previous[place]
  }
  return run.reversed()
}
