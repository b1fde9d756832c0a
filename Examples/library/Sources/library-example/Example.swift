import PlanLint

@main
enum Example {
  static func main() throws {
    let path = CommandLine.arguments.dropFirst().first ?? "tfplan.json"
    let run = analyze(try read(path))

    // What would be lost, and why?
    for unit in run.units {
      for change in unit.changes where change.action.destroysObject {
        print(change.key.address, change.action.word, change.cause?.kind.rawValue ?? "")
      }
    }

    // What do the rules say?
    let report = check(run, against: Policy(), inputs: JudgingInputs(asOf: Moment("2026-11-23T16:00:00Z")!))
    print(report.verdict, report.findings.map(\.rule))
    try report.writeText { print(String(decoding: $0, as: UTF8.self), terminator: "") }
  }
}
