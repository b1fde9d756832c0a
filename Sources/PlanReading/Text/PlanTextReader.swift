/// Reads plans as people see them: the text that `plan`, `show` and `apply` print, whatever a terminal, a CI system or a
/// page put around it.
///
/// It takes bytes piece by piece, in one pass, and keeps of them only the changes. A text can hold several plans: a log of
/// many units does.
///
/// - Engines: Terraform 0.12 to 1.16, OpenTofu 1.6 to 1.13. The text of Terraform 0.11 is recognised, and refused.
/// - What a text does not show is ``PlanModel/Value/notShown``, which is not the same as absent.
public struct PlanTextReader: Sendable {
  private var splitter = LineSplitter()
  private var parser: TextPlanParser

  /// Begins a text.
  ///
  /// - Parameter file: the file as it was typed, for diagnostics; `-` is standard input.
  public init(file: String) {
    parser = TextPlanParser(file: file)
  }

  /// Takes the next bytes of the text, UTF-8, cut anywhere.
  public mutating func take(_ bytes: Span<UInt8>) {
    splitter.take(bytes, by: &parser)
  }

  /// Says which line of a longer text the next line is: the one that the next bytes begin, or end.
  mutating func goOn(atLine number: Int) {
    parser.lineNumber = number - 1
  }

  /// Ends the text.
  ///
  /// - Returns: The plans in their order, with what is wrong with each; none where the text holds no plan.
  public mutating func finish() -> PlanTextReading {
    splitter.finish(by: &parser)
    return parser.finish()
  }

  /// Reads a whole text.
  public static func read(_ bytes: [UInt8], file: String) -> PlanTextReading {
    var reader = PlanTextReader(file: file)
    reader.take(bytes.span)
    return reader.finish()
  }
}
