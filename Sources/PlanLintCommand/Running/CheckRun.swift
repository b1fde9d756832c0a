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
    switch ReportDelivery(invocation.presentation).deliver(report) {
    case .done: break
    case .failed: code = .notAnalyzed
    }
    if invocation.presentation.detail == .verbose {
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
    return check(analyze(run), against: policy, inputs: inputs, listing: listing).ending(invocation.findings)
  }

  private func read(policy: Policy) throws -> Run {
    let progress = ProgressLine(shown: invocation.presentation.detail != .quiet)
    defer { progress.clear() }
    do throws(InputError) {
      return try PlanLint.read(
        invocation.inputs.map { PlanInput($0, unit: invocation.unit) }, policyFolder: policy.folder,
        options: readingOptions, progress: progress.show)
    } catch {
      throw UsageError(error, of: .check)
    }
  }
}

extension CheckRun {
  private var readingOptions: ReadingOptions {
    var options = ReadingOptions()
    options.backend = invocation.backend
    options.engine = invocation.engine
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

extension PlanInput {
  /// The input that an argument names.
  init(_ argument: InputArgument, unit: String?) {
    switch argument {
    case .standardInput: self.init(PlanInput.Origin.standardInput, unit: unit)
    case .path(let path): self.init(PlanInput.Origin.file(path), unit: unit)
    }
  }
}

extension UsageError {
  /// Says why inputs can't stand side by side.
  init(_ error: InputError, of command: CommandName) {
    switch error {
    case .noInput: self.init(message: "There is nothing to read.", command: command)
    case .sameUnit(let path, let first, let second):
      self.init(
        message: """
          "\(first)" and "\(second)" are both the plan of the unit "\(path)". Put each into the folder of its unit, or \
          name them differently.
          """, command: command)
    }
  }
}
