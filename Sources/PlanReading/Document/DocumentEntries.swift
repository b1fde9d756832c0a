import PlanJSON
import PlanModel

/// The entries of `resource_changes` or `resource_drift`.
struct EntryList {
  var entries: [ResourceChange] = []
  var plainNoOpCount = 0
  /// Digests of the address and deposed key of every entry, listed or not.
  private var seen: Set<UInt64> = []

  /// Notes an entry's object.
  ///
  /// - Returns: Whether it is the first one of its object.
  mutating func note(_ element: JSONElement) -> Bool {
    let deposed = element["deposed"].map { $0.kind == .null ? 0 : $0.digest } ?? 0
    return seen.insert((element["address"]?.digest ?? 0) &* 31 &+ deposed).inserted
  }
}

/// Whether a document has masks at all: plans of Terraform before 0.15 have none.
struct MaskPresence {
  private(set) var hasChanges = false
  private(set) var hasMasks = false

  /// Looks at whether a change has a mask.
  mutating func note(_ mask: JSONFragment?) {
    hasChanges = true
    if mask != nil { hasMasks = true }
  }
}

extension DocumentReader {
  /// Reads `resource_changes` or `resource_drift`.
  mutating func readEntries(_ member: inout JSONScanner, in section: ShortcomingCollector.Section) throws {
    guard try isPresent(&member, as: .array, in: section) else { return }
    try member.forEachElement { _, entry in
      let element = try readWhole(&entry, indexing: .membersOfMembers)
      readEntry(element, at: entry.path, in: section)
    }
  }

  /// Reads a value whole; where the input ends in it, what there is of it is kept to name it.
  private mutating func readWhole(
    _ entry: inout JSONScanner, indexing depth: JSONIndexDepth
  ) throws -> JSONElement {
    do {
      return try entry.readElement(indexing: depth)
    } catch {
      cutEntry = entry.beginning()
      throw error
    }
  }

  private mutating func readEntry(
    _ element: JSONElement, at path: AttributePath, in section: ShortcomingCollector.Section
  ) {
    notePresence(of: element, in: section)
    secrets.collectSides(of: element)
    var reader = EntryReader(element)
    // Drift may name one object as often as it likes: nothing is done to it twice.
    let isFirst = section == .drift || changes.note(element)
    let isPlainNoOp = reader.isPlainNoOp
    if isPlainNoOp {
      notePlainNoOp(element, in: section)
      if isFirst && (plainNoOps == .counted || section == .drift) { return }
    }
    guard let change = readChange(&reader, at: path, in: section) else { return }
    // Drift has happened already: that it is told twice makes no doubt of what is planned.
    if !isFirst && section != .drift { problems.add(.duplicateEntry(change.key), in: section) }
    if isPlainNoOp && (plainNoOps == .counted || section == .drift) { return }
    list(section) { $0.entries.append(change) }
    if section == .drift {
      mode.note(drift: change)
    } else if !isPlainNoOp {
      mode.note(change)
    }
  }

  private mutating func notePresence(of element: JSONElement, in section: ShortcomingCollector.Section) {
    engine.note(provider: element["provider_name"])
    masks.note(element["change", "before_sensitive"] ?? element["change", "after_sensitive"])
    let place = section.entryPlace
    problems.addUnknown(element.keys(notIn: KnownMembers.entry), at: place)
    problems.addUnknown(element.keys(in: "change", notIn: KnownMembers.change), at: place + ".change")
  }

  private mutating func notePlainNoOp(_ element: JSONElement, in section: ShortcomingCollector.Section) {
    guard section == .changes else { return }
    changes.plainNoOpCount += 1
    mode.notePlainNoOp(isManaged: element["mode"].map { $0.hasSameBytes(as: "\"managed\"") } ?? true)
  }

  /// Reads an entry, and says what of it is not as the format has it.
  private mutating func readChange(
    _ reader: inout EntryReader, at path: AttributePath, in section: ShortcomingCollector.Section
  ) -> ResourceChange? {
    let change = reader.read()
    for problem in reader.problems { problems.add(problem.within(path), in: section, address: change?.address) }
    guard let change else { return nil }
    if case .unknown(let actions) = change.action {
      problems.add(.unknownAction(change.key, actions), in: section)
    }
    if case .unknown(let reason)? = change.reason {
      problems.add(.unknownReason(change.key, reason), in: section)
    }
    engine.note(change)
    return change
  }

  private mutating func list<Result>(
    _ section: ShortcomingCollector.Section, _ body: (inout EntryList) -> Result
  ) -> Result {
    section == .drift ? body(&drift) : body(&changes)
  }

  // MARK: Deferred changes

  /// Reads `deferred_changes`.
  mutating func readDeferredChanges(_ member: inout JSONScanner) throws {
    engine.hasTerraformMember = true
    guard try isPresent(&member, as: .array, in: .deferred) else { return }
    try member.forEachElement { _, entry in
      guard try isElement(&entry, as: .object, in: .deferred) else { return }
      let (path, byte) = (entry.path, entry.byte)
      var reason: JSONElement?
      var change: JSONElement?
      try entry.forEachMember { key, part in
        switch key {
        case "reason": reason = try part.readElement(indexing: .none).detached()
        case "resource_change": change = try readWhole(&part, indexing: .membersOfMembers).detached()
        default: problems.addUnknown([key], at: "deferred_changes[]")
        }
      }
      readDeferred(reason: reason, change, at: path, byte: byte)
    }
  }

  private mutating func readDeferred(
    reason: JSONElement?, _ element: JSONElement?, at path: AttributePath, byte: Int
  ) {
    let inner = AttributePath(path.steps + [.name("resource_change")])
    guard let element else {
      return problems.add(MalformedMember(inner, .present, byte: byte), in: .deferred)
    }
    notePresence(of: element, in: .deferred)
    secrets.collectSides(of: element)
    var reader = EntryReader(element)
    guard let change = readChange(&reader, at: inner, in: .deferred) else { return }
    attempt(in: .deferred, at: path, address: change.address) { document throws(MalformedMember) in
      let text = try Member(reason?.fragment, "reason", in: element.fragment).requiredString()
      document.plan.deferred.append(DeferredChange(reason: text, change: change))
    }
  }
}

extension ShortcomingCollector.Section {
  /// The place of the entries of this section.
  fileprivate var entryPlace: String {
    switch self {
    case .changes: "resource_changes[]"
    case .drift: "resource_drift[]"
    case .deferred: "deferred_changes[].resource_change"
    case .document, .outputs, .relevantAttributes, .checks, .invocations, .marks: ""
    }
  }
}
