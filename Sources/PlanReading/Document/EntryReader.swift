import PlanJSON
import PlanModel

/// Turns the entries of a plan document into the model, and says what is not as the format has it.
struct EntryReader {
  /// Where the entry stands, for messages: `resource_changes[41]`.
  var place = ""
  private(set) var shortcomings: [Shortcoming] = []
  private(set) var plainNoOpCount = 0
  private(set) var entryCount = 0
  /// Whether some entry carries the masks that mark what is sensitive.
  private(set) var hasMasks = false
  /// Whether some managed object stays as it is.
  private(set) var hasManagedNoOps = false

  private let file: String
  private let skippedBytes: Int
  private let plainNoOps: ReadingOptions.PlainNoOps
  /// Digests of the addresses and deposed keys that were seen: no-op entries are not kept.
  private var seen: Set<UInt64> = []
  private var saidMembers: Set<String> = []

  init(file: String, skippedBytes: Int, plainNoOps: ReadingOptions.PlainNoOps) {
    self.file = file
    self.skippedBytes = skippedBytes
    self.plainNoOps = plainNoOps
  }

  // MARK: Entries

  /// The planned change of an element of `resource_changes`; nil for a plain no-op that is only counted.
  mutating func change(of element: JSONElement, _ secrets: inout SecretCollector) -> ResourceChange? {
    entryCount += 1
    collectSecrets(of: element, &secrets)
    sayUnknownMembers(of: element)
    let isDuplicate = !seen.insert(identity(of: element)).inserted
    if isPlainNoOp(element) {
      plainNoOpCount += 1
      if element["mode"]?.hasSameBytes(as: "\"managed\"") == true { hasManagedNoOps = true }
      if plainNoOps == .counted, !isDuplicate { return nil }
    }
    guard let change = resourceChange(of: element) else { return nil }
    if isDuplicate { shortcomings.append(.duplicateEntry(change.key)) }
    return change
  }

  /// What was found changed outside; nil where nothing but the listing of an unchanged object.
  mutating func drift(of element: JSONElement, _ secrets: inout SecretCollector) -> ResourceChange? {
    collectSecrets(of: element, &secrets)
    sayUnknownMembers(of: element)
    if isPlainNoOp(element) { return nil }
    return resourceChange(of: element)
  }

  /// A change that was put off: it may share its address with an entry of the plan.
  mutating func deferredChange(of element: JSONElement, _ secrets: inout SecretCollector) -> ResourceChange? {
    collectSecrets(of: element, &secrets)
    sayUnknownMembers(of: element)
    return resourceChange(of: element)
  }

