import PlanLint
import PlanPlatform

/// Does what `planlint check` was asked for: has the library read and judge, and writes the reports.
struct CheckRun {
  let invocation: CheckInvocation

  /// Reads, judges and reports.
  ///
  /// - Throws: `UsageError` where the inputs can't stand side by side.
  func run() throws -> ExitCode {
    let clock = ContinuousClock()
    let start = clock.now
    let report = try makeReport()
    let judged = clock.now
    var code = ExitCode(rawValue: Int32(report.exitCode)) ?? .notAnalyzed
    if !writeToStandardOutput(report) { code = .notAnalyzed }
    for output in invocation.outputs where !write(report, to: output) { code = .notAnalyzed }
    if invocation.detail == .verbose {
      StandardError.write("planlint: read and judged in \(judged - start), reported in \(clock.now - judged)\n")
    }
    return code
  }

  private func makeReport() throws -> Report {
    let policy = Policy.load(from: try Folder.current(), configuration: invocation.configuration)
    let run = try read(policy: policy)
    let inputs = JudgingInputs(
      asOf: invocation.asOf ?? Moment(secondsSinceEpoch: SystemClock.secondsSinceEpoch),
      gateOverride: invocation.failOn, surroundings: surroundings(of: run))
    var report = check(analyze(run), against: policy, inputs: inputs, listing: listing)
    // The report tells how this run ends.
    if invocation.findings == .pass, report.exitCode == ExitCode.blocked.rawValue {
      report.exitCode = Int(ExitCode.passed.rawValue)
    }
    return report
  }

  private func read(policy: Policy) throws -> Run {
    let inputs = invocation.inputs.map { input in
      switch input {
      case .standardInput: PlanInput(.standardInput, unit: invocation.unit)
      case .path(let path): PlanInput(.file(path), unit: invocation.unit)
      }
    }
    do throws(InputError) {
      return try PlanLint.read(inputs, policyFolder: policy.folder, options: readingOptions)
    } catch {
      throw UsageError(error)
    }
  }
}

extension CheckRun {
  private var readingOptions: ReadingOptions {
    var options = ReadingOptions()
    options.backend = invocation.backend
    switch invocation.extent {
    case .changes: options.plainNoOps = .counted
    case .everything: options.plainNoOps = .listed
    }
    return options
  }

  private var listing: Report.Listing {
    switch invocation.extent {
    case .changes: .changes
    case .everything: .everything
    }
  }
}

extension UsageError {
  fileprivate init(_ error: InputError) {
    switch error {
    case .noInput: self.init(message: "There is nothing to read.", command: .check)
    case .sameUnit(let path, let first, let second):
      self.init(
        message: """
          "\(first)" and "\(second)" are both the plan of the unit "\(path)". Put each into the folder of its unit, or \
          name them differently.
          """, command: .check)
    }
  }
}

// MARK: Writing

extension CheckRun {
  private func writeToStandardOutput(_ report: Report) -> Bool {
    var writer = OutputWriter(to: .standardOutput)
    let options = TerminalOptions(
      width: Terminal.width(of: .standardOutput) ?? 100,
      coloring: invocation.color.colors(.standardOutput) ? .ansi : .plain, detail: terminalDetail)
    do {
      try write(report, as: invocation.format, options, to: &writer)
      try writer.finish()
      return true
    } catch {
      complain(of: error, about: "Standard output")
      return false
    }
  }

  private func write(_ report: Report, to output: CheckInvocation.OutputArgument) -> Bool {
    do {
      try OutputFile.replace(output.path) { writer in
        try write(report, as: output.format, TerminalOptions(detail: terminalDetail), to: &writer)
      }
      return true
    } catch {
      complain(of: error, about: output.path)
      return false
    }
  }

  private func write(
    _ report: Report, as format: ReportFormat, _ options: TerminalOptions, to writer: inout OutputWriter
  ) throws {
    switch format {
    case .text: try report.writeText(options) { writer.write($0) }
    case .markdown: writer.write(report.markdown(maxBytes: invocation.maximumBytes))
    case .json: try report.writeJSON { writer.write($0) }
    }
  }

  private var terminalDetail: TerminalOptions.Detail {
    switch invocation.detail {
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
