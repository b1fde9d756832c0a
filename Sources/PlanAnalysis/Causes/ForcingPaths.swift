import PlanModel

/// The paths that a provider says force a replacement, each with what happens there.
struct ForcingPaths {
  /// The paths in order, each once.
  let paths: [Cause.ForcingPath]

  /// Looks both sides of an entry up at its forcing paths; they are decoded only if there is one.
  init(of change: ResourceChange) {
    if change.replacePaths.isEmpty {
      paths = []
      return
    }
    let sides = ForcingPaths.sides(of: change)
    var seen: Set<AttributePath> = []
    paths = change.replacePaths.sorted().filter { seen.insert($0).inserted }.map { path in
      // A path may lead to what exists on one side only, such as a block that was taken out.
      var before = sides.before.value(at: path) ?? .null
      var after = sides.after.value(at: path) ?? .null
      // What becomes sensitive was as secret before, though nobody had said so.
      if before.isSensitive || after.isSensitive {
        before = before.markedSensitive()
        after = after.markedSensitive()
      }
      let kind: Cause.Kind = before.surelyDiffers(from: after) ? .attributeChanged : .knownAfterApply
      return Cause.ForcingPath(path: path, kind: kind, before: before, after: after)
    }
  }

  /// What forces differs nearly always: only where a path leads to nothing there may be something that is the same.
  private static func sides(of change: ResourceChange) -> ResourceChange.Sides {
    let sides = change.differingValues()
    let isFound = change.replacePaths.allSatisfy { path in
      sides.before.value(at: path) != nil || sides.after.value(at: path) != nil
    }
    return isFound ? sides : change.values()
  }

  /// The kind over all: that which stands first in the table of causes.
  static func leadingKind(of paths: [Cause.ForcingPath]) -> Cause.Kind? {
    if paths.contains(where: { $0.kind == .attributeChanged }) { return .attributeChanged }
    return paths.first?.kind
  }
}

extension Value {
  /// Whether this value and a planned one differ whatever the unknown parts of the plan turn out to be.
  ///
  /// A value without an unknown that a provider names as forcing did change, even where the input can't show how.
  func surelyDiffers(from planned: Value) -> Bool {
    !planned.containsUnknown || !couldBecome(planned)
  }

  fileprivate func couldBecome(_ planned: Value) -> Bool {
    switch (content, planned.content) {
    case (_, .unknown): return true
    case (.mapping(let left), .mapping(let right)):
      return left.couldBecome(right)
    case (.sequence(let left), .sequence(let right)):
      return left.couldBecome(right)
    case (.null, _), (.boolean, _), (.number, _), (.string, _), (.sequence, _), (.mapping, _), (.unknown, _),
      (.notShown, _):
      return sameness(to: planned) != .different
    }
  }
}

extension Mapping {
  fileprivate func couldBecome(_ planned: Mapping) -> Bool {
    PairedEntries(self, planned).allSatisfy { pair in
      switch pair {
      case .both(let old, let new): entries[old].value.couldBecome(planned.entries[new].value)
      case .before(let old): entries[old].value.isNull
      case .after(let new): Value.null.couldBecome(planned.entries[new].value)
      }
    }
  }
}

extension Value.Sequence {
  /// An unknown element of a set may stand anywhere, so the known ones must be found again, at any place.
  fileprivate func couldBecome(_ planned: Value.Sequence) -> Bool {
    guard elements.count == planned.elements.count else { return false }
    let known = Set(elements.lazy.filter { !$0.containsUnknown }.map { ComparedElement($0) })
    return planned.elements.allSatisfy { $0.containsUnknown || known.contains(ComparedElement($0)) }
  }
}
