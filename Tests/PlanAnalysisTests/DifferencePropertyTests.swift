import PlanModel
import Testing

@testable import PlanAnalysis

@Suite("Attribute rows of any two values")
struct DifferencePropertyTests {
  @Test("lose nothing, invent nothing, and are sorted", arguments: 0..<40 as Range<UInt64>)
  func againstOracle(seed: UInt64) {
    var random = SeededNumbers(state: seed)
    for _ in 0..<200 {
      let before = random.object(depth: 4)
      let after = random.mutation(of: before)
      let found = rows(before, after)
      var oracle = Oracle()
      oracle.compare(before, after, at: AttributePath())

      for path in oracle.changed {
        #expect(found.contains { path.contains($0.path) }, "lost \(path): \(before.spelling) -> \(after.spelling)")
      }
      for row in found {
        let isKnown = (oracle.changed + oracle.remarked).contains { $0.contains(row.path) }
        #expect(isKnown, "invented \(row.spelling): \(before.spelling) -> \(after.spelling)")
        if row.action != .destroy {
          #expect(after.value(at: row.path) ?? .null == row.after, "\(row.spelling): \(after.spelling)")
        }
        let isMarkOnly = row.before.sameness(to: row.after) == .marksDiffer
        #expect((row.action == .sensitivity) == isMarkOnly, "\(row.spelling)")
      }
      #expect(zip(found, found.dropFirst()).allSatisfy { !($1.path < $0.path) }, "\(found.map(\.spelling))")
      #expect(found.map(\.spelling) == rows(before, after).map(\.spelling))
    }
  }
}

/// The paths, down to lists, at which two values differ: a plain second opinion without any pairing.
private struct Oracle {
  var changed: [AttributePath] = []
  /// Where only the marks differ.
  var remarked: [AttributePath] = []

  mutating func compare(_ before: Value, _ after: Value, at path: AttributePath) {
    if !(before.isSensitive || after.isSensitive), let left = before.mapping, let right = after.mapping {
      for key in Set(left.keys).union(right.keys) {
        compare(left[key] ?? .null, right[key] ?? .null, at: path.appending(.name(key)))
      }
      return
    }
    if before != after || after.containsUnknown {
      changed.append(path)
    } else if before.spelling != after.spelling {
      remarked.append(path)
    }
  }
}

extension SeededNumbers {
  fileprivate mutating func object(depth: Int) -> Value {
    .mapping(
      ["a", "b", "c.d", "name"].prefix(Int.random(in: 1...4, using: &self)).map { .init($0, value(depth: depth - 1)) })
  }

  private mutating func value(depth: Int) -> Value {
    var result: Value
    switch Int.random(in: 0..<(depth > 0 ? 10 : 5), using: &self) {
    case 0: result = .boolean(Bool.random(using: &self))
    case 1: result = .number(Number(Int.random(in: 0..<3, using: &self)))
    case 2: result = .string("")
    case 3: result = .string(["x", "y", "z"][Int.random(in: 0..<3, using: &self)])
    case 4: result = .sequence([])
    case 5, 6: result = object(depth: depth)
    default: result = .sequence((0..<Int.random(in: 0..<6, using: &self)).map { _ in value(depth: depth - 1) })
    }
    if chance(of: 25) { result.isSensitive = true }
    return result
  }

  private mutating func chance(of one: Int) -> Bool { Int.random(in: 0..<one, using: &self) == 0 }

  fileprivate mutating func mutation(of value: Value) -> Value {
    var result = value
    if chance(of: 20) { result.isSensitive.toggle() }
    if chance(of: 25) { return .unknown }
    switch value.content {
    case .mapping(let mapping):
      result.content = .mapping(
        Mapping(
          mapping.entries.compactMap { chance(of: 20) ? nil : Mapping.Entry($0.key, mutation(of: $0.value)) }))
    case .sequence(let sequence):
      var elements = sequence.elements.filter { _ in !chance(of: 8) }.map { mutation(of: $0) }
      if chance(of: 8) { elements.shuffle(using: &self) }
      if chance(of: 6) { elements.insert(self.value(depth: 1), at: Int.random(in: 0...elements.count, using: &self)) }
      result.content = .sequence(Value.Sequence(elements))
    case .null, .boolean, .number, .string, .unknown, .notShown:
      if chance(of: 10) { result = self.value(depth: 1) }
    }
    return result
  }
}
