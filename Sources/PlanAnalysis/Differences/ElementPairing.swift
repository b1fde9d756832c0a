import PlanModel

/// Pairs the elements of a sequence that have no equal on the other side, so that what changed inside is shown in place.
///
/// First by identity: objects whose name, id or the like is the same. Then by place, where as many went as came between
/// two kept elements. Then the most similar objects, wherever they stand: a set sorts a changed element elsewhere.
struct ElementPairing {
  /// What was found, in no order.
  private(set) var edits: [SequenceAlignment.Edit] = []
  private let before: [Value]
  private let after: [Value]
  private var openBefore: [[Int]]
  private var openAfter: [[Int]]

  /// More comparisons than this are not made for the similar ones; they are then shown as removed and added.
  private static let similarityBudget = 4096

  /// Takes the open indexes of both sides in runs, one run between two kept elements.
  init(before: [Value], after: [Value], openBefore: [[Int]], openAfter: [[Int]]) {
    self.before = before
    self.after = after
    self.openBefore = openBefore
    self.openAfter = openAfter
  }

  /// Finds the pairs and notes what is left as removed and added.
  mutating func pair() {
    if before.count == 1 && after.count == 1, before[0].isCollection(like: after[0]) {
      edits.append(.changed(0, 0))
      return
    }
    pairByIdentity()
    pairByPlace()
    pairBySimilarity()
    edits += openBefore.joined().map { .removed($0) }
    edits += openAfter.joined().map { .added($0) }
  }

  private mutating func note(_ pairs: [ElementMatch]) {
    if pairs.isEmpty { return }
    edits += pairs.map { .changed($0.before, $0.after) }
    let (left, right) = (Set(pairs.map(\.before)), Set(pairs.map(\.after)))
    for run in openBefore.indices { openBefore[run].removeAll(where: left.contains) }
    for run in openAfter.indices { openAfter[run].removeAll(where: right.contains) }
  }

  private mutating func pairByIdentity() {
    let left = ElementPairing.identities(of: before, at: openBefore)
    if left.isEmpty { return }
    let right = ElementPairing.identities(of: after, at: openAfter)
    note(
      openAfter.joined().compactMap { index in
        guard let identity = after[index].identity, right[identity] == .once(index),
          case .once(let old)? = left[identity]
        else { return nil }
        return ElementMatch(before: old, after: index)
      })
  }

  private enum Occurrence: Equatable {
    case once(Int)
    case several
  }

  private static func identities(of elements: [Value], at open: [[Int]]) -> [ElementIdentity: Occurrence] {
    var found: [ElementIdentity: Occurrence] = [:]
    for index in open.joined() {
      guard let identity = elements[index].identity else { continue }
      found[identity] = found[identity] == nil ? .once(index) : .several
    }
    return found
  }

  private mutating func pairByPlace() {
    var pairs: [ElementMatch] = []
    for (left, right) in zip(openBefore, openAfter) where left.count == right.count {
      for (old, new) in zip(left, right) where before[old].isWorthComparing(to: after[new]) {
        pairs.append(ElementMatch(before: old, after: new))
      }
    }
    note(pairs)
  }

  private mutating func pairBySimilarity() {
    let candidates = openBefore.joined().filter { before[$0].mapping != nil }
    let objects = openAfter.joined().filter { after[$0].mapping != nil }
    if candidates.isEmpty || candidates.count * objects.count > ElementPairing.similarityBudget { return }
    var free = candidates
    var pairs: [ElementMatch] = []
    for new in objects {
      let scores = free.map { before[$0].likeness(to: after[new]) }
      guard
        let best = scores.indices.max(by: { scores[$0].precedes(scores[$1]) || scores[$0].ties(scores[$1]) && $0 > $1 }
        ),
        scores[best].isHalf
      else { continue }
      pairs.append(ElementMatch(before: free.remove(at: best), after: new))
    }
    note(pairs)
  }
}

/// What names an object among the elements of a list.
private struct ElementIdentity: Hashable {
  let key: String
  let value: ComparedElement
}

extension Value {
  /// The members that name an object in the schemas of the providers and in JSON documents, the surest first.
  private static let identifyingKeys = [
    "id", "arn", "name", "key", "identifier", "Sid", "sid", "Id", "Name", "Key", "device_name", "rule_number",
    "priority",
  ]

  fileprivate var identity: ElementIdentity? {
    guard !isSensitive, let mapping else { return nil }
    for key in Value.identifyingKeys {
      guard let value = mapping[key], !value.isSensitive else { continue }
      switch value.content {
      case .string(let text) where !text.isEmpty: return ElementIdentity(key: key, value: ComparedElement(value))
      case .number: return ElementIdentity(key: key, value: ComparedElement(value))
      case .string, .null, .boolean, .sequence, .mapping, .unknown, .notShown: continue
      }
    }
    return nil
  }

  fileprivate func isCollection(like other: Value) -> Bool {
    switch (content, other.content) {
    case (.mapping, .mapping), (.sequence, .sequence): true
    case (.mapping, _), (.sequence, _), (.null, _), (.boolean, _), (.number, _), (.string, _), (.unknown, _),
      (.notShown, _):
      false
    }
  }

  /// Whether one row inside tells more than one row for the old and one for the new element.
  fileprivate func isWorthComparing(to other: Value) -> Bool {
    if isSensitive || other.isSensitive || isNull || other.isNull || other.isUnknown { return true }
    if mapping != nil, other.mapping != nil {
      let likeness = likeness(to: other)
      return likeness.isHalf || likeness.differing <= 2
    }
    let isOneCollection = mapping != nil || elements != nil
    let isOtherCollection = other.mapping != nil || other.elements != nil
    return isOneCollection == isOtherCollection
  }

  fileprivate func likeness(to other: Value) -> Likeness {
    guard let mapping, let otherMapping = other.mapping else { return Likeness(equal: 0, differing: 1) }
    var result = Likeness(equal: 0, differing: 0)
    for pair in PairedEntries(mapping, otherMapping) {
      if mapping.sameness(of: pair, in: otherMapping) != .different {
        if case .both(let place, _) = pair, !mapping.entries[place].value.isDefault { result.equal += 1 }
      } else if !pair.isUnknown(in: otherMapping) {
        result.differing += 1
      }
    }
    return result
  }

  /// Values that schemas fill in: sharing them makes no two objects alike.
  private var isDefault: Bool {
    switch content {
    case .null, .notShown, .unknown: true
    case .boolean(let flag): !flag
    case .number(let number): number.literal == "0"
    case .string(let text): text.isEmpty
    case .sequence(let sequence): sequence.elements.isEmpty
    case .mapping(let mapping): mapping.entries.isEmpty
    }
  }
}

extension PairedEntries.Pair {
  /// Whether the entry is known only after apply.
  fileprivate func isUnknown(in after: Mapping) -> Bool {
    switch self {
    case .both(_, let place), .after(let place): after.entries[place].value.isUnknown
    case .before: false
    }
  }
}

/// How many members of two objects are equal, and how many differ.
private struct Likeness {
  var equal: Int
  var differing: Int

  var isHalf: Bool { equal > 0 && equal >= differing }

  func precedes(_ other: Likeness) -> Bool {
    equal * (other.equal + other.differing) < other.equal * (equal + differing)
  }

  func ties(_ other: Likeness) -> Bool { !precedes(other) && !other.precedes(self) }
}
