import PlanModel

/// An input as messages name it.
struct InputName {
  private let file: String

  /// - Parameter file: The name as it was typed; `-` is standard input.
  init(_ file: String) {
    self.file = file
  }

  var phrase: Phrase { file == "-" ? "standard input" : "\(code: file)" }
}
