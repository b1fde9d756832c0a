import PlanJSON
import PlanModel

/// Reads the plan document that `show -json` prints, in one pass and in whatever order its members stand.
///
/// `planned_values`, `prior_state` and `configuration` are checked like all else, and searched only for what is sensitive.
struct DocumentReader {
  private var plan: Plan
  private let start: DocumentStart
  private let options: ReadingOptions
  private var entries: EntryReader
  private var secrets = SecretCollector()
  private var clues = EngineClues()
  /// The top-level keys that were seen: they tell a plan from other documents.
  private var keys: Set<String> = []
  private var formatVersion: JSONFragment?

  init(file: String, start: DocumentStart, options: ReadingOptions) {
    plan = Plan(source: Plan.Source(kind: .json, file: file))
    self.start = start
    self.options = options
    entries = EntryReader(file: file, skippedBytes: start.skippedBytes, plainNoOps: options.plainNoOps)
  }

  /// Reads the document; what stops it is a shortcoming of the plan.
  consuming func read(_ source: any ByteSource) -> Plan {
    var failure: (any Error)?
    do {
      var scannerOptions = JSONOptions()
      scannerOptions.valueLimit = options.largestEntry
      try JSONScanner.scan(source, options: scannerOptions) { document in
        try document.forEachMember { key, member in
          keys.insert(key)
          try read(key, &member)
        }
        note(document.duplicates)
      }
    } catch {
      failure = error
    }
    if let kind = DocumentKind.notAPlan(keys: keys, wasCut: failure != nil) {
      plan = Plan(source: plan.source)
      plan.shortcomings = [.unreadable(Refusal(of: kind, named: plan.source.file).diagnostic)]
      return plan
    }
    conclude()
    if let failure { plan.shortcomings.append(.unreadable(diagnostic(of: failure))) }
    return plan
  }

  // MARK: Members

  private mutating func read(_ key: String, _ member: inout JSONScanner) throws {
    switch key {
    case "format_version", "plan_format_version":
      formatVersion = try member.readElement(indexing: .none).fragment.detached()
    case "terraform_version": plan.source.engineVersion = try string(key, &member)
    case "timestamp": plan.plannedAt = try string(key, &member)
    case "applyable": plan.isApplyable = try boolean(key, &member)
    case "complete": plan.isComplete = try boolean(key, &member)
    case "errored": plan.isErrored = try boolean(key, &member) ?? false
    case "resource_changes":
      try forEachElement(key, &member) { reader, element in
        reader.clues.see(element)
        if let change = reader.entries.change(of: element, &reader.secrets) { reader.plan.changes.append(change) }
      }
    case "resource_drift":
      try forEachElement(key, &member) { reader, element in
        if let change = reader.entries.drift(of: element, &reader.secrets) { reader.plan.drift.append(change) }
      }
    case "deferred_changes":
      try forEachElement(key, &member) { reader, element in
        if let deferred = reader.entries.deferred(of: element, &reader.secrets) {
          reader.plan.deferred.append(deferred)
        }
      }
    case "action_invocations", "deferred_action_invocations":
      try forEachElement(key, &member) { reader, element in
        if let invocation = reader.entries.invocation(of: element, &reader.secrets) {
          reader.plan.actionInvocations.append(invocation)
        }
      }
    case "relevant_attributes":
      try forEachElement(key, &member) { reader, element in
        if let attribute = reader.entries.relevantAttribute(of: element) {
          reader.plan.relevantAttributes.append(attribute)
        }
      }
    case "checks":
      try forEachElement(key, &member) { reader, element in
        if let check = reader.entries.check(of: element) { reader.plan.checks.append(check) }
      }
    case "output_changes":
      try forEachMember(key, &member) { reader, name, element in
        if let output = reader.entries.output(name, of: element, &reader.secrets) { reader.plan.outputs.append(output) }
      }
    case "variables": secrets.variables = try member.readElement(indexing: .none).fragment.detached()
    case "configuration": try secrets.readConfiguration(&member)
    case "prior_state": try secrets.readState(&member, valuesKey: "values")
    case "planned_values": try secrets.readOutputs(&member)
    case "condition_results", "provider_schemas", "provider_format_version": break
    default:
      plan.shortcomings.append(.unknownMember(AttributePath(key).description))
    }
  }

  private mutating func forEachElement(
    _ key: String, _ member: inout JSONScanner, _ body: (inout DocumentReader, JSONElement) throws -> Void
  ) throws {
    switch try member.kind() {
    case .null: return
    case .array:
      try member.forEachElement { index, entry in
        entries.place = "\(key)[\(index)]"
        try body(&self, try entry.readElement(indexing: .membersOfMembers))
      }
    case .object, .string, .number, .boolean: malformed(key, expected: "an array", &member)
    }
  }

  private mutating func forEachMember(
    _ key: String, _ member: inout JSONScanner, _ body: (inout DocumentReader, String, JSONElement) throws -> Void
  ) throws {
    switch try member.kind() {
    case .null: return
    case .object:
      try member.forEachMember { name, value in
        entries.place = AttributePath([.name(key), .name(name)]).description
        try body(&self, name, try value.readElement(indexing: .members))
      }
    case .array, .string, .number, .boolean: malformed(key, expected: "an object", &member)
    }
  }

