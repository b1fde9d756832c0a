public import PlanModel

/// One plan of a text, and the lines it takes.
public struct TextPlan: Sendable {
  /// The plan.
  public var plan: Plan
  /// The first and the last line of it, counted from 1.
  public var lines: ClosedRange<Int>

  /// Puts a plan and its lines together.
  public init(plan: Plan, lines: ClosedRange<Int>) {
    self.plan = plan
    self.lines = lines
  }
}

/// All that was found in a text.
public struct PlanTextReading: Sendable {
  /// The plans in their order; one log can hold several, which only its writer can tell apart by name.
  public internal(set) var plans: [TextPlan] = []
  /// How many lines belong to no plan.
  public internal(set) var noiseLineCount = 0

  /// Makes an empty reading.
  public init() {}
}
