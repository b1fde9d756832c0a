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
  static func speakers(of facts: ResourceFacts, on before: Value) -> [ProtectionState] {
    var heard: Set<Protection.Effect> = []
    return facts.protections.map { ProtectionState(of: $0, on: before) }.filter { state in
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
  /// What is lost or kept beside the object itself.
  var note: Phrase? {
    switch (protection.effect, judgement) {
    case (.copies, .safe): "a last copy is kept (\(setting))"
    case (.delays, .safe): "it can be called back for a while (\(setting))"
    case (.retains, .safe): "the real object stays (\(setting))"
    case (.history, _): history
    case (.copies, _), (.delays, _), (.retains, _), (.blocks, _), (.refusesNonempty, _), (.availability, _),
      (.hygiene, _):
      nil
    }
  }

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
    let name = protection.attribute.steps.last ?? ""
    return name.contains("snapshot") ? "final snapshot" : name.contains("backup") ? "final backup" : "last copy"
  }

  /// Earlier states go with the object, as far as they are counted: a flag may say that they are kept, or only how.
  private var history: Phrase? {
    guard let value = values.first, let count = value.number, count > Number(0) else { return nil }
    let countsDays = ["backup_retention_period", "backup_retention_days", "automatic_backup_retention_days"]
    if countsDays.contains(protection.attribute.steps.last ?? "") { return "\(value) days of automated backups" }
    return "the history that is kept (\(setting))"
  }

  private var setting: Phrase {
    guard let value = values.first(where: { protection.judge($0) == judgement }), !value.isNull else {
      guard let standard = protection.setting.unsetValue, !standard.isNull else { return "\(path) is not set" }
      return "\(path) is not set, which means \(standard)"
    }
    return value.isSimple || value.isSensitive ? "\(path) = \(value)" : "\(path) is set"
  }
}
