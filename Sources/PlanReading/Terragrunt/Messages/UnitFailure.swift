import PlanModel

/// Why a unit has no plan, or none that counts, in Terragrunt's own words.
struct UnitFailure {
  enum Cause {
    /// Its engine failed; what it said is in the diagnostics.
    case engine([DiagnosticLines])
    /// It did not run, since one it depends on had failed: the unit that it names, if it does.
    case ancestor(String?)
    /// A hook failed.
    case hook(String)
    /// What Terragrunt says of it.
    case message(String)
    /// Terragrunt says no more than that it failed.
    case unspecified
    /// Its engine ended with the code 2, which `-detailed-exitcode` makes of a plan with changes; up to 0.67 that counts as a failure.
    case exitCodeTwo
  }

  /// The unit, as the message spells it.
  var unit: String
  var cause: Cause
  /// The line of the log.
  var line: Int
}

/// Reads what records of the level of errors say.
enum FailureReader {
  /// What a message says of units; empty where it names none.
  static func failures(in message: RunMessage) -> [UnitFailure] {
    if let list = ErrorList(message) { return list.items.flatMap { failures(of: $0, line: message.line) } }
    guard let unit = message.unit else { return failures(of: message.lines, line: message.line) }
    return cause(message).map { [UnitFailure(unit: unit, cause: $0, line: message.line)] } ?? []
  }

  /// What a record that names its unit says; nil where that is no failure.
  private static func cause(_ message: RunMessage) -> UnitFailure.Cause? {
    let head = message.head
    if let dependency = Dependency(head) {
      return dependency.isIgnored ? nil : .ancestor(dependency.failed)
    }
    if head.parting(at: " has finished with an error") != nil {
      if head.parting(at: "one of its dependencies, ") != nil { return .ancestor(nil) }
      return message.lines.contains { $0.hasSuffix("exit status 2") } ? .exitCodeTwo : .unspecified
    }
    if let hook = head.dropping(prefix: "Hook ")?.quoted(by: "\"") { return .hook(String(hook.text)) }
    if let rest = head.dropping(prefix: "Error running hook "), let name = rest.parting(at: " with message") {
      return .hook(String(name.before))
    }
    if head.parting(at: " invocation failed in ") != nil || head.dropping(prefix: "Errors encountered running ") != nil
    {
      return .unspecified
    }
    return .message(String(head))
  }

  /// What a message, or an item of a list of errors, says of the units whose paths it holds.
  private static func failures(of lines: [String], line: Int) -> [UnitFailure] {
    guard let first = lines.first.map({ Substring($0) }) else { return [] }
    if let rest = first.dropping(prefix: "Failed to execute "), let place = place(behindCommand: rest) {
      return [
        UnitFailure(unit: UnitPath.unit(ofFolder: place), cause: .engine(diagnostics(lines, line: line)), line: line)
      ]
    }
    if let early = EarlyExit(first) {
      return [UnitFailure(unit: early.unit, cause: .ancestor(early.failed), line: line)]
    }
    if let (dependency, rest) = first.parting(at: " is a dependency of "), !dependency.isEmpty,
      let (dependent, _) = rest.parting(at: " but detected no outputs")
    {
      return [UnitFailure(unit: UnitPath.unit(ofFile: dependent), cause: .message(String(first)), line: line)]
    }
    if let folder = first.dropping(prefix: "[")?.parting(at: "] exit status ") {
      let isTwo = folder.behind.trimmed.utf8.elementsEqual("2".utf8)
      let unit = UnitPath.unit(ofFolder: folder.before)
      return [UnitFailure(unit: unit, cause: isTwo ? .exitCodeTwo : .unspecified, line: line)]
    }
    return []
  }

  /// The folder in `"tofu plan -input=false" in FOLDER`; a command may hold quotation marks.
  private static func place(behindCommand text: Substring) -> Substring? {
    text.parting(at: "\" in ")?.behind ?? text.parting(at: " in ")?.behind
  }

  private static func diagnostics(_ lines: [String], line: Int) -> [DiagnosticLines] {
    var errors = EngineErrors()
    for text in lines.dropFirst() {
      let bytes = Array((Substring(text).dropping(prefix: "  ") ?? Substring(text)).utf8)
      errors.take(bytes.span, number: line)
    }
    errors.finish(number: line)
    return errors.finished
  }
}

/// A list of errors: `Run failed: 4 errors occurred:`, and an item for each.
private struct ErrorList {
  let items: [[String]]

  init?(_ message: RunMessage) {
    guard message.head.trimmed.dropping(suffix: "occurred:") != nil else { return nil }
    var items: [[String]] = []
    for line in message.lines.dropFirst() {
      let text = Substring(line)
      if let item = text.dropping(prefix: "* ") ?? text.dropping(prefix: "\t* ") {
        items.append([String(item)])
      } else if !items.isEmpty {
        items[items.count - 1].append(line)
      }
    }
    self.items = items
  }
}

/// The notice that a unit which another one depends on has failed.
///
/// `Dependency P of module Q just finished with an error. Module Q will have to return an error too.`
private struct Dependency {
  let failed: String
  /// Whether the unit runs all the same (`--queue-ignore-errors`).
  let isIgnored: Bool

  init?(_ text: Substring) {
    guard let rest = text.dropping(prefix: "Dependency "), rest.parting(at: " just finished with an error") != nil
    else { return nil }
    isIgnored = rest.parting(at: "will run anyway") != nil || rest.parting(at: "will now run") != nil
    guard let (path, _) = rest.parting(at: " of module ") ?? rest.parting(at: " of unit ") else { return nil }
    failed = String(path)
  }
}

/// The item of a unit that did not run.
///
/// `Unit 'P' did not run due to a failure in 'Q'`, or `... due to an earlier failure`.
private struct EarlyExit {
  let unit: String
  let failed: String?

  init?(_ text: Substring) {
    guard let name = text.dropping(prefix: "Unit ")?.parting(at: " did not run due to ") else { return nil }
    unit = String(EarlyExit.unquoted(name.before))
    failed = name.behind.dropping(prefix: "a failure in ").map { String(EarlyExit.unquoted($0)) }
  }

  private static func unquoted(_ text: Substring) -> Substring {
    text.dropping(prefix: "'")?.dropping(suffix: "'") ?? text
  }
}
