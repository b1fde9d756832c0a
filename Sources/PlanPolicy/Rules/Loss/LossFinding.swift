import PlanKnowledge
import PlanModel

/// The rules of which one speaks of each destroy and each replacement of a managed object.
///
/// The team's own word comes first, then what is known to be harmless, then what is known to hold something; the last takes
/// all that is left, so that nothing passes unjudged.
enum LossTurn: Int {
  case critical, benign, stateful, other

  var turn: RuleMetadata.Turn { RuleMetadata.Turn(group: "loss", rank: rawValue + 1) }
}

/// What is lost of an object: the way it goes, and the severity that the facts on its type give that way.
enum Loss {
  case destroyed
  case replaced(Replacement)

  /// The loss that a change means for a current managed object.
  init?(of change: ChangeContext) {
    guard change.isCurrentManagedObject else { return nil }
    switch change.action {
    case .destroy: self = .destroyed
    case .replace(let replacement): self = .replaced(replacement)
    case .noOp, .create, .read, .update, .forget, .open, .unknown: return nil
    }
  }

  func severity(by facts: ResourceFacts) -> Severity {
    switch self {
    case .destroyed: facts.severity.destroy
    case .replaced: facts.severity.replace
    }
  }

  /// What would happen to the object, as a whole sentence.
  func sentence(about subject: Phrase, holds contents: CategoryWords.Contents) -> Phrase {
    switch (self, contents) {
    case (.destroyed, _): "\(subject) would be destroyed."
    case (.replaced(let way), .data): "\(subject) \(words: Loss.way(way, empty: " and empty"))"
    case (.replaced(let way), .nothing): "\(subject) \(words: Loss.way(way, empty: ""))"
    }
  }

  private static func way(_ way: Replacement, empty: String) -> String {
    switch (way.oldObject, way.order) {
    case (.destroyed, .destroyFirst):
      empty.isEmpty
        ? "would be destroyed, then created again." : "would be destroyed, then created again empty."
    case (.destroyed, .createFirst): "would be created anew\(empty), and the old one destroyed after that."
    case (.destroyed, nil):
      empty.isEmpty
        ? "would be destroyed and created anew, in an order that is not shown."
        : "would be destroyed and created anew empty, in an order that is not shown."
    case (.forgotten, _): "would be created anew\(empty), and the old one stays behind unmanaged."
    case (nil, _): "would be created anew\(empty); the input does not show what becomes of the old one."
    }
  }
}

extension Rule {
  /// A finding about a loss, with its reasons, what is lost, what to do instead and what to do first.
  func lossFinding(
    _ loss: Loss, of change: ChangeContext, severity: Severity? = nil, certainty: Certainty = .determined
  ) -> Finding {
    let facts = change.facts
    let words = CategoryWords(of: facts?.category)
    var finding = finding(
      about: change, severity: severity, certainty: certainty,
      loss.sentence(about: words.subject ?? "\(code: change.address.type)", holds: words.contents))
    finding.paths = change.analyzed.cause?.paths.map(\.path) ?? []
    finding.because = change.analyzed.reasons
    finding.instead = change.analyzed.cause?.remedies.map(\.line) ?? []
    if let facts { finding.describe(loss, of: change, by: facts) }
    return finding
  }
}

extension Finding {
  /// Adds what the facts on the type say, with this object's own values.
  fileprivate mutating func describe(_ loss: Loss, of change: ChangeContext, by facts: ResourceFacts) {
    switch loss {
    case .replaced(let replacement) where replacement.oldObject == .forgotten:
      // Nothing is destroyed: what would be lost stays where it is, out of the engine's sight.
      return
    case .destroyed, .replaced: break
    }
    let protections = ProtectionState.speakers(among: change.protections)
    let general = facts.loses.clauses { clause in
      !protections.contains { $0.isSaid(among: protections) && clause.mentions($0.name) }
    }
    loses = ([change.text(general)] + ProtectionState.notes(protections)).joined(by: " ")
    switch facts.destroyEffect {
    case .destroys: break
    case .forgets: because.append("a destroy of \(code: facts.type) only drops it from the state")
    }
    instead += facts.remedies.filter { $0.fits(change.analyzed.cause) }.map { change.text($0.sentence) }
    first = change.backup(by: facts)
  }
}

extension ChangeContext {
  /// A sentence of the facts on the type: our own words where they are built in, a user's where the configuration adds them.
  func text(_ sentence: String) -> Phrase {
    unit.run.policy.configuration.resources[address.type] != nil ? "\(quoted: sentence)" : Phrase(words: sentence)
  }

  /// What to save first, in order: each step, and the command that tells whether its copy is complete.
  fileprivate func backup(by facts: ResourceFacts) -> [Phrase] {
    var lines: [Phrase] = []
    for step in facts.procedure.backupSteps(before: before) {
      switch step.action {
      case .run(let command): lines.append("\(command)")
      case .do(let sentence): lines.append(text(sentence))
      }
      if let check = step.check { lines.append("\(check)") }
    }
    return lines
  }
}

extension ChangeContext {
  /// Whether a real, current object would be destroyed: what safety nets and protections are about.
  var losesRealObject: Bool { isCurrentManagedObject && change.action.destroysObject }
}

extension Finding {
  /// Whether it is the one finding that tells of the loss of an object.
  var tellsLoss: Bool { Finding.rulesOnLoss.contains(rule) }

  private static let rulesOnLoss: [String] = [
    CriticalDestroyed().metadata, CriticalReplaced().metadata, StatefulDestroyed().metadata,
    StatefulReplaced().metadata, OtherLost().metadata,
  ].map(\.id)
}
