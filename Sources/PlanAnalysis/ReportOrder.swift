package import PlanModel

extension [ResourceChange] {
  /// The entries in the order that the engines print: by address, then by deposed key.
  ///
  /// Entries with the same key, which no sound plan has, keep their order. Most documents are sorted already.
  package func inReportOrder() -> [ResourceChange] {
    let isSorted = indices.dropFirst().allSatisfy { !self[$0].key.precedes(self[$0 - 1].key) }
    if isSorted { return self }
    let order = indices.sorted { left, right in
      if self[left].key.precedes(self[right].key) { return true }
      return !self[right].key.precedes(self[left].key) && left < right
    }
    return order.map { self[$0] }
  }
}

extension ChangeKey {
  /// Whether this entry stands before another: length of the module path, its names and keys, mode, type, name, key
  /// (none, then numbers, then strings), deposed key.
  package func precedes(_ other: ChangeKey) -> Bool {
    let rank = address.order(against: other.address) ?? deposed.order(against: other.deposed)
    return rank == .before
  }
}

/// On which side of another something stands; nil, where this is returned, when they are alike.
private enum Side {
  case before, after
}

extension ResourceAddress {
  fileprivate func order(against other: ResourceAddress) -> Side? {
    module.order(against: other.module) ?? mode.rank.order(against: other.mode.rank)
      ?? type.order(against: other.type) ?? name.order(against: other.name) ?? key.order(against: other.key)
  }
}

extension ModulePath {
  fileprivate func order(against other: ModulePath) -> Side? {
    if let side = steps.count.order(against: other.steps.count) { return side }
    for (step, otherStep) in zip(steps, other.steps) {
      if let side = step.name.order(against: otherStep.name) ?? step.key.order(against: otherStep.key) { return side }
    }
    return nil
  }
}

extension ResourceMode {
  fileprivate var rank: Int {
    switch self {
    case .ephemeral: 0
    case .data: 1
    case .managed: 2
    case .unknown: 3
    }
  }
}

extension InstanceKey? {
  fileprivate func order(against other: InstanceKey?) -> Side? {
    switch (self, other) {
    case (.index(let left), .index(let right)): left.order(against: right)
    case (.string(let left), .string(let right)): left.order(against: right)
    case (nil, _), (.index, _), (.string, _), (.wildcard, _): rank.order(against: other.rank)
    }
  }

  private var rank: Int {
    switch self {
    case nil: 0
    case .index: 1
    case .string: 2
    case .wildcard: 3
    }
  }
}

extension String? {
  fileprivate func order(against other: String?) -> Side? {
    switch (self, other) {
    case (nil, nil): nil
    case (nil, .some): .before
    case (.some, nil): .after
    case (.some(let left), .some(let right)): left.order(against: right)
    }
  }
}

extension String {
  fileprivate func order(against other: String) -> Side? {
    if hasSameBytes(as: other) { return nil }
    return bytesPrecede(other) ? .before : .after
  }
}

extension Int {
  fileprivate func order(against other: Int) -> Side? {
    if self == other { return nil }
    return self < other ? .before : .after
  }
}
