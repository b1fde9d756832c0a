import PlanModel

/// The columns of the table of units.
enum UnitColumn: CaseIterable {
  case create, update, replace, destroy, forget, read, unknown, moved, imported

  var title: String {
    switch self {
    case .create: "create"
    case .update: "update"
    case .replace: "replace"
    case .destroy: "destroy"
    case .forget: "forget"
    case .read: "read"
    case .unknown: "unknown"
    case .moved: "moved"
    case .imported: "import"
    }
  }

  var width: Int { title.utf8.count + 2 }

  /// Whether the column is there when it holds nothing: its zeros are what a reader looks for.
  var isAlwaysShown: Bool {
    switch self {
    case .create, .update, .replace, .destroy: true
    case .forget, .read, .unknown, .moved, .imported: false
    }
  }

  /// Whether what it counts is lost, or might be.
  var isDestructive: Bool {
    switch self {
    case .replace, .destroy, .forget, .unknown: true
    case .create, .update, .read, .moved, .imported: false
    }
  }

  func count(in counts: Report.Counts) -> Int {
    switch self {
    case .create: counts[.create]
    case .update: counts[.update]
    case .replace: counts[.replace]
    case .destroy: counts[.destroy]
    case .forget: counts[.forget]
    case .read: counts[.read] + counts[.open]
    case .unknown: counts[.unknown]
    case .moved: counts.moves
    case .imported: counts.imports
    }
  }
}
