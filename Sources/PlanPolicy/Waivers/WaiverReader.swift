import PlanHCL
import PlanModel

/// Reads `planlint.waivers.hcl`: each block for itself, so that a malformed one takes no other with it.
struct WaiverReader {
  private(set) var waivers: [Waiver] = []
  private(set) var malformed: [MalformedWaiver] = []
  private let rules: [RuleMetadata]

  /// The least that a reason must say.
  private static let shortestReason = 10

  private static let actions = ["create", "read", "update", "replace", "destroy", "forget", "open", "no-op"]

  init(rules: [RuleMetadata]) {
    self.rules = rules
  }

  mutating func read(_ file: SourceFile) {
    let body: Body
    do { body = try HCLParser.parse(file) } catch {
      let mistake = PolicyMistake(error)
      malformed.append(MalformedWaiver(fault: .other, mistakes: [mistake], location: error.range.location))
      return
    }
    var reader = BlockReader()
    reader.checkNames(
      of: body, against: BlockReader.Schema(place: "\(code: file.name)", attributes: [], blocks: ["waiver"]))
    for mistake in reader.mistakes {
      let location = SourceLocation(file: file.name, line: mistake.place.line ?? 1)
      malformed.append(MalformedWaiver(fault: .other, mistakes: [mistake], location: location))
    }
    for block in body.blocks(ofType: "waiver") { read(block) }
  }

  private mutating func read(_ block: Block) {
    var reader = BlockReader()
    let reasonless = hasNoReason(block.body)
    if let waiver = waiver(block, &reader), reader.mistakes.isEmpty {
      waivers.append(waiver)
    } else {
      malformed.append(
        MalformedWaiver(
          fault: reasonless && reader.mistakes.count == 1 ? .reason : .other, mistakes: reader.mistakes,
          location: block.range.location))
    }
  }

  private func waiver(_ block: Block, _ reader: inout BlockReader) -> Waiver? {
    let body = block.body
    reader.checkNames(
      of: body,
      against: BlockReader.Schema(
        place: "A \(code: "waiver") block",
        attributes: ["actions", "address", "expires", "fingerprint", "owner", "reason", "ticket", "unit"]))
    let rule = rule(of: block, &reader)
    let address = address(in: block, of: rule, &reader)
    let reason = reason(in: block, &reader)
    let owner = required("owner", in: block, example: #"owner = "@team-data""#, &reader)
    let expires = expiry(in: block, of: rule, &reader)
    let unit = unit(in: block, of: rule, &reader)
    let actions = actions(in: body, &reader)
    let fingerprint = reader.word("fingerprint", in: body, of: []) { Fingerprint(digits: $0) }?.value
    let ticket = reader.string("ticket", in: body)?.value
    guard let rule, let reason, let owner else { return nil }
    return Waiver(
      rule: rule.id, address: address, unit: unit, actions: actions, fingerprint: fingerprint, reason: reason,
      owner: owner, ticket: ticket, expires: expires, location: block.range.location)
  }

  private func rule(of block: Block, _ reader: inout BlockReader) -> RuleMetadata? {
    guard let id = reader.label(of: block, meaning: "the id of a rule") else { return nil }
    guard let rule = rules.first(where: { $0.id.hasSameBytes(as: id.text) }) else {
      reader.error(
        "There is no rule \(code: id.text)", remedy: reader.suggestion(for: id.text, among: rules.map(\.id)),
        at: id.range)
      return nil
    }
    if !rule.isWaivable {
      reader.error(
        "\(code: rule.id) can't be waived",
        remedy: "It says that a plan or the policy is not what it should be: mend that.",
        at: id.range)
    }
    return rule
  }
}

// MARK: - Attributes

extension WaiverReader {
  private func required(_ name: String, in block: Block, example: String, _ reader: inout BlockReader) -> String? {
    guard block.body.attribute(name) != nil else {
      reader.error("This waiver has no \(code: name)", remedy: "Add \(code: example).", at: block.headerRange)
      return nil
    }
    guard let text = reader.string(name, in: block.body) else { return nil }
    if text.value.isEmpty {
      reader.error("\(code: name) says nothing", remedy: "Write \(code: example), for example.", at: text.range)
      return nil
    }
    return text.value
  }

  private func hasNoReason(_ body: Body) -> Bool {
    guard let attribute = body.attribute("reason") else { return true }
    return (attribute.expression.literalString?.count ?? Self.shortestReason) < Self.shortestReason
  }

  private func reason(in block: Block, _ reader: inout BlockReader) -> String? {
    let example = #"reason = "Blue/green cut-over, snapshot taken""#
    guard let reason = required("reason", in: block, example: example, &reader) else { return nil }
    if reason.count < Self.shortestReason, let attribute = block.body.attribute("reason") {
      reader.error(
        "This reason is too short to be one", remedy: "Say in 10 characters or more why this finding may pass.",
        at: attribute.expression.range)
      return nil
    }
    return reason
  }

  private func address(in block: Block, of rule: RuleMetadata?, _ reader: inout BlockReader) -> String? {
    guard let text = reader.string("address", in: block.body) else {
      if rule?.scope == .change, block.body.attribute("address") == nil {
        reader.error(
          "This waiver has no \(code: "address")", remedy: "Name the one object it is for; a waiver has no patterns.",
          at: block.headerRange)
      }
      return nil
    }
    do {
      let address = try ResourceAddress(parsing: text.value)
      return address.description
    } catch {
      reader.error(
        "This is no address", remedy: "Copy it from the finding; a waiver has no patterns.", at: text.range)
      return nil
    }
  }

  private func unit(in block: Block, of rule: RuleMetadata?, _ reader: inout BlockReader) -> String? {
    if rule?.scope == .unit, block.body.attribute("unit") == nil {
      reader.error(
        "This waiver has no \(code: "unit")", remedy: "Name the one unit it is for; a waiver has no patterns.",
        at: block.headerRange)
    }
    return reader.string("unit", in: block.body)?.value
  }

  private func expiry(in block: Block, of rule: RuleMetadata?, _ reader: inout BlockReader) -> CalendarDate? {
    guard let text = reader.string("expires", in: block.body) else {
      if let rule, rule.severity >= .high, block.body.attribute("expires") == nil {
        reader.error(
          "A waiver of \(code: rule.id) must expire",
          remedy: "Add \(code: #"expires = "YYYY-MM-DD""#), at most 30 days away.",
          at: block.headerRange)
      }
      return nil
    }
    if let date = CalendarDate(text.value) { return date }
    reader.error(
      "This is no date", remedy: "Write it as \(code: "YYYY-MM-DD"); the waiver ends with that day, in UTC.",
      at: text.range)
    return nil
  }

  private func actions(in body: Body, _ reader: inout BlockReader) -> [String]? {
    guard let words = reader.strings("actions", in: body) else { return nil }
    for word in words where !Self.actions.contains(word.value) {
      reader.error(
        "There is no action \(code: word.value)", remedy: reader.suggestion(for: word.value, among: Self.actions),
        at: word.range)
    }
    return words.map(\.value)
  }
}
