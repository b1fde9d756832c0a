import PlanLint
import PlanPlatform

/// Writes a report to where the command line wants it.
struct ReportDelivery {
  private let presentation: Presentation

  init(_ presentation: Presentation) {
    self.presentation = presentation
  }

  /// What became of it.
  enum Outcome {
    case done
    /// Some of it could not be written, as standard error says.
    case failed
  }

  /// Writes the report to standard output and to the files.
  func deliver(_ report: Report) -> Outcome {
    var outcome = writeToStandardOutput(report)
    for output in presentation.outputs where write(report, to: output) == .failed { outcome = .failed }
    return outcome
  }

  private func writeToStandardOutput(_ report: Report) -> Outcome {
    var writer = OutputWriter(to: .standardOutput)
    let options = TerminalOptions(
      width: Terminal.width(of: .standardOutput) ?? 100,
      coloring: presentation.color.colors(.standardOutput) ? .ansi : .plain, detail: terminalDetail)
    do {
      try write(report, as: presentation.format, options, to: &writer)
      try writer.finish()
      return .done
    } catch {
      complain(of: error, about: "Standard output")
      return .failed
    }
  }

  private func write(_ report: Report, to output: Presentation.OutputArgument) -> Outcome {
    do {
      try OutputFile.replace(output.path) { writer in
        try write(report, as: output.format, TerminalOptions(detail: terminalDetail), to: &writer)
      }
      return .done
    } catch {
      complain(of: error, about: output.path)
      return .failed
    }
  }

  private func write(
    _ report: Report, as format: ReportFormat, _ options: TerminalOptions, to writer: inout OutputWriter
  ) throws {
    switch format {
    case .text: try report.writeText(options) { writer.write($0) }
    case .markdown: writer.write(report.markdown(maxBytes: presentation.maximumBytes))
    case .json: try report.writeJSON { writer.write($0) }
    }
  }

  private var terminalDetail: TerminalOptions.Detail {
    switch presentation.detail {
    case .quiet: .quiet
    case .normal: .normal
    case .verbose: .verbose
    }
  }

  private func complain(of error: any Error, about what: String) {
    // Another error may hold what the plan keeps secret: its type has to do.
    let reason = (error as? SystemError)?.message ?? "\(type(of: error))"
    StandardError.write("planlint: \(what) can't be written: \(reason).\n")
  }
}

extension Report {
  /// The report of a run that ends as the command line wants it: the report tells the exit code.
  func ending(_ findings: FindingsExit) -> Report {
    var report = self
    switch findings {
    case .pass where exitCode == ExitCode.blocked.rawValue: report.exitCode = Int(ExitCode.passed.rawValue)
    case .pass, .block: break
    }
    return report
  }
}
