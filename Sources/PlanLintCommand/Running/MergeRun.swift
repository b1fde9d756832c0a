import PlanLint
import PlanPlatform

/// Does what `planlint merge` was asked for: reads the reports, has the library join them, writes what comes of it.
struct MergeRun {
  let invocation: MergeInvocation

  /// Reads, joins and reports.
  ///
  /// - Throws: `UsageError` where what is named are not the reports of one run.
  func run() throws -> ExitCode {
    let policy = Policy.load(from: try Folder.current(), configuration: invocation.configuration)
    var shards: [Shard] = []
    for argument in invocation.reports { shards.append(try shard(argument)) }
    let inputs = JudgingInputs(
      asOf: invocation.asOf ?? Moment(secondsSinceEpoch: SystemClock.secondsSinceEpoch),
      gateOverride: invocation.failOn)
    let report = try join(shards, against: policy, inputs: inputs).ending(invocation.findings)
    switch ReportDelivery(invocation.presentation).deliver(report) {
    case .done: return ExitCode(rawValue: Int32(report.exitCode)) ?? .notAnalyzed
    case .failed: return .notAnalyzed
    }
  }

  private func join(_ shards: [Shard], against policy: Policy, inputs: JudgingInputs) throws(UsageError) -> Report {
    do throws(MergeError) {
      return try merge(shards, against: policy, inputs: inputs)
    } catch {
      throw UsageError(message: error.sentence, command: .merge)
    }
  }

  private func shard(_ argument: InputArgument) throws(UsageError) -> Shard {
    let name: String
    let bytes: [UInt8]
    do throws(SystemError) {
      switch argument {
      case .standardInput: (name, bytes) = ("standard input", try InputFile.standardInput().readAll())
      case .path(let path): (name, bytes) = (path, try InputFile.open(path).readAll())
      }
    } catch {
      throw UsageError(message: "\(error.path ?? "Standard input") can't be read: \(error.message).", command: .merge)
    }
    do throws(ReportError) {
      return Shard(name: name, report: try Report(json: bytes))
    } catch {
      throw UsageError(
        message: "\(name) is no report that planlint wrote with --format json. \(error.description)", command: .merge)
    }
  }
}

extension MergeError {
  /// What is wrong, and what to do about it.
  fileprivate var sentence: String {
    switch self {
    case .noReport: "There is no report to merge."
    case .differentVersion(let name, let version):
      """
      \(name) was made by planlint \(version), and this is \(Report.Tool.planlint.version). Merge with the version that the \
      reports were made with.
      """
    case .differentPolicy(let name):
      """
      \(name) was judged by other rules or another configuration than the one here. Merge where the planlint.hcl of the \
      reports is in force, or name it with --config.
      """
    case .differentGates(let first, let second):
      "\(first) and \(second) were made with different --fail-on."
    case .sameUnit(let path, let first, let second):
      "\(first) and \(second) both hold the unit \"\(path)\"."
    }
  }
}
