package import PlanModel

extension Plan {
  /// What is to be said of the plan as a document: the messages that came with it, then what it does not say as its format
  /// should.
  var saidDiagnostics: [Diagnostic] {
    diagnostics + shortcomings.map(\.diagnostic)
  }
}

extension Shortcoming {
  /// The shortcoming as a message.
  package var diagnostic: Diagnostic {
    switch self {
    case .unreadable(let diagnostic), .malformedEntry(let diagnostic): return diagnostic
    case .duplicateEntry(let key):
      return .about(key, .error, "two entries of the plan speak of \(key.address): both are listed")
    case .unknownAction(let key, let actions):
      let list = actions.joined(separator: ", ")
      return .about(key, .error, "the plan's actions for \(key.address) are not known: \(quoted: list)")
    case .unknownReason(let key, let reason):
      return .about(key, .warning, "the plan's reason for \(key.address) is not known: \(quoted: reason)")
    case .unknownMember(let path):
      return Diagnostic(severity: .warning, summary: "the plan has a member that is not known: \(code: path)")
    case .countMismatch(let said, let read, let place):
      let summary: Phrase = "the plan says \(words: said.sentence), but what was read is \(words: read.sentence)"
      var diagnostic = Diagnostic(severity: .error, summary: summary)
      diagnostic.place = place
      return diagnostic
    }
  }
}

extension Diagnostic {
  fileprivate static func about(_ key: ChangeKey, _ severity: Severity, _ summary: Phrase) -> Diagnostic {
    var diagnostic = Diagnostic(severity: severity, summary: summary)
    diagnostic.address = key.address
    return diagnostic
  }
}

extension ChangeCounts {
  /// The counts as a plan's last line spells them.
  fileprivate var sentence: String {
    var parts = imported > 0 ? ["\(imported) to import"] : []
    parts += ["\(added) to add", "\(changed) to change", "\(destroyed) to destroy"]
    if let forgotten, forgotten > 0 { parts.append("\(forgotten) to forget") }
    return parts.joined(separator: ", ")
  }
}
