import PlanModel

/// The events of several streams, the lines of one between those of another.
struct StreamMixture {
  private(set) var plan: Plan

  /// Engines can say a lot; what goes beyond this says nothing new.
  private static let maximumDiagnostics = 500

  /// - Parameters:
  ///   - file: The file as it was typed.
  ///   - line: The first line that is known to be of another stream than the one before it.
  ///   - plans: What was put together before.
  init(file: String, line: Int, plans: [Plan]) {
    plan = Plan(source: Plan.Source(kind: .stream, file: file))
    plan.source.engine = plans.first?.source.engine
    plan.source.engineVersion = plans.first?.source.engineVersion
    plan.diagnostics = Array(plans.flatMap(\.diagnostics).prefix(Self.maximumDiagnostics))
    plan.isErrored = plans.contains(where: \.isErrored)
    for other in plans { plan.sensitiveTexts.formUnion(other.sensitiveTexts) }
    plan.shortcomings = [.unreadable(Self.diagnostic(file, line))]
  }

  /// Takes an event: what an engine says of its errors is worth reading, whichever unit it is of.
  mutating func take(_ event: StreamEvent) {
    guard case .diagnostic(let event) = event else { return }
    plan.sensitiveTexts.formUnion(event.sensitiveTexts)
    if event.diagnostic.severity == .error { plan.isErrored = true }
    if plan.diagnostics.count < Self.maximumDiagnostics { plan.diagnostics.append(event.diagnostic) }
  }

  private static func diagnostic(_ file: String, _ line: Int) -> Diagnostic {
    var diagnostic = Diagnostic(
      severity: .error, code: "mixed-streams",
      summary: """
        \(InputName(file).phrase) holds the events of several streams of \(code: "plan -json"): line \(line) can't be of \
        the same one as those before it, and no line names its unit.
        """)
    diagnostic.detail = "Either the lines of several units are mixed, or a stream was cut and another one follows."
    diagnostic.place = Diagnostic.Place(file: file, line: line)
    diagnostic.remedy = UnnamedPlans.remedy
    return diagnostic
  }
}
