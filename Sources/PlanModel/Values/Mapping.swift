/// The entries of a map or an object, sorted by the bytes of their keys, each key once.
public struct Mapping: Sendable {
  /// Whether it is a map or an object, where that is known; plan JSON does not tell them apart.
  public enum Kind: Sendable, Hashable {
    case map, object, undetermined
  }

  /// A key and its value.
  public struct Entry: Sendable {
    /// The key.
    public var key: String
    /// The value.
    public var value: Value

    /// Makes an entry.
    public init(_ key: String, _ value: Value) {
      self.key = key
      self.value = value
    }
  }

  /// Whether the input shows every entry.
  public enum Completeness: Sendable, Hashable {
    case complete
    /// Plan text hides unchanged entries: a key that is not here may well exist.
    case partial
  }

  /// The kind of it.
  public var kind: Kind
  /// Whether the entries are all there are.
  public var completeness = Completeness.complete
  /// The entries in the order of their keys' UTF-8 bytes.
  public private(set) var entries: [Entry]

  /// Sorts the entries by key bytes; of entries with one key the last counts.
  public init(_ entries: [Entry], kind: Kind = .undetermined) {
    self.kind = kind
    self.entries = entries
    if !isStrictlySorted { sortKeepingLast() }
  }

  /// Takes entries whose keys are in the order of their bytes, each once; a reader of sorted text knows so.
  package init(sorted entries: [Entry], kind: Kind = .undetermined) {
    self.kind = kind
    self.entries = entries
    assert(isStrictlySorted)
  }

  /// The value of a key, compared by its bytes; of a key that a partial mapping lacks, a value that is not shown.
  public subscript(key: String) -> Value? {
    let place = lowerBound(of: key)
    guard place < entries.count, entries[place].key.hasSameBytes(as: key) else {
      return completeness == .partial ? .notShown : nil
    }
    return entries[place].value
  }

  /// The keys in order.
  public var keys: some Collection<String> { entries.lazy.map(\.key) }

  private var isStrictlySorted: Bool {
    var index = 1
    while index < entries.count {
      guard entries[index - 1].key.bytesPrecede(entries[index].key) else { return false }
      index += 1
    }
    return true
  }

  private mutating func sortKeepingLast() {
    let ordered = entries.enumerated().sorted { left, right in
      if left.element.key.hasSameBytes(as: right.element.key) { return left.offset < right.offset }
      return left.element.key.bytesPrecede(right.element.key)
    }
    entries.removeAll(keepingCapacity: true)
    for (_, entry) in ordered {
      if let last = entries.last, last.key.hasSameBytes(as: entry.key) { entries.removeLast() }
      entries.append(entry)
    }
  }

  private func lowerBound(of key: String) -> Int {
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].key.bytesPrecede(key) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
