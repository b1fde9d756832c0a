import PlanLint

@main
enum Example {
  static func main() throws {
    let path = CommandLine.arguments.dropFirst().first ?? "tfplan.json"
    let run = analyze(try read(path))

    // What would be replaced or go, and why?
    for unit in run.units {
      for found in unit.changes {
        guard let cause = found.cause else { continue }
        print(unit.unit.path, found.change.key.address, found.change.action.word, cause.kind.rawValue)
      }
    }

    // What do the rules say?
    guard let time = Moment("2026-11-23T16:00:00Z") else { return }
    let report = check(run, inputs: JudgingInputs(asOf: time))
    print(report.verdict, report.findings.map(\.rule))

    // And what does a reviewer read?
    print(report.markdown())
  }
}
