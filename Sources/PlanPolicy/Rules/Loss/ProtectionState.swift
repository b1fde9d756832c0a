import PlanKnowledge
import PlanModel

/// A protection as the recorded object has it: a provider goes by what is in the state when it destroys.
struct ProtectionState {
  private let protection: Protection
  private let values: [Value]
  private let judgement: Setting.Judgement

  init(of protection: Protection, on before: Value) {
    self.protection = protection
    values = before.isNotShown ? [.notShown] : protection.attribute.values(in: before)
    judgement = protection.judge(in: before)
  }

  /// The protections of an object that speak for their effects: of several with one effect, the first that can be judged.
  ///
  /// A final snapshot's name says nothing new once it is said that no snapshot is taken.
  static func speakers(among states: [ProtectionState]) -> [ProtectionState] {
    var heard: Set<Protection.Effect> = []
    return states.filter { state in
      switch state.protection.effect {
      case .blocks, .history: true
      case .copies, .delays, .retains, .refusesNonempty, .availability, .hygiene:
        state.judgement != .unknown && heard.insert(state.protection.effect).inserted
      }
    }
  }

  /// The path of the attribute, without indexes.
  var path: AttributePath { AttributePath(protection.attribute.steps.map { .name($0) }) }

  /// Whether the input hides the value of a net.
  var isHiddenNet: Bool {
    switch protection.effect {
    case .copies, .delays, .refusesNonempty: values.contains { $0.isNotShown }
    case .blocks, .history, .retains, .availability, .hygiene: false
    }
  }
}

// MARK: - Sentences

extension ProtectionState {
  /// What is lost or kept beside the object itself, as whole sentences.
  static func notes(_ states: [ProtectionState]) -> [Phrase] {
    let deletion = states.first { $0.name == "delete_automated_backups" && $0.judgement != .unknown }
    return states.compactMap { $0.note(backupsGoBy: deletion) }
  }

  private func note(backupsGoBy deletion: ProtectionState?) -> Phrase? {
    switch (protection.effect, judgement) {
    case (.copies, .safe): return "A last copy is kept (\(setting))."
    case (.delays, .safe): return "It can be called back for a while (\(setting))."
    case (.retains, .safe): return "The real object stays (\(setting))."
    case (.history, _): break
    case (.copies, _), (.delays, _), (.retains, _), (.blocks, _), (.refusesNonempty, _), (.availability, _),
      (.hygiene, _):
      return nil
    }
    // A flag says whether there is a history, or how it is kept; only a count says how much of it there is to lose.
    guard ProtectionState.countsDaysOfBackups.contains(name), let value = values.first, let count = value.number,
      count > Number(0)
    else { return nil }
    guard let deletion else { return "\(value) days of automated backups go too." }
    return deletion.judgement == .safe
      ? "\(value) days of automated backups are kept (\(deletion.setting))."
      : "\(value) days of automated backups go too (\(deletion.setting))."
  }

  private static let countsDaysOfBackups = [
    "backup_retention_period", "backup_retention_days", "automatic_backup_retention_days",
  ]

  /// The net that is not there.
  var absence: Phrase? {
    guard judgement == .unsafe else { return nil }
    return switch protection.effect {
    case .copies: "no \(words: copy) is kept (\(setting))"
    case .delays: "it cannot be called back (\(setting))"
    case .refusesNonempty: "it goes with all that it holds (\(setting))"
    case .blocks, .history, .retains, .availability, .hygiene: nil
    }
  }

  /// What stops the destroy in the middle of the apply.
  var obstacle: Phrase? {
    guard judgement == .safe else { return nil }
    return switch protection.effect {
    case .blocks: "the apply would stop here, half-way: the destroy is refused (\(setting))"
    case .refusesNonempty: "the apply would stop here, half-way, if anything is in it (\(setting))"
    case .copies, .delays, .history, .retains, .availability, .hygiene: nil
    }
  }

  private var copy: String {
    name.contains("snapshot") ? "final snapshot" : name.contains("backup") ? "final backup" : "last copy"
  }

  /// Whether what it comes to is said of this object, so that what the facts say of any object need not be.
  func isSaid(among states: [ProtectionState]) -> Bool {
    switch protection.effect {
    case .copies, .delays, .refusesNonempty: judgement != .unknown
    case .retains: judgement == .safe
    case .history: name == "delete_automated_backups" && !ProtectionState.notes(states).isEmpty
    case .blocks, .availability, .hygiene: false
    }
  }

  /// The attribute's own name.
  var name: String { protection.attribute.steps.last ?? "" }

  private var setting: Phrase {
    guard let value = values.first(where: { protection.judge($0) == judgement }), !value.isNull else {
      guard let standard = protection.setting.unsetValue, !standard.isNull else { return "\(path) is not set" }
      return "\(path) is not set, which means \(standard)"
    }
    return value.isSimple || value.isSensitive ? "\(path) = \(value)" : "\(path) is set"
  }
}
