import PlanLint
import PlanLint
import PlanPlatform

/// The program `planlint`: understands the command line, has the library do the work, writes what comes of it.
@main
enum Main {
  static func main() {
    CurrentProcess.prepare()
    CurrentProcess.end(with: run().rawValue)
  }

  private static func run() -> ExitCode {
    do {
      let arguments = try CurrentProcess.arguments()
      return try Invocation(arguments, in: .current).run()
    } catch let error as UsageError {
      StandardError.write(error.text)
    } catch let error as ArgumentEncodingError {
      StandardError.write("planlint: Argument \(error.position) is not UTF-8: \(error.repaired)\n")
    } catch {
      // A value of an error may hold what the plan keeps secret: its type has to do.
      StandardError.write("planlint: \(type(of: error)) was not expected. Please report this.\n")
    }
    return .notAnalyzed
  }
}

extension Invocation {
  /// Does what was asked for.
  fileprivate func run() throws -> ExitCode {
    switch self {
    case .help(let command): return StandardOutput.write(HelpPage.help(command), endingWith: .passed)
    case .shortHelp:
      StandardError.write(HelpPage.hint)
      return .notAnalyzed
    case .version:
      return StandardOutput.write("\(Report.Tool.planlint.name) \(Report.Tool.planlint.version)\n", endingWith: .passed)
    case .check(let check): return try CheckRun(invocation: check).run()
    case .inputs(let inputs): return try InputsRun(invocation: inputs).run()
    case .merge(let merge): return try MergeRun(invocation: merge).run()
    case .listRules(let color):
      return StandardOutput.write(HelpPage.list(of: RuleMetadata.builtIn), color, endingWith: .passed)
    case .explain(let rule, let color):
      return StandardOutput.write(HelpPage.page(of: try RuleMetadata(spelled: rule)), color, endingWith: .passed)
    }
  }
}
