import PlanJSON
import PlanModel

/// Reads a diagnostic of the engine.
///
/// What it says of values (`snippet.values`, OpenTofu's `difference`) is left out: the latter holds sensitive ones in clear,
/// which are noted so that they are masked wherever else they stand.
struct DiagnosticReader {
  private let object: JSONNode

  init(_ object: JSONNode) {
    self.object = object
  }

  /// Reads the event.
  func read() throws(MalformedMember) -> StreamDiagnostic {
    let member = object.member("diagnostic")
    guard let node = try member.object() else { throw member.failure(.present) }
    let summary = try node.member("summary").string() ?? object["@message"]?.string ?? ""
    let detail = try node.member("detail").string() ?? ""
    var diagnostic = Diagnostic(
      severity: severity(try node.member("severity").string()), origin: .engine, summary: Phrase([.quoted(summary)]))
    if !detail.isEmpty { diagnostic.detail = Phrase([.quoted(detail)]) }
    // A provider's own address is no resource's.
    diagnostic.address = node["address"]?.string.flatMap { try? ResourceAddress(parsing: $0) }
    diagnostic.place = place(node["range"])
    return StreamDiagnostic(
      diagnostic: diagnostic, summary: summary, detail: detail, context: node["snippet"]?["context"]?.string,
      sensitiveTexts: sensitiveTexts(node["difference"]))
  }

  /// A severity that is not known counts as the worst one.
  private func severity(_ word: String?) -> Diagnostic.Severity {
    switch word ?? object["@level"]?.string {
    case "warning", "warn": .warning
    case "hint", "info": .note
    case _: .error
    }
  }

  private func place(_ range: JSONNode?) -> Diagnostic.Place {
    guard let range, let file = range["filename"]?.string else { return Diagnostic.Place() }
    let start = range["start"]
    return Diagnostic.Place(
      file: file, line: start?["line"]?.number?.integer, column: start?["column"]?.number?.integer)
  }

  private func sensitiveTexts(_ difference: JSONNode?) -> SensitiveTexts {
    var texts = SensitiveTexts()
    guard let difference else { return texts }
    for (side, mask) in [("before", "before_sensitive"), ("after", "after_sensitive")] {
      if let value = difference[side].value(with: JSONMasks(sensitive: difference[mask])) {
        texts.insert(marked: value)
      }
    }
    return texts
  }
}
