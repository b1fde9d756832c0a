import PlanModel

/// Collects the attributes and blocks of one body, both sides at once.
struct MappingBuilder {
  /// What the braces belong to, which decides what a missing attribute means.
  enum Role {
    /// A resource or a block: an attribute that one side lacks is null there.
    case block
    /// A map or an object: an entry that one side lacks is not there.
    case collection
  }

  private let role: Role
  private let effect: Effect
  private var before = OneSide()
  private var after = OneSide()
  private var blocks: [BlockGroup] = []
  private var blockPlaces: [[UInt8]: Int] = [:]
  private var completeness = Mapping.Completeness.complete
  private var hidesBlocks = false
  private var isSensitive = false

  /// Begins a body; what is added as a whole has no contents before, what is removed none after.
  init(_ role: Role, _ effect: Effect) {
    self.role = role
    self.effect = effect
  }

  mutating func add(_ name: String, _ sides: TwoSides) {
    if effect.hasBefore { before.add(name, sides.before) }
    if effect.hasAfter { after.add(name, sides.after) }
  }

  /// Notes that entries are hidden.
  mutating func hideEntries() { completeness = .partial }

  /// Notes that blocks are hidden, of whatever type.
  mutating func hideBlocks() {
    completeness = .partial
    hidesBlocks = true
  }

  /// Notes that the contents are sensitive as a whole.
  mutating func maskContents() { isSensitive = true }

  /// The blocks of a type, to be added to.
  mutating func withBlocks<Result>(of type: String, _ body: (inout BlockGroup) -> Result) -> Result {
    if let place = place(ofBlocks: type) { return body(&blocks[place]) }
    blockPlaces[Array(type.utf8)] = blocks.count
    blocks.append(BlockGroup(type: type))
    return body(&blocks[blocks.count - 1])
  }

  private func place(ofBlocks type: String) -> Int? {
    guard let last = blocks.last else { return nil }
    // The renderers print those of one type together.
    return last.type.hasSameBytes(as: type) ? blocks.count - 1 : blockPlaces[Array(type.utf8)]
  }

  /// Both sides of the whole.
  func finish() -> TwoSides {
    if isSensitive { return TwoSides(both: Value.notShown.markedSensitive()) }
    return TwoSides(
      before: effect.hasBefore ? value(before) { $0.value(\.before, hidesOthers: hidesBlocks) } : nil,
      after: effect.hasAfter ? value(after) { $0.value(\.after, hidesOthers: hidesBlocks) } : nil)
  }

  private func value(_ side: OneSide, blockValue: (BlockGroup) -> Value) -> Value {
    // Where entries are hidden, it is said aloud that one is not there.
    let isFilled = role == .block || completeness == .partial
    var entries = isFilled ? side.entries : side.entriesWithoutGaps
    if !blocks.isEmpty { entries.merge(blocks.map { Mapping.Entry($0.type, blockValue($0)) }) }
    var mapping = Mapping(entries)
    mapping.completeness = completeness
    return Value(.mapping(mapping))
  }
}

/// The attributes that a body shows, on one side.
private struct OneSide {
  /// All of them, null where an attribute is not on this side.
  private(set) var entries: [Mapping.Entry] = []
  /// The places of those.
  private var gaps: [Int] = []

  mutating func add(_ name: String, _ value: Value?) {
    if value == nil { gaps.append(entries.count) }
    entries.append(Mapping.Entry(name, value ?? .null))
  }

  /// Only those that are on this side.
  var entriesWithoutGaps: [Mapping.Entry] {
    if gaps.isEmpty { return entries }
    var rest: [Mapping.Entry] = []
    var start = 0
    for gap in gaps {
      rest += entries[start..<gap]
      start = gap + 1
    }
    return rest + entries[start...]
  }
}

extension [Mapping.Entry] {
  /// Puts entries between those that are here; where both are in order, so is the whole.
  fileprivate mutating func merge(_ others: [Mapping.Entry]) {
    let own = self
    removeAll(keepingCapacity: true)
    var rest = others[...]
    for entry in own {
      while let other = rest.first, other.key.bytesPrecede(entry.key) {
        append(other)
        rest.removeFirst()
      }
      append(entry)
    }
    append(contentsOf: rest)
  }
}

/// The blocks of one type within a body.
struct BlockGroup {
  let type: String
  private var before: [Value] = []
  private var after: [Value] = []
  private var labelled: [(label: String, sides: TwoSides)] = []
  private var unknown: TwoSides?

  init(type: String) {
    self.type = type
  }

  /// Whether there is at most one, so that plan JSON has no list around it: the text does not say it, but `timeouts` is
  /// such a block in every provider.
  static func isSingle(_ type: String) -> Bool { type.hasSameBytes(as: "timeouts") }

  mutating func add(_ sides: TwoSides) {
    if let value = sides.before { before.append(value) }
    if let value = sides.after { after.append(value) }
  }

  mutating func add(_ sides: TwoSides, label: String) {
    labelled.append((label, sides))
  }

  /// Notes that the blocks are known only after apply.
  mutating func becomeUnknown(_ sides: TwoSides) { unknown = sides }

  func value(_ side: KeyPath<TwoSides, Value?>, hidesOthers: Bool) -> Value {
    if let value = unknown?[keyPath: side] { return value }
    if !labelled.isEmpty {
      return .mapping(
        labelled.compactMap { entry in entry.sides[keyPath: side].map { Mapping.Entry(entry.label, $0) } })
    }
    let shown = side == \.before ? before : after
    if BlockGroup.isSingle(type) { return shown.last ?? .null }
    return .sequence(hidesOthers ? shown + [.notShown] : shown)
  }
}
