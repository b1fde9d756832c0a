import PlanModel

extension TextSentence {
  /// Recognises a sentence by its beginning: the engines break prose lines at any width, so only the first words of it
  /// are sure to stand in one line.
  init?(_ line: Span<UInt8>) {
    if let engine = Plan.Engine(atStartOf: line) {
      guard let sentence = TextSentence(line, behind: engine) else { return nil }
      self = sentence
      return
    }
    for (beginning, sentence) in TextSentence.beginnings where line.starts(with: beginning) {
      self = sentence
      return
    }
    guard line.starts(with: "Note: Objects have changed outside of") else { return nil }
    self = .driftNote(
      line.ends(with: "OpenTofu") || line.ends(with: "OpenTF")
        ? .opentofu : line.ends(with: "Terraform") ? .terraform : nil)
  }

  private static let beginnings: [(StaticString, TextSentence)] = [
    ("An execution plan has been generated and is shown below.", .legendIntroduction(nil)),
    ("Resource actions are indicated with the following symbols:", .symbols),
    ("Changes to Outputs:", .outputs),
    ("No changes. Your infrastructure still matches", .noChanges(.stillMatches)),
    ("No changes. No objects need", .noChanges(.nothingToDestroy)),
    ("No changes.", .noChanges(.matches)),
    ("No current changes. This plan requires", .noChanges(.needsAnotherPlan)),
    ("Planning failed.", .planningFailed),
    ("Note: This is a partial plan", .deferredNote),
    ("Note: You didn't use the -out", .footer),
    ("Note: You didn't specify an", .footer),
    ("Saved the plan to: ", .footer),
    ("This plan was saved to: ", .footer),
    ("This is a refresh-only plan", .refreshOnly),
    ("Unless you have made equivalent", .driftMayMatter),
    ("You can apply this plan to save these", .outputsOnly),
    ("Warnings:", .compactWarnings),
    ("This plan does nothing.", .doesNothing),
  ]

  private init?(_ line: Span<UInt8>, behind engine: Plan.Engine) {
    let start = line.position(of: " ") ?? line.count
    if line.has(" used the selected", at: start) {
      self = .legendIntroduction(engine)
    } else if line.has(" will perform the following actions:", at: start) {
      self = .actions(engine)
    } else if line.has(" planned the following actions", at: start) {
      self = .actionsBeforeProblem(engine)
    } else if line.has(" will invoke the following action", at: start) {
      self = .actionInvocations(engine)
    } else if line.has(" v", at: start), start + 2 < line.count, line[start + 2].isDigit {
      let version = line.text(start + 2..<line.count)
      guard version.utf8.allSatisfy({ $0.isNameByte || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "+") }) else {
        return nil
      }
      self = .version(engine, version)
    } else {
      return nil
    }
  }
}

extension Plan.Engine {
  /// Reads the name that an engine gives itself in sentences.
  fileprivate init?(atStartOf line: Span<UInt8>) {
    if line.starts(with: "Terraform ") {
      self = .terraform
    } else if line.starts(with: "OpenTofu ") || line.starts(with: "OpenTF ") {
      self = .opentofu
    } else {
      return nil
    }
  }
}
