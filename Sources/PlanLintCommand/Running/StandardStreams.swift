import PlanPlatform

/// Standard error: everything but reports.
enum StandardError {
  /// Writes text; there is nowhere to say that it could not be written.
  static func write(_ text: String) {
    var writer = OutputWriter(to: .standardError)
    writer.write(text)
    try? writer.finish()
  }

  /// Writes a page of help.
  static func write(_ page: HelpPage) { write(page.text(for: .standardError, .auto)) }
}

/// Standard output: what was asked for.
enum StandardOutput {
  /// Writes text.
  ///
  /// - Parameters:
  ///   - text: What to write.
  ///   - code: How the run ends.
  /// - Returns: That code, or that of a run that did not do its job where the text could not be written.
  static func write(_ text: String, endingWith code: ExitCode) -> ExitCode {
    var writer = OutputWriter(to: .standardOutput)
    writer.write(text)
    do throws(SystemError) {
      try writer.finish()
      return code
    } catch {
      StandardError.write("planlint: Standard output can't be written: \(error.message).\n")
      return .notAnalyzed
    }
  }

  /// Writes a page of help.
  static func write(_ page: HelpPage, _ color: ColorChoice = .auto, endingWith code: ExitCode) -> ExitCode {
    write(page.text(for: .standardOutput, color), endingWith: code)
  }
}

extension HelpPage {
  fileprivate func text(for target: OutputWriter.Target, _ color: ColorChoice) -> String {
    text(
      width: Terminal.width(of: target) ?? 80,
      style: color.colors(target) ? .bold : .plain)
  }
}

extension ColorChoice {
  /// Whether text for that output is colored.
  func colors(_ target: OutputWriter.Target) -> Bool {
    switch self {
    case .always: true
    case .never: false
    case .auto:
      Terminal.shows(target) && (Environment["NO_COLOR"] ?? "").isEmpty && Environment["TERM"] != "dumb"
    }
  }
}

extension Surroundings {
  /// What is true of this process.
  static var current: Surroundings {
    Surroundings(
      standardInputIsTerminal: Terminal.isInput, exists: { (try? FileStatus(of: $0)) != nil })
  }
}
