import PlanModel

extension Phrase {
  /// The sentence as plain text.
  var text: String {
    pieces.map { piece in
      switch piece {
      case .words(let text), .code(let text), .quoted(let text): text
      case .address(let address): address.description
      case .path(let path): path.description
      case .value: "VALUE"
      case .command(let command): command.text
      }
    }
    .joined()
  }
}

extension Command {
  var text: String {
    pieces.map { piece in
      switch piece {
      case .shell(let text): text
      case .value(let value, let placeholder): value.string ?? placeholder
      }
    }
    .joined()
  }
}

extension Shortcoming {
  /// What it says, in a line.
  var text: String {
    switch self {
    case .unreadable(let diagnostic): "unreadable: " + diagnostic.summary.text
    case .malformedEntry(let diagnostic): "malformed: " + diagnostic.summary.text
    case .duplicateEntry(let key): "duplicate: \(key.address) \(key.deposed ?? "")"
    case .unknownAction(let key, let actions): "action: \(key.address) \(actions)"
    case .unknownReason(let key, let reason): "reason: \(key.address) \(reason)"
    case .unknownMember(let member): "member: " + member
    case .countMismatch: "counts"
    }
  }
}
