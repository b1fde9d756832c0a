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
    let deposed = element.isAbsent(EntryMember.deposed) ? 0 : element[EntryMember.deposed]?.digest ?? 0
    return seen.insert((element[EntryMember.address]?.digest ?? 0) &* 31 &+ deposed).inserted
  }
}

/// Whether a document has masks at all: plans of Terraform before 0.15 have none.
struct MaskPresence {
  private(set) var hasChanges = false
  private(set) var hasMasks = false

  /// Looks at whether a change has a mask.
  mutating func note(_ hasMask: Bool) {
    hasChanges = true
    if hasMask { hasMasks = true }
  }
}

/// An entry that changes something, or that may not be as its format has it.
struct PendingEntry: Sendable {
  let element: JSONElement
  let path: AttributePath
  let isFirst: Bool
  let isPlainNoOp: Bool
}

/// What was read of an entry.
struct ReadEntry: Sendable {
  let path: AttributePath
  let isFirst: Bool
  let isPlainNoOp: Bool
  /// nil where the entry does not say what it is about.
  let change: ResourceChange?
  let problems: [MalformedMember]

  init(_ entry: PendingEntry) {
    var reader = EntryReader(entry.element)
    change = reader.read()
    problems = reader.problems
    (path, isFirst, isPlainNoOp) = (entry.path, entry.isFirst, entry.isPlainNoOp)
  }
}

extension DocumentReader {
  /// Reads `resource_changes` or `resource_drift`.
  mutating func readEntries(_ member: inout JSONScanner, in section: ShortcomingCollector.Section) throws {
    guard try isPresent(&member, as: .array, in: section) else { return }
    var entries = OrderedWork(ReadEntry.init)
    defer { entries.finish { take($0, in: section) } }
    try member.forEachElement { _, entry in
      let element = try readWhole(&entry)
      if let pending = look(at: element, at: entry.path, in: section) {
        entries.add(pending, weighing: element.fragment.count)
      }
    }
  }

  /// Reads a value whole; where the input ends in it, what there is of it is kept to name it.
  private mutating func readWhole(_ entry: inout JSONScanner) throws -> JSONElement {
    do {
      return try entry.readElement(as: EntryMember.shape)
    } catch {
      cutEntry = entry.beginning()
      throw error
    }
  }

  /// Counts an entry and collects what it marks sensitive.
  ///
  /// - Returns: What is to be read of it, nil if that is nothing.
  private mutating func look(
    at element: JSONElement, at path: AttributePath, in section: ShortcomingCollector.Section
  ) -> PendingEntry? {
    notePresence(of: element, in: section)
    secrets.collectSides(of: element)
    // Drift may name one object as often as it likes: nothing is done to it twice.
    let isFirst = section == .drift || changes.note(element)
    let isPlainNoOp = element.isPlainNoOp
    if isPlainNoOp {
      notePlainNoOp(element, in: section)
      if isFirst && (plainNoOps == .counted || section == .drift) { return nil }
    }
    return PendingEntry(element: element.detached(), path: path, isFirst: isFirst, isPlainNoOp: isPlainNoOp)
  }

  private mutating func notePresence(of element: JSONElement, in section: ShortcomingCollector.Section) {
    engine.note(provider: element[EntryMember.provider])
    masks.note(element.has(EntryMember.beforeSensitive) || element.has(EntryMember.afterSensitive))
    guard element.hasUnusualKeys else { return }
    for (outer, key) in element.otherKeys {
      problems.addUnknown([key], at: section.entryPlace + (outer == nil ? "" : ".change"))
    }
  }

  private mutating func notePlainNoOp(_ element: JSONElement, in section: ShortcomingCollector.Section) {
    guard section == .changes else { return }
    changes.plainNoOpCount += 1
    mode.notePlainNoOp(
      isManaged: !element.has(EntryMember.mode) || element.isSpelled(EntryMember.mode, #""managed""#))
  }

  private mutating func take(_ entry: ReadEntry, in section: ShortcomingCollector.Section) {
    guard let change = check(entry, in: section) else { return }
    // Drift has happened already: that it is told twice makes no doubt of what is planned.
    if !entry.isFirst && section != .drift { problems.add(.duplicateEntry(change.key), in: section) }
    if entry.isPlainNoOp && (plainNoOps == .counted || section == .drift) { return }
    list(section) { $0.entries.append(change) }
    if section == .drift {
      mode.note(drift: change)
    } else if !entry.isPlainNoOp {
      mode.note(change)
    }
  }

  /// Says what of an entry is not as the format has it.
  private mutating func check(
    _ entry: ReadEntry, in section: ShortcomingCollector.Section
  ) -> ResourceChange? {
    let change = entry.change
    for problem in entry.problems { problems.add(problem.within(entry.path), in: section, address: change?.address) }
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
      var reason: JSONFragment?
      var change: JSONElement?
      try entry.forEachMember { key, part in
        switch key {
        case "reason": reason = try part.readFragment().detached()
        case "resource_change": change = try readWhole(&part).detached()
        default: problems.addUnknown([key], at: "deferred_changes[]")
        }
      }
      readDeferred(reason: reason, change, at: path, byte: byte)
    }
  }

  private mutating func readDeferred(
    reason: JSONFragment?, _ element: JSONElement?, at path: AttributePath, byte: Int
  ) {
    let inner = AttributePath(path.steps + [.name("resource_change")])
    guard let element else {
      return problems.add(MalformedMember(inner, .present, byte: byte), in: .deferred)
    }
    notePresence(of: element, in: .deferred)
    secrets.collectSides(of: element)
    let entry = PendingEntry(element: element, path: inner, isFirst: true, isPlainNoOp: false)
    guard let change = check(ReadEntry(entry), in: .deferred) else { return }
    attempt(in: .deferred, at: path, address: change.address) { document throws(MalformedMember) in
      let text = try Member(reason, JSONShape.Member("reason"), in: element.fragment).requiredString()
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
