import PlanModel

extension InputKind {
  /// Tells what a text is that is no JSON document, by the sentences and line shapes of the tools that print it.
  init(ofText sample: [UInt8]) {
    let text = PlainText(sample)
    if text.isBlank {
      self = .empty
    } else if text.contains(anyOf: ["\n{\"@level\":"]) && text.contains(anyOf: Self.streamSigns) {
      self = .planStream
    } else if let form = text.factsForm {
      self = form
    } else if text.contains(anyOf: Self.terragruntSigns) {
      self = .terragruntLog
    } else if text.contains(anyOf: Self.streamSigns) {
      self = .planStream
    } else if text.contains(anyOf: Self.oldPlanTextSigns) {
      self = .oldPlanText
    } else if text.contains(anyOf: Self.planTextSigns) {
      self = .planText(text.engine)
    } else if text.beginsArray {
      self = .array
    } else {
      self = .otherText
    }
  }

  /// Records of its log formats (pretty, key-value, JSON, bare), its queue and its summary.
  private static let terragruntSigns = [
    " STDOUT [", " STDOUT tofu: ", " STDOUT terraform: ", " STDERR [", " level=stdout ", "tf-path=", "\"tf-path\":",
    "\"tfBinary\":", "STDO[0", "The following units will be run,", "will be processed in the following order",
    "Unit queue will be processed", "Run Summary  ", " prefix=[", "- Unit ",
  ]

  /// What only the events of `plan -json` have: an engine's log in JSON has lines of the same shape.
  private static let streamSigns = [
    "\"@module\":\"terraform.ui\"", "\"@module\":\"tofu.ui\"", "\"type\":\"version\"",
    "\"type\":\"planned_change\"", "\"type\":\"change_summary\"", "\"type\": \"version\"",
    "\"type\": \"planned_change\"", "\"type\": \"change_summary\"",
  ]

  private static let oldPlanTextSigns = ["<computed>", " (new resource required)", " (forces new resource)"]

  private static let planTextSigns = [
    "will perform the following actions:", "planned the following actions, but then encountered a problem",
    "Resource actions are indicated with the following symbols:", "\nNo changes. ", "\nPlan: ", ": Refreshing state...",
    "Changes to Outputs:", " to change, ", "Objects have changed outside of ",
    "Your infrastructure matches the configuration",
    " has been successfully initialized!", "\nError: ",
  ]
}

extension InputKind {
  /// Whether plan text may stand in such an input, at its beginning or after whatever else a log holds.
  var canHoldPlanText: Bool {
    switch self {
    case .planText, .oldPlanText, .terragruntLog, .otherText: true
    case .plan, .redactedPlan, .state, .emptyState, .providerSchema, .validation, .outputs, .configuration,
      .versionReport, .functionSignatures, .binaryPlan, .encryptedPlan, .encryptedState, .cloudPlan, .gzip, .planStream,
      .runReport, .unitGraph, .severalPlans, .empty, .emptyObject, .array, .otherJSON:
      false
    }
  }

  /// Whether a reader of its own takes such an input from its first byte.
  var hasReaderOfItsOwn: Bool {
    switch self {
    case .planStream, .runReport, .unitGraph: true
    case .plan, .redactedPlan, .state, .emptyState, .providerSchema, .validation, .outputs, .configuration,
      .versionReport, .functionSignatures, .binaryPlan, .encryptedPlan, .encryptedState, .cloudPlan, .gzip, .planText,
      .oldPlanText, .terragruntLog, .severalPlans, .empty, .emptyObject, .array, .otherJSON, .otherText:
      false
    }
  }
}

/// The beginning of a text without its colours.
private struct PlainText {
  private let bytes: [UInt8]

  init(_ sample: [UInt8]) {
    // A line break in front, so that a sign that begins a line is found on the first one too.
    var plain: [UInt8] = [UInt8(ascii: "\n")]
    var rest = sample[...]
    while let byte = rest.popFirst() {
      if byte == 0x1B, rest.first == UInt8(ascii: "[") {
        rest = rest.drop { $0 < 0x40 || $0 == UInt8(ascii: "[") || $0 > 0x7E }.dropFirst()
      } else if byte != UInt8(ascii: "\r") {
        plain.append(byte)
      }
    }
    bytes = plain
  }

  var isBlank: Bool { bytes.allSatisfy(\.isJSONSpace) }

  var beginsArray: Bool {
    let rest = bytes.drop(while: \.isJSONSpace)
    guard rest.first == UInt8(ascii: "[") else { return false }
    return rest.dropFirst().first { !$0.isJSONSpace }.map { "{[\"]".utf8.contains($0) } ?? false
  }

  /// What Terragrunt says of its units in files and commands of their own, if it is that.
  var factsForm: InputKind? {
    if contains(anyOf: ["\nName,Started,Ended,Result,"]) { return .runReport(.csv) }
    if contains(anyOf: ["\ndigraph {"]) { return .unitGraph(.dot) }
    guard beginsArray else { return nil }
    if contains(anyOf: ["\"Result\""]), contains(anyOf: ["\"Started\""]) { return .runReport(.json) }
    if contains(anyOf: ["\"type\""]), contains(anyOf: ["\"path\""]) { return .unitGraph(.discovery) }
    return nil
  }

  var engine: Plan.Engine? {
    if contains(anyOf: ["OpenTofu", "tofu "]) { return .opentofu }
    return contains(anyOf: ["Terraform", "terraform "]) ? .terraform : nil
  }

  func contains(anyOf signs: [String]) -> Bool {
    signs.contains { contains(Array($0.utf8)) }
  }

  private func contains(_ sign: [UInt8]) -> Bool {
    let text = bytes.span
    var place = 0
    while true {
      place = text.firstPosition(of: sign[0], from: place, to: text.count)
      if place == text.count { return false }
      if text.has(sign, at: place) { return true }
      place += 1
    }
  }
}
