import PlanModel

extension Plan {
  /// All that a plan says, as text: equal plans have equal texts.
  var text: String {
    var lines = [
      "\(source)", "\(mode as Any) \(isComplete as Any) \(isApplyable as Any) \(isErrored) \(plannedAt as Any)",
      "\(plainNoOpCount) plain no-ops",
    ]
    lines += changes.map { "change " + $0.text }
    lines += drift.map { "drift " + $0.text }
    lines += deferred.map { "deferred \($0.reason) " + $0.change.text }
    lines += outputs.map {
      "output \($0.name) \($0.action) \($0.before.text) \($0.after.text) \($0.changesOnlySensitivity)"
    }
    lines += relevantAttributes.map { "relevant \($0.resource) \($0.path)" }
    lines += checks.map { "check \($0)" }
    lines += actionInvocations.map { "invocation \($0)" }
    lines += shortcomings.map(\.text)
    lines += diagnostics.map { "\($0.severity) " + $0.summary.text }
    lines += sensitiveTexts.texts.sorted { $0.bytesPrecede($1) }
    return lines.joined(separator: "\n")
  }
}

extension ResourceChange {
  fileprivate var text: String {
    let sides = values()
    let importing: String =
      switch self.importing {
      case .id(let id)?: "id " + id
      case .identity(let identity)?: "identity " + identity.text
      case .unknown?: "unknown"
      case .unspecified?: "unspecified"
      case nil: "none"
      }
    return """
      \(key.address) \(key.deposed ?? "-") from \(previousAddress?.description ?? "-") \(provider ?? "-") \(action) \
      \(engineActions ?? []) \(reason?.text ?? "-") import \(importing) \(generatedConfiguration ?? "-") \
      paths \(replacePaths.map(\.description)) before \(sides.before.text) after \(sides.after.text)
      """
  }
}

extension Value {
  fileprivate var text: String {
    let plain: String =
      switch content {
      case .null: "null"
      case .boolean(let flag): String(flag)
      case .number(let number): number.literal
      case .string(let text): QuotedText.quote(text)
      case .sequence(let sequence): "[" + sequence.elements.map(\.text).joined(separator: ",") + "]"
      case .mapping(let mapping):
        "{" + mapping.entries.map { QuotedText.quote($0.key) + ":" + $0.value.text }.joined(separator: ",") + "}"
      case .unknown: "?"
      case .notShown: "hidden"
      }
    return isSensitive ? "secret(" + plain + ")" : plain
  }
}
