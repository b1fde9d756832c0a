import PlanJSON
import PlanModel

/// Reads the JSON of one plan in one pass, whatever the order of its members.
///
/// Each part of the document has its reader in a file of its own; what they find is put together at the end.
struct DocumentReader {
  let file: String
  let plainNoOps: ReadingOptions.PlainNoOps
  var header = DocumentHeader()
  var signs = DocumentSigns()
  var engine = EngineEvidence()
  var mode = ModeEvidence()
  var problems: ShortcomingCollector
  var secrets = SecretCollector()
  var masks = MaskPresence()
  var changes = EntryList()
  var drift = EntryList()
  var plan: Plan
  var deferredInvocations: [ActionInvocation] = []
  /// The root variables' values, until the configuration has told which of them are sensitive.
  var variables = VariableValues()
  /// The beginning of the entry that the input ends in.
  var cutEntry: [UInt8]?

  init(file: String, start: DocumentStart, plainNoOps: ReadingOptions.PlainNoOps) {
    self.file = file
    self.plainNoOps = plainNoOps
    problems = ShortcomingCollector(file: file, offset: start.skippedBytes)
    plan = Plan(source: Plan.Source(kind: .json, file: file))
  }

  /// Goes through the members of the document.
  ///
  /// - Throws: `JSONError` where it is not JSON; what the source throws.
  mutating func read(_ document: inout JSONScanner) throws {
    try document.forEachMember { key, member in
      signs.note(key)
      try readMember(key, &member)
    }
    for duplicate in document.duplicates { noteDuplicate(duplicate) }
  }

  private mutating func readMember(_ key: String, _ member: inout JSONScanner) throws {
    switch key {
    case "resource_changes": try readEntries(&member, in: .changes)
    case "resource_drift": try readEntries(&member, in: .drift)
    case "deferred_changes": try readDeferredChanges(&member)
    case "output_changes": try readOutputChanges(&member)
    case "relevant_attributes": try readRelevantAttributes(&member)
    case "checks": try readChecks(&member)
    case "action_invocations": try readActionInvocations(&member)
    case "deferred_action_invocations": try readDeferredActionInvocations(&member)
    case "variables": try readVariables(&member)
    case "configuration": try readConfiguration(&member)
    case "prior_state": try readPriorState(&member)
    case "planned_values": try readPlannedValues(&member)
    case "condition_results": engine.hasTerraformMember = true
    case "provider_schemas", "provider_format_version": break
    default: try readHeaderMember(key, &member)
    }
  }

  private mutating func readHeaderMember(_ key: String, _ member: inout JSONScanner) throws {
    guard KnownMembers.document.contains(key) else { return try readUnknownMember(key, &member) }
    let value = try member.readFragment()
    attempt(in: .document) { reader throws(MalformedMember) in
      switch key {
      case "format_version", "plan_format_version":
        reader.header.formatVersion = value.string.map { .text($0) } ?? .malformed
      case "terraform_version":
        reader.header.engineVersion = try Member(value, JSONShape.Member("terraform_version"), in: value).string()
      case "timestamp": reader.header.plannedAt = try Member(value, JSONShape.Member("timestamp"), in: value).string()
      case "errored": reader.header.isErrored = try Member(value, JSONShape.Member("errored"), in: value).boolean()
      case "complete": reader.header.isComplete = try Member(value, JSONShape.Member("complete"), in: value).boolean()
      case "applyable":
        reader.header.isApplyable = try Member(value, JSONShape.Member("applyable"), in: value).boolean()
      default: break
      }
    }
  }

  private mutating func readUnknownMember(_ key: String, _ member: inout JSONScanner) throws {
    problems.addUnknown([key], at: "")
    guard !signs.isPlan, try member.kind() == .object else { return }
    var inner: Set<String> = []
    try member.forEachMember { key, _ in
      if key == "sensitive" || key == "value" { inner.insert(key) }
    }
    if inner.count == 2 { signs.hasOutput = true }
  }

  // MARK: For all readers

  /// Does a part of the reading; what is malformed in it is said, and the rest goes on.
  mutating func attempt(
    in section: ShortcomingCollector.Section, at outer: AttributePath = AttributePath(),
    address: ResourceAddress? = nil,
    _ body: (inout DocumentReader) throws(MalformedMember) -> Void
  ) {
    do throws(MalformedMember) {
      try body(&self)
    } catch {
      problems.add(error.within(outer), in: section, address: address)
    }
  }

  /// Whether a value is of the kind that its reader goes into.
  ///
  /// Null is nothing to read; all else is said.
  mutating func isPresent(
    _ member: inout JSONScanner, as kind: JSONKind, in section: ShortcomingCollector.Section
  ) throws -> Bool {
    try member.kind() == .null ? false : isElement(&member, as: kind, in: section)
  }

  /// The same where null is no substitute: for the elements of a list.
  mutating func isElement(
    _ member: inout JSONScanner, as kind: JSONKind, in section: ShortcomingCollector.Section
  ) throws -> Bool {
    if try member.kind() == kind { return true }
    let expected: MalformedMember.Expectation = kind == .array ? .array : .object
    problems.add(MalformedMember(member.path, expected, byte: member.byte), in: section)
    return false
  }

  private mutating func noteDuplicate(_ duplicate: JSONDuplicate) {
    guard case .name(let first)? = duplicate.path.steps.first, KnownMembers.document.contains(first) else { return }
    problems.add(MalformedMember(duplicate), in: .document)
  }
}
