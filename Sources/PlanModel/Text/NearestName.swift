/// The name that a misspelt one most likely means: the one that the fewest edits lead to, if those are few.
///
/// An edit adds, drops or changes a letter or swaps two neighbours; about a third of the letters may be wrong. Letter case
/// does not count.
///
/// - Returns: nil where no name is near; of several equally near ones the first by bytes.
public func nearestName(to name: String, among names: some Sequence<String>) -> String? {
  let wanted = Array(name.lowercased().unicodeScalars.prefix(100))
  var best: (name: String, distance: Int)?
  for candidate in names {
    let letters = Array(candidate.lowercased().unicodeScalars.prefix(100))
    let limit = min(best?.distance ?? .max, max(1, (max(wanted.count, letters.count) + 1) / 3))
    guard abs(letters.count - wanted.count) <= limit else { continue }
    let distance = editDistance(wanted, letters)
    guard distance <= limit else { continue }
    if let best, distance == best.distance, !candidate.bytesPrecede(best.name) { continue }
    best = (candidate, distance)
  }
  return best?.name
}

/// The end of an error about an unknown name: ` Did you mean "..."?`, or nothing where no name is near.
public func didYouMean(_ name: String, among names: some Sequence<String>) -> String {
  nearestName(to: name, among: names).map { " Did you mean \"\($0)\"?" } ?? ""
}

/// How many edits lead from one text to the other (optimal string alignment).
private func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
  var beforePrevious: [Int] = []
  var previous = Array(0...right.count)
  for row in left.indices {
    var current = [row + 1]
    current.reserveCapacity(right.count + 1)
    for column in right.indices {
      let isSame = left[row] == right[column]
      var cost = min(previous[column + 1] + 1, current[column] + 1, previous[column] + (isSame ? 0 : 1))
      if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
        cost = min(cost, beforePrevious[column - 1] + 1)
      }
      current.append(cost)
    }
    (beforePrevious, previous) = (previous, current)
  }
  return previous[right.count]
}