  private func isPlainNoOp(_ element: JSONElement) -> Bool {
    guard element["previous_address"] == nil, let actions = element["change", "actions"] else { return false }
    if element["change", "importing"].map({ $0.kind != .null }) == true { return false }
    return actions.hasSameBytes(as: #"["no-op"]"#) || actions.strings == ["no-op"]
  }

  private func identity(of element: JSONElement) -> UInt64 {
    let address = element["address"]?.digest ?? 0
    return address &* 31 &+ (element["deposed"]?.digest ?? 1)
  }

  private mutating func resourceChange(of element: JSONElement) -> ResourceChange? {
    guard let whole = element["change"], whole.kind == .object else {
      malformed(place, expected: "an object `change`", at: element.fragment)
      return nil
    }
    for duplicate in element.duplicates { duplicateKey(duplicate) }
    let key = ChangeKey(address: address(of: element), deposed: string("deposed", of: element))
    let actions = element["change", "actions"]?.strings
    if actions == nil { malformed(place + ".change", expected: "a list of strings `actions`", at: whole) }
    let action = Action(engineActions: actions ?? [])
    if case .unknown(let names) = action { shortcomings.append(.unknownAction(key, names)) }

    var change = ResourceChange(
      key: key, action: action, replacePaths: replacePaths(of: element), values: sides(of: element.detached()))
    change.previousAddress = previousAddress(of: element)
    change.provider = string("provider_name", of: element)
    change.engineActions = actions ?? []
    change.reason = reason(of: element, key)
    change.importing = importing(of: element)
    change.generatedConfiguration = element["change", "generated_config"]?.string
    return change
  }

  /// Both sides, decoded from the entry's own bytes when asked for.
  private mutating func sides(of element: JSONElement) -> Deferred<ResourceChange.Sides> {
    let (before, after) = (element["change", "before"], element["change", "after"])
    let unknown = element["change", "after_unknown"]
    let beforeSensitive = element["change", "before_sensitive"]
    let afterSensitive = element["change", "after_sensitive"]
    for fragment in [before, after, unknown, beforeSensitive, afterSensitive] {
      for duplicate in fragment?.node.duplicates ?? [] { duplicateKey(duplicate) }
    }
    return .onDemand {
      ResourceChange.Sides(
        before: before?.node.value(with: JSONMasks(sensitive: beforeSensitive?.node)) ?? .null,
        after: (after?.node).value(with: JSONMasks(unknown: unknown?.node, sensitive: afterSensitive?.node)) ?? .null)
    }
  }

  // MARK: Members of an entry

  private mutating func address(of element: JSONElement) -> ResourceAddress {
    if let text = element["address"]?.string, let address = try? ResourceAddress(parsing: text) {
      if let type = element["type"]?.string, !type.hasSameBytes(as: address.type) {
        malformed(place, expected: "a `type` that agrees with the address", at: element.fragment)
      }
      return address
    }
    malformed(place, expected: "a legal `address`", at: element["address"] ?? element.fragment)
    return addressFromParts(of: element)
  }

  /// What the other members say, so that the entry can be listed at all.
  private func addressFromParts(of element: JSONElement) -> ResourceAddress {
    let module = element["module_address"]?.string.flatMap { try? ModulePath(parsing: $0) }
    return ResourceAddress(
      module: module ?? ModulePath(), mode: ResourceMode(element["mode"]?.string ?? "managed"),
      type: element["type"]?.string ?? "unknown", name: element["name"]?.string ?? "unknown",
      key: element["index"]?.instanceKey)
  }

  private mutating func previousAddress(of element: JSONElement) -> ResourceAddress? {
    guard let fragment = element["previous_address"], fragment.kind != .null else { return nil }
    let address = fragment.string.flatMap { try? ResourceAddress(parsing: $0) }
    if address == nil { malformed(place, expected: "a legal `previous_address`", at: fragment) }
    return address
  }

  private mutating func reason(of element: JSONElement, _ key: ChangeKey) -> ActionReason? {
    guard let text = string("action_reason", of: element), !text.isEmpty else { return nil }
    let reason = ActionReason(text)
    if case .unknown = reason { shortcomings.append(.unknownReason(key, text)) }
    return reason
  }

  private mutating func replacePaths(of element: JSONElement) -> [AttributePath] {
    guard let fragment = element["change", "replace_paths"], fragment.kind != .null else { return [] }
    guard fragment.kind == .array else {
      malformed(place + ".change.replace_paths", expected: "a list of paths", at: fragment)
      return []
    }
    var paths: Set<AttributePath> = []
    for node in fragment.node.elements {
      if node.kind == .array {
        paths.insert(node.attributePath)
      } else {
        malformed(place + ".change.replace_paths", expected: "a list of steps", at: node.fragment)
      }
    }
    return paths.sorted()
  }

  private mutating func importing(of element: JSONElement) -> ResourceChange.Import? {
    guard let fragment = element["change", "importing"], fragment.kind != .null else { return nil }
    let node = fragment.node
    if let id = node["id"]?.string { return .id(id) }
    if let identity = node["identity"], !identity.isNull { return .identity(identity.value) }
    if node["unknown"]?.boolean == true { return .unknown }
    if node.kind != .object { malformed(place + ".change.importing", expected: "an object", at: fragment) }
    return .unspecified
  }

  private mutating func string(_ key: StaticString, of element: JSONElement) -> String? {
    guard let fragment = element[key], fragment.kind != .null else { return nil }
    if fragment.string == nil { malformed(place + ".\(key)", expected: "a string", at: fragment) }
    return fragment.string
  }

  private mutating func collectSecrets(of element: JSONElement, _ secrets: inout SecretCollector) {
    for (value, mask) in [
      (element["change", "before"], element["change", "before_sensitive"]),
      (element["change", "after"], element["change", "after_sensitive"]),
    ] {
      guard let mask else { continue }
      hasMasks = true
      secrets.collect(value, markedBy: mask)
    }
  }

  private mutating func sayUnknownMembers(of element: JSONElement) {
    for key in element.keys(notIn: KnownMembers.entry) { sayUnknown("resource_changes[]", key) }
    for key in element.keys(in: "change", notIn: KnownMembers.change) { sayUnknown("resource_changes[].change", key) }
  }

  /// Says each once, however many entries have it.
  mutating func sayUnknown(_ level: String, _ key: String) {
    let member = level + AttributePath([.index(0), .name(key)]).description.dropFirst(3)
    if saidMembers.insert(member).inserted { shortcomings.append(.unknownMember(member)) }
  }

  // MARK: Saying

  mutating func malformed(_ what: String, expected: String, at fragment: JSONFragment) {
    malformed(what, expected: expected, byte: fragment.byte)
  }

  mutating func malformed(_ what: String, expected: String, byte: Int) {
    var diagnostic = Diagnostic(
      severity: .error, summary: "\(code: what) is not what the format has there: expected \(words: expected).")
    diagnostic.place = Diagnostic.Place(file: file, byte: byte + skippedBytes)
    shortcomings.append(.malformedEntry(diagnostic))
  }

  mutating func duplicateKey(_ duplicate: JSONDuplicate) {
    let path = duplicate.path.description
    var diagnostic = Diagnostic(
      severity: .error,
      summary: "\(code: place.isEmpty ? path : place) has the key \(code: path) twice: readers differ on which counts.")
    diagnostic.place = Diagnostic.Place(file: file, byte: duplicate.byte + skippedBytes)
    shortcomings.append(.malformedEntry(diagnostic))
  }
}
