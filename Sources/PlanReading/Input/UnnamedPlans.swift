import PlanModel

/// Says of an input with plans of several units that nothing in it tells which is whose.
struct UnnamedPlans {
  /// In which form the plans are.
  enum Form {
    /// A plan's JSON on each line.
    case documents
    /// What `plan -json` prints, one after another.
    case streams
  }

  let file: String
  let form: Form

  var diagnostic: Diagnostic {
    var diagnostic = Diagnostic(
      severity: .error, code: "unnamed-plans",
      summary: "\(InputName(file).phrase) holds \(what), and nothing says which unit is whose.")
    diagnostic.place.file = file
    diagnostic.remedy = Self.remedy
    return diagnostic
  }

  private var what: Phrase {
    switch form {
    case .documents: "the plans of several units, one behind the other"
    case .streams: "the streams (\(code: "plan -json")) of several units"
    }
  }

  /// How to have the units named.
  static let remedy: Phrase = """
    Have Terragrunt write the JSON of each unit, and hand that folder to planlint: \
    \(Command([.shell("terragrunt run --all --json-out-dir plans -- plan && planlint plans")]))
    """
}