  private mutating func string(_ key: String, _ member: inout JSONScanner) throws -> String? {
    let fragment = try member.readElement(indexing: .none).fragment
    if fragment.string == nil, fragment.kind != .null { entries.malformed(key, expected: "a string", at: fragment) }
    return fragment.string
  }

  private mutating func boolean(_ key: String, _ member: inout JSONScanner) throws -> Bool? {
    let fragment = try member.readElement(indexing: .none).fragment
    if fragment.boolean == nil, fragment.kind != .null {
      entries.malformed(key, expected: "true or false", at: fragment)
    }
    return fragment.boolean
  }

  private mutating func malformed(_ key: String, expected: String, _ member: inout JSONScanner) {
    entries.malformed(key, expected: expected, byte: member.byte)
  }

  private mutating func note(_ duplicates: [JSONDuplicate]) {
    for duplicate in duplicates { entries.duplicateKey(duplicate) }
  }

  // MARK: What follows from the whole

  private mutating func conclude() {
    plan.plainNoOpCount = entries.plainNoOpCount
    plan.shortcomings += entries.shortcomings
    judgeFormatVersion()
    secrets.takeVariables()
    plan.sensitiveTexts = secrets.texts
    plan.source.engine = clues.engine(of: plan, keys: keys, configurationHasTypes: secrets.configurationHasTypes)
    plan.mode = PlanModeClues(plan: plan, keys: keys, hasKeptObjects: entries.hasManagedNoOps).mode
    if plan.isApplyable == nil { plan.isApplyable = !plan.isErrored && plan.wouldChangeSomething }
    noteMissingMasks()
    noteSkippedNoise()
  }

  private mutating func judgeFormatVersion() {
    let text = formatVersion?.string
    plan.source.formatVersion = text
    switch FormatVersion(text) {
    case .known: break
    case .newerMinor(let version):
      plan.diagnostics.append(
        Diagnostic(
          severity: .note,
          summary:
            "Format version \(code: version) is newer than this planlint; what it adds is reported where it stands."))
    case .unsupported(let version):
      plan.shortcomings.append(.unreadable(unsupported("This plan has format version \(code: version).")))
    case .missing:
      plan.shortcomings.append(.unreadable(unsupported("This plan says no format version.")))
    }
  }

  private func unsupported(_ summary: Phrase) -> Diagnostic {
    var diagnostic = Diagnostic(severity: .error, summary: summary)
    diagnostic.detail = "Versions 0.1 to 1.x are read, as Terraform 0.12 and later and OpenTofu write them."
    diagnostic.place = Diagnostic.Place(
      file: plan.source.file, byte: formatVersion.map { $0.byte + start.skippedBytes })
    diagnostic.remedy =
      "Make the JSON with \(code: "tofu show -json tfplan") or \(code: "terraform show -json tfplan")."
    return diagnostic
  }

  private mutating func noteMissingMasks() {
    guard entries.entryCount > 0, !entries.hasMasks else { return }
    plan.sensitiveTexts.arePossible = false
    plan.diagnostics.append(
      Diagnostic(
        severity: .note,
        summary: "This plan marks nothing as sensitive, as plans of Terraform before 0.15 do: its values may be secret."
      ))
  }

  private mutating func noteSkippedNoise() {
    guard start.skippedLines > 0 else { return }
    plan.diagnostics.append(
      Diagnostic(severity: .note, summary: "\(start.skippedLines) lines before the plan were skipped."))
  }

  // MARK: Failing

  private func diagnostic(of failure: any Error) -> Diagnostic {
    guard let error = failure as? JSONError else { return Diagnostic(unreadable: plan.source.file, because: failure) }
    let byte = error.byte + start.skippedBytes
    let name = plan.source.file.inputName
    let place = error.path.description
    var diagnostic: Diagnostic
    if error.isTruncation {
      diagnostic = Diagnostic(
        severity: .error,
        summary: place.isEmpty
          ? "\(code: name) ends inside the document (byte \(byte))."
          : "\(code: name) ends inside \(code: place) (byte \(byte)).")
      diagnostic.detail = "A plan that was cut is not judged."
      diagnostic.remedy =
        "Write the plan's JSON again, and look whether the disk or a size limit of the pipeline cut it."
    } else {
      diagnostic = Diagnostic(severity: .error, summary: "\(code: name) is not valid JSON: \(quoted: error.message).")
      diagnostic.remedy =
        "Make the JSON with \(code: "tofu show -json tfplan") or \(code: "terraform show -json tfplan")."
    }
    diagnostic.place = Diagnostic.Place(file: plan.source.file, byte: byte)
    return diagnostic
  }
}

extension Plan {
  fileprivate var wouldChangeSomething: Bool {
    changes.contains { !$0.isPlainNoOp } || outputs.contains { $0.action != .noOp }
  }
}
