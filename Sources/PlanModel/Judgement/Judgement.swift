/// What a policy says of a run.
public struct Judgement: Sendable {
  /// The outcome.
  public var verdict: Verdict
  /// The exit code of the command line: 0, 1 or 2.
  public var exitCode: Int32
  /// From which severity on findings block.
  public var gate: Gate
  /// How many unwaived findings are at or above the gate.
  public var blockingCount: Int
  /// All findings, waived ones too, sorted by severity (highest first), unit, change and rule.
  public var findings: [Finding]
  /// What rules could not tell.
  public var couldNotTell: [CouldNotTell]
  /// What was in force.
  public var policy: PolicyFacts
  /// The environment of each unit, by unit path; a unit that matches none is missing.
  public var environments: [String: String]
  /// What went wrong with the policy itself: mistakes in its files, unused matchers.
  public var diagnostics: [Diagnostic]

  /// Makes a judgement.
  public init(
    verdict: Verdict, exitCode: Int32, gate: Gate, blockingCount: Int, findings: [Finding],
    couldNotTell: [CouldNotTell], policy: PolicyFacts, environments: [String: String], diagnostics: [Diagnostic]
  ) {
    self.verdict = verdict
    self.exitCode = exitCode
    self.gate = gate
    self.blockingCount = blockingCount
    self.findings = findings
    self.couldNotTell = couldNotTell
    self.policy = policy
    self.environments = environments
    self.diagnostics = diagnostics
  }
}

/// Which policy judged a run.
public struct PolicyFacts: Sendable, Hashable {
  /// The files in force, as they were found.
  public var files: [String]
  /// How many rules were evaluated.
  public var ruleCount: Int
  /// The ids of the rules that the files turn off, sorted.
  public var disabled: [String]
  /// A digest of the files' contents and the built-in rules' version.
  public var hash: String

  /// Makes the facts of a policy.
  public init(files: [String], ruleCount: Int, disabled: [String], hash: String) {
    self.files = files
    self.ruleCount = ruleCount
    self.disabled = disabled
    self.hash = hash
  }
}
