import PlanModel

/// What a line outside of a change's body is.
enum TextLine {
  case blank
  /// A line that begins with `#`, with the place of what follows the sign.
  case comment(contents: Int)
  case resource(TextResourceLine)
  /// One symbol of the legend.
  case legend
  case sentence(TextSentence)
  /// `Plan: 1 to add, ...`, with the place of what follows the colon.
  case summary(contents: Int)
  /// `Error: ...` and `Warning: ...`, with the place of the summary.
  case diagnostic(Diagnostic.Severity, summary: Int)
  /// The edges of a boxed diagnostic.
  case boxStart, boxEnd
  /// A line in a box, with the place of its contents.
  case boxLine(contents: Int)
  /// A long line of dashes.
  case rule
  /// A line of a CI system or of markdown: `##[group]`, `::group::`, a fence.
  case mark
  /// A line of a log: a time, a level, and what a provider or the engine noted.
  case log
  /// `ADDRESS: Preparing import... [id=...]`, with the place behind the address.
  case importProgress(behindAddress: Int)
  case text
}

/// A fixed sentence that begins, ends or explains a part of a plan.
enum TextSentence {
  /// The sentence above the legend.
  case legendIntroduction(Plan.Engine?)
  /// `Resource actions are indicated with the following symbols:` in a line of its own.
  case symbols
  case actions(Plan.Engine)
  case actionsBeforeProblem(Plan.Engine)
  case actionInvocations(Plan.Engine)
  case driftNote(Plan.Engine?)
  case deferredNote
  case driftMayMatter
  case refreshOnly
  case outputs
  case outputsOnly
  case noChanges(NoChanges)
  case planningFailed
  /// `Saved the plan to: ...` or the note that it was not saved.
  case footer
  case compactWarnings
  /// `Terraform v1.5.7`.
  case version(Plan.Engine, String)
  /// The whole of an empty plan in Terraform 0.11.
  case doesNothing
}

/// Why there is nothing to do.
enum NoChanges {
  case matches, stillMatches, nothingToDestroy, needsAnotherPlan
}

/// The line that opens a change: its symbol, and the type and name that it repeats.
struct TextResourceLine {
  enum Symbol: Equatable {
    case none, create, update, destroy, read, forget
    case destroyThenCreate, createThenDestroy, createThenForget, forgetThenCreate
    case unknown(String)
  }

  var symbol: Symbol
  var mode: ResourceMode
  /// An action to be invoked rather than an object.
  var isAction: Bool
  /// The column of the keyword.
  var column: Int
  var type: String
  var name: String
  /// Whether the body is `{}` on the same line.
  var isEmpty: Bool
}
