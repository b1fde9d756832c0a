import PlanModel
import PlanReading
import Testing

@testable import PlanAnalysis

@Suite("What is decoded of a change for its rows")
struct DifferingSidesTests {
  @Test(
    "leaves out nothing that makes one, whatever the masks and the order of the keys",
    arguments: 0..<20 as Range<UInt64>)
  func sameRows(seed: UInt64) throws {
    var random = SeededNumbers(state: seed)
    for _ in 0..<40 {
      let text = random.planText()
      let plan = PlanReader().read(InputSource(bytes: Array(text.utf8)), named: "plan.json")
      var change = try #require(plan.changes.first, "\(text)")
      let found = EntryDifference(of: change).rows.map(\.spelling)
      // Whoever sets both sides sets what differs with them.
      change.values = .made(change.values())
      #expect(found == EntryDifference(of: change).rows.map(\.spelling), "\(text)")
    }
  }

  @Test("is what differs, and no more")
  func leftOut() throws {
    let text = """
      {"format_version": "1.2", "resource_changes": [{"address": "a_b.c", "mode": "managed", "type": "a_b", "name": "c",
      "change": {"actions": ["update"], "before": {"kept": [1], "n": 1, "old": "x", "s": "y"},
      "after": {"kept": [1], "n": 12, "s": "y"}, "after_unknown": {"u": true}, "before_sensitive": {"s": true},
      "after_sensitive": {}}}]}
      """
    let plan = PlanReader().read(InputSource(bytes: Array(text.utf8)), named: "plan.json")
    let sides = try #require(plan.changes.first).differingValues()
    #expect(sides.before.spelling == #"{n:1,old:"x",s:!"y"}"#)
    #expect(sides.after.spelling == #"{n:12,s:"y",u:?}"#)
  }
}

extension SeededNumbers {
  /// A plan of one update whose sides have most members in common.
  fileprivate mutating func planText() -> String {
    let before = object(depth: 3)
    let after = mutation(of: before)
    return """
      {"format_version": "1.2", "resource_changes": [{"address": "a_b.c", "mode": "managed", "type": "a_b", "name": "c",
      "change": {"actions": ["update"], "before": \(before.text), "after": \(after.text),
      "after_unknown": \(mask(of: after).text), "before_sensitive": \(mask(of: before).text),
      "after_sensitive": \(mask(of: after).text)}}]}
      """
  }

  private mutating func chance(of one: Int) -> Bool { Int.random(in: 0..<one, using: &self) == 0 }

  private mutating func object(depth: Int) -> Tree {
    let keys = ["a", "a b", "attribute", "attributes", "é", "list", "z"].filter { _ in !chance(of: 3) }
    return .object((chance(of: 8) ? keys.reversed() : keys).map { ($0, tree(depth: depth - 1)) })
  }

  private mutating func tree(depth: Int) -> Tree {
    switch Int.random(in: 0..<(depth > 0 ? 7 : 4), using: &self) {
    case 0: .leaf(["1", "12", "1.0"][Int.random(in: 0..<3, using: &self)])
    case 1: .leaf(["null", "true", "false"][Int.random(in: 0..<3, using: &self)])
    case 2, 3: .leaf([#""x""#, #""xy""#, #""\n""#][Int.random(in: 0..<3, using: &self)])
    case 4, 5: object(depth: depth)
    default: .array((0..<Int.random(in: 0..<3, using: &self)).map { _ in tree(depth: depth - 1) })
    }
  }

  private mutating func mutation(of tree: Tree) -> Tree {
    if chance(of: 12) { return self.tree(depth: 1) }
    switch tree {
    case .leaf: return tree
    case .array(let elements): return .array(elements.map { mutation(of: $0) })
    case .object(let members):
      return .object(members.filter { _ in !chance(of: 8) }.map { ($0.0, chance(of: 3) ? mutation(of: $0.1) : $0.1) })
    }
  }

  /// A mask of the tree's shape, or nearly so.
  private mutating func mask(of tree: Tree) -> Tree {
    if chance(of: 12) { return .leaf(chance(of: 2) ? "true" : "false") }
    switch tree {
    case .leaf: return .leaf(chance(of: 10) ? "true" : "false")
    case .array(let elements): return .array(elements.map { mask(of: $0) })
    case .object(let members):
      var marks = members.filter { _ in chance(of: 3) }.map { ($0.0, mask(of: $0.1)) }
      if chance(of: 6) { marks.append(("zz", .leaf("true"))) }
      return .object(marks)
    }
  }
}

/// JSON as the test spells it.
private indirect enum Tree {
  case leaf(String)
  case array([Tree])
  case object([(String, Tree)])

  var text: String {
    switch self {
    case .leaf(let text): text
    case .array(let elements): "[" + elements.map(\.text).joined(separator: ",") + "]"
    case .object(let members): "{" + members.map { "\"\($0.0)\":\($0.1.text)" }.joined(separator: ",") + "}"
    }
  }
}
