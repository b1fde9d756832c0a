import PlanModel

/// What the events tell of objects beyond each change: the mode of the plan, and which changes are of deposed objects.
///
/// A stream names a deposed object by the address of its resource and nothing else. But engines give a reason for every
/// destroy except those of deposed objects and those of a `-destroy` run, and they look at every object of the state first:
/// where more objects of one address are there than are destroyed, the current one stays.
struct StreamObjects {
  /// The objects of the state by address, deposed ones among them.
  private var refreshed: [AddressDigest: RefreshedObjects] = [:]
  private var hasMovedDrift = false
  private var hasKeptOutput = false

  /// The key of a deposed object of which its input does not tell the key; those behind the first of an address are
  /// numbered.
  static let undisclosedKey = "unknown"

  mutating func note(_ refresh: StreamRefresh) {
    refreshed[refresh.address, default: RefreshedObjects()].note(refresh)
  }

  mutating func note(drift change: ResourceChange) {
    if change.previousAddress != nil && change.action == .noOp { hasMovedDrift = true }
    if change.action == .destroy { refreshed[AddressDigest(change.address.description)]?.driftedAway += 1 }
  }

  mutating func note(_ outputs: [OutputChange]) {
    if outputs.contains(where: { $0.action != .destroy }) { hasKeptOutput = true }
  }

  /// Works out the mode of a plan, and which of its changes are of deposed objects.
  ///
  /// - Returns: The keys of which there are two changes all the same.
  func settle(_ plan: inout Plan) -> [ChangeKey] {
    let isOrdinary = hasKeptOutput || plan.changes.contains { !$0.isPlannedByDestroyRun }
    let groups = ChangeGroups(plan.changes)
    plan.mode = mode(of: plan, groups, isOrdinary: isOrdinary)
    var duplicates: [ChangeKey] = []
    for group in groups.all {
      let removals = group.places.filter { plan.changes[$0].isUnreasonedRemoval }
      let isCurrentElsewhere =
        removals.count < group.places.count || stays(group) || (isOrdinary && plan.source.givesReasons)
      for (number, place) in removals.dropFirst(isCurrentElsewhere ? 0 : 1).enumerated() {
        plan.changes[place].key.deposed = Self.undisclosedKey + (number == 0 ? "" : "-\(number + 1)")
      }
      let current = group.places.filter { plan.changes[$0].key.deposed == nil }
      duplicates += current.dropFirst().map { plan.changes[$0].key }
    }
    return duplicates
  }

  /// Whether an object of an address is there that nothing is planned for.
  private func stays(_ group: ChangeGroups.Group) -> Bool {
    refreshed[group.digest].map { $0.count > group.places.count } ?? false
  }

  private func mode(of plan: Plan, _ groups: ChangeGroups, isOrdinary: Bool) -> Plan.Mode? {
    if plan.changes.isEmpty { return hasMovedDrift ? .refreshOnly : nil }
    if isOrdinary || groups.all.contains(where: stays) { return .normal }
    let isAllRemoved = refreshed.allSatisfy { groups.count(of: $0.key) >= $0.value.count }
    return isAllRemoved && !refreshed.isEmpty && plan.source.givesReasons ? .destroy : nil
  }
}

/// The objects of one address that were looked at.
private struct RefreshedObjects {
  private var started: Int32 = 0
  private var startedWithID: Int32 = 0
  private var endedWithID: Int32 = 0
  var driftedAway: Int32 = 0

  mutating func note(_ refresh: StreamRefresh) {
    switch refresh.phase {
    case .start:
      started += 1
      if refresh.hasID { startedWithID += 1 }
    case .end: if refresh.hasID { endedWithID += 1 }
    }
  }

  /// How many there are still: one that is gone has no id at the end.
  var count: Int { Int(started - max(startedWithID - endedWithID, driftedAway)) }
}

/// The changes of a plan by their addresses, in the order of the first change of each.
private struct ChangeGroups {
  struct Group {
    let digest: AddressDigest
    /// The places of its changes among all.
    var places: [Int]
  }

  private(set) var all: [Group] = []
  private var numbers: [AddressDigest: Int] = [:]

  init(_ changes: [ResourceChange]) {
    for (place, change) in changes.enumerated() {
      let digest = AddressDigest(change.address.description)
      if let number = numbers[digest] {
        all[number].places.append(place)
      } else {
        numbers[digest] = all.count
        all.append(Group(digest: digest, places: [place]))
      }
    }
  }

  func count(of address: AddressDigest) -> Int { numbers[address].map { all[$0].places.count } ?? 0 }
}

/// What stands for an address where there are as many as there are objects in a state.
struct AddressDigest: Hashable {
  private let digest: UInt64

  /// Makes the digest (FNV-1a) of an address as the engines spell it.
  init(_ address: String) {
    digest = address.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }
}

extension ResourceChange {
  /// Whether an object goes and no reason is given.
  fileprivate var isUnreasonedRemoval: Bool {
    (action == .destroy || action == .forget) && reason == nil && address.mode == .managed
  }

  /// Whether a `-destroy` run may plan this.
  fileprivate var isPlannedByDestroyRun: Bool {
    isUnreasonedRemoval || (action == .forget && reason == .forgotBecauseLifecycleDestroyInConfig)
  }
}

extension Plan.Source {
  /// Whether the engine gives a reason for what it destroys: Terraform from 1.1 on, OpenTofu always.
  fileprivate var givesReasons: Bool {
    switch engine {
    case .opentofu: true
    case .terraform, nil:
      engineVersion.flatMap(NumericVersion.init).map { $0 >= NumericVersion(major: 1, minor: 1) } ?? false
    }
  }
}
