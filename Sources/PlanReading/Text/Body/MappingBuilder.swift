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

  private struct Attribute {
    var name: String
    var sides: TwoSides
  }

  private let role: Role
  private var attributes: [Attribute] = []
  private var blocks: [BlockGroup] = []
  private var blockPlaces: [[UInt8]: Int] = [:]
  private var completeness = Mapping.Completeness.complete
  private var hidesBlocks = false
  private var isSensitive = false

  init(_ role: Role) {
    self.role = role
  }

  mutating func add(_ name: String, _ sides: TwoSides) {
    attributes.append(Attribute(name: name, sides: sides))
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
    let key = Array(type.utf8)
    if let place = blockPlaces[key] { return body(&blocks[place]) }
    blockPlaces[key] = blocks.count
    blocks.append(BlockGroup(type: type))
    return body(&blocks[blocks.count - 1])
  }

  /// How many blocks of a type stand on the side that a new one belongs to.
  func blockCount(of type: String, for effect: Effect) -> Int {
    guard let place = blockPlaces[Array(type.utf8)] else { return 0 }
    return blocks[place].count(for: effect)
  }

  /// Both sides of the whole.
  func finish() -> TwoSides {
    if isSensitive { return TwoSides(both: Value.notShown.markedSensitive()) }
    return TwoSides(before: side(\.before), after: side(\.after))
  }

  private func side(_ side: KeyPath<TwoSides, Value?>) -> Value {
    var entries: [Mapping.Entry] = []
    entries.reserveCapacity(attributes.count + blocks.count)
    for attribute in attributes {
      if let value = attribute.sides[keyPath: side] {
        entries.append(Mapping.Entry(attribute.name, value))
      } else if role == .block || completeness == .partial {
        // Said aloud, so that it is not taken for one of those that the text hides.
        entries.append(Mapping.Entry(attribute.name, .null))
      }
    }
    for group in blocks {
      entries.append(Mapping.Entry(group.type, group.value(side, hidesOthers: hidesBlocks)))
    }
    var mapping = Mapping(entries)
    mapping.completeness = completeness
    return Value(.mapping(mapping))
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

  func count(for effect: Effect) -> Int {
    switch effect {
    case .removed: before.count
    case .added, .changed, .unchanged: after.count
    }
  }

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
