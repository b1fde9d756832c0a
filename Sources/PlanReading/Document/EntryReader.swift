import PlanJSON
import PlanModel

/// Reads one change entry: an element of `resource_changes` or `resource_drift`, or that of a deferred change.
///
/// What of an entry is not as the format has it is said, and the rest is read all the same: an entry that destroys is not
/// lost for a malformed import.
struct EntryReader {
  private let element: JSONElement
  /// What is not as the format has it.
  private(set) var problems: [MalformedMember] = []

  /// Takes an entry, with bytes of its own where what is read of it is kept.
  init(_ element: JSONElement) {
    self.element = element
  }

  /// Reads the entry.
  ///
  /// - Returns: nil where it does not say what it is about.
  mutating func read() -> ResourceChange? {
    guard element.fragment.kind == .object else {
      problems.append(MalformedMember(AttributePath(), .object, byte: element.fragment.byte))
      return nil
    }
    noteDuplicates()
    guard let address = attempt({ entry throws(MalformedMember) in try entry.ownAddress() }) else { return nil }
    let actions = attempt { entry throws(MalformedMember) in try entry.engineActions() } ?? []
    let key = ChangeKey(address: address, deposed: text(.deposed))
    let sides = EncodedSides(element)
    var change = ResourceChange(
      key: key, action: Action(engineActions: actions), replacePaths: replacePaths(), values: .onDemand(sides.decode))
    change.differingValues = .onDemand(sides.decodeDiffering)
    change.valueBefore = .onDemand(sides.decodeBefore)
    change.engineActions = actions
    change.previousAddress =
      attempt { entry throws(MalformedMember) in try entry.previousAddress(than: address) } ?? nil
    change.provider = text(.provider)
    change.reason = text(.reason).map { ActionReason($0) }
    change.importing = attempt { entry throws(MalformedMember) in try entry.importing() } ?? nil
    change.generatedConfiguration =
      attempt { entry throws(MalformedMember) in try entry.member(.generatedConfiguration).string() } ?? nil
    return change
  }

  // MARK: Members

  private mutating func attempt<Result>(_ body: (EntryReader) throws(MalformedMember) -> Result) -> Result? {
    do throws(MalformedMember) {
      return try body(self)
    } catch {
      problems.append(error)
      return nil
    }
  }

  private func member(_ name: EntryMember) -> Member {
    Member(element[name], name.way, in: element.fragment)
  }

  /// A text that is left out where there is none: an empty one too.
  private mutating func text(_ name: EntryMember) -> String? {
    let text = attempt { entry throws(MalformedMember) in try entry.member(name).string() } ?? nil
    return text?.isEmpty == true ? nil : text
  }

  private func engineActions() throws(MalformedMember) -> [String] {
    guard let change = element[EntryMember.change] else { throw member(.change).failure(.present) }
    guard change.kind == .object else { throw member(.change).failure(.object) }
    return try member(.actions).strings()
  }

  private mutating func noteDuplicates() {
    if element.hasUnusualKeys {
      for duplicate in element.duplicates { problems.append(MalformedMember(duplicate)) }
      return noteDuplicates(inside: .change)
    }
    for member in EntryMember.allCases where member.isInChange { noteDuplicates(inside: member) }
  }

  private mutating func noteDuplicates(inside member: EntryMember) {
    for duplicate in element[member]?.duplicates ?? [] {
      problems.append(MalformedMember(duplicate).within(member.way.path))
    }
  }

  // MARK: Addresses

  private func ownAddress() throws(MalformedMember) -> ResourceAddress {
    let text = try member(.address).requiredString()
    guard let parsed = try? ResourceAddress(parsing: text) else {
      guard let built = try addressOfParts(), built.description.hasSameBytes(as: text) else {
        throw member(.address).failure(.address)
      }
      return built
    }
    // An address that is not that of its type would be judged as what it is not.
    if let type = try member(.type).string(), !type.hasSameBytes(as: parsed.type) {
      throw member(.address).failure(.addressOfItsParts)
    }
    if let name = try member(.name).string(), !name.hasSameBytes(as: parsed.name) {
      throw member(.address).failure(.addressOfItsParts)
    }
    return parsed
  }

  /// The address that the members beside it make: that of a mode which is newer than this program.
  private func addressOfParts() throws(MalformedMember) -> ResourceAddress? {
    guard let mode = try member(.mode).string(), let type = try member(.type).string(),
      let name = try member(.name).string(),
      let module = try? ModulePath(parsing: try member(.moduleAddress).string() ?? "")
    else { return nil }
    var address = ResourceAddress(module: module, mode: ResourceMode(mode), type: type, name: name)
    if let index = element[EntryMember.index] {
      address.key = index.string.map { .string($0) } ?? index.number?.integer.map { .index($0) }
    }
    return address
  }

  private func previousAddress(than address: ResourceAddress) throws(MalformedMember) -> ResourceAddress? {
    guard let previous = try member(.previousAddress).address() else { return nil }
    return previous == address ? nil : previous
  }

  // MARK: Import and replacement

  private func importing() throws(MalformedMember) -> ResourceChange.Import? {
    guard let importing = try member(.importing).object() else { return nil }
    do {
      if let id = try importing.member("id").string(), !id.isEmpty { return .id(id) }
      if let identity = importing["identity"], !identity.isNull { return .identity(identity.value) }
      return try importing.member("unknown").boolean() == true ? .unknown : .unspecified
    } catch {
      throw error.within(AttributePath([.name("change"), .name("importing")]))
    }
  }

  private mutating func replacePaths() -> [AttributePath] {
    let member = member(.replacePaths)
    let nodes = attempt { _ throws(MalformedMember) in try member.array() } ?? []
    var paths: Set<AttributePath> = []
    for node in nodes {
      if node.kind == .array, let path = AttributePath(steps: node.elements) {
        paths.insert(path)
      } else {
        problems.append(member.failure(.paths))
      }
    }
    return paths.sorted()
  }
}

extension AttributePath {
  /// Reads a path of plan JSON: names, indexes, and an element of a set, at which it stops.
  ///
  /// - Returns: nil where a step is none of those.
  init?(steps: [JSONNode]) {
    self.init()
    for step in steps {
      switch step.kind {
      case .string: self.steps.append(.name(step.string ?? ""))
      case .number:
        guard let index = step.number?.integer else { return nil }
        self.steps.append(.index(index))
      case .object, .array: return
      case .boolean, .null: return nil
      }
    }
  }
}
