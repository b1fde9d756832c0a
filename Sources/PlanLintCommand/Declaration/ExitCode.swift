/// How a run of planlint ends.
enum ExitCode: Int32, CaseIterable, Sendable {
  case passed = 0
  case blocked = 1
  case notAnalyzed = 2

  /// What the code tells a script.
  var meaning: String {
    switch self {
    case .passed: "nothing was found at or above --fail-on"
    case .blocked: "findings at or above --fail-on that no waiver covers"
    case .notAnalyzed: "something could not be read or judged, or the command line is wrong; wins over 1"
    }
  }
}
