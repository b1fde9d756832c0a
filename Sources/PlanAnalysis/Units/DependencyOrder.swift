import PlanModel

/// The order in which units stand in a report: behind those that they depend on, else by the bytes of their paths.
///
/// Of the units whose dependencies all stand already, the one with the first path comes next, so that what belongs together
/// stays together. Where units depend on each other in a circle, the one with the first path breaks it.
public struct DependencyOrder {
  private let dependents: [[Int]]
  private var waitsFor: [Int]

  /// The order of units that are given by their paths and the paths that each depends on.
  ///
  /// - Parameter units: Each path once; dependencies that are no path of a unit are passed over.
  /// - Returns: The places of the units in the given list, in their new order.
  public static func order(of units: [(path: String, dependencies: [String])]) -> [Int] {
    let byPath = units.indices.sorted { units[$0].path.bytesPrecede(units[$1].path) }
    var order = DependencyOrder(units, byPath: byPath)
    return order.walk().map { byPath[$0] }
  }

  /// Units are numbered by their paths from here on.
  private init(_ units: [(path: String, dependencies: [String])], byPath: [Int]) {
    var numbers: [String: Int] = [:]
    for (number, place) in byPath.enumerated() { numbers[units[place].path] = number }
    var dependents = [[Int]](repeating: [], count: units.count)
    var waitsFor = [Int](repeating: 0, count: units.count)
    for (number, place) in byPath.enumerated() {
      for dependency in Set(units[place].dependencies.compactMap { numbers[$0] }) where dependency != number {
        dependents[dependency].append(number)
        waitsFor[number] += 1
      }
    }
    self.dependents = dependents
    self.waitsFor = waitsFor
  }

  private mutating func walk() -> [Int] {
    var order: [Int] = []
    var isPlaced = [Bool](repeating: false, count: dependents.count)
    // The last is the next.
    var ready = Array(dependents.indices.filter { waitsFor[$0] == 0 }.reversed())
    var firstLeft = 0
    while order.count < dependents.count {
      while isPlaced[firstLeft] { firstLeft += 1 }
      let next = ready.popLast() ?? firstLeft
      order.append(next)
      isPlaced[next] = true
      for dependent in dependents[next] where !isPlaced[dependent] {
        waitsFor[dependent] -= 1
        if waitsFor[dependent] == 0 { ready.insertDescending(dependent) }
      }
    }
    return order
  }
}

extension [Int] {
  /// Puts a number into its place among numbers from the greatest to the least.
  fileprivate mutating func insertDescending(_ number: Int) {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] > number { low = middle + 1 } else { high = middle }
    }
    insert(number, at: low)
  }
}
