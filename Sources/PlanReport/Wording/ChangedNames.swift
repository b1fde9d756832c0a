import PlanModel

/// Which attributes a change touches, as a line of a report names them.
struct ChangedNames {
  /// The attributes that people put names and owners into; a change of them alone is folded.
  private static let labels: Set<String> = ["tags", "tags_all", "labels", "effective_labels", "terraform_labels"]

  /// The top-level names, each once, in the order of their paths.
  let names: [String]

  init(of rows: [Report.AttributeRow]) {
    var names: [String] = []
    for row in rows {
      guard let name = row.path.names.first else { continue }
      if names.last.map({ !$0.hasSameBytes(as: name) }) ?? true { names.append(name) }
    }
    self.names = names
  }

  /// Whether nothing but labels change.
  var areOnlyLabels: Bool { !names.isEmpty && names.allSatisfy(ChangedNames.labels.contains) }
}
