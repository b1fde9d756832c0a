import PlanPlatform
import Synchronization
public import PlanModel
public import PlanReading

/// Reads inputs as one run: plans, each a unit, and what Terragrunt says of them.
///
/// Each input is taken for what it holds: plan JSON, plan text, an event stream, a binary plan, a log, a run report or a graph of
/// Terragrunt, compressed or not. What can't be read becomes a unit that says so: a run is never less than its inputs.
///
/// - Parameters:
///   - inputs: What to read, each once; a folder stands for the files below it that hold something to read.
///   - policyFolder: The folder of the `planlint.hcl` in force, from which unit paths start; without one they start from the
///     root of the repository.
///   - options: How to read.
///   - progress: Is called whenever an input was read, from any thread.
/// - Returns: The run, its units by dependency, then in the order of their paths' bytes.
/// - Throws: ``InputError`` where the inputs can't stand in one run.
public func read(
  _ inputs: [PlanInput], policyFolder: String? = nil, options: ReadingOptions = ReadingOptions(),
  progress: @Sendable (ReadingProgress) -> Void = { _ in }
) throws(InputError) -> Run {
  try Reading(of: inputs, policyFolder: policyFolder, options: options, progress: progress).run()
}

/// Reads plan files.
///
/// - Throws: ``InputError`` where two of them are one unit.
public func read(_ paths: String...) throws(InputError) -> Run {
  try read(paths.map(PlanInput.file))
}

/// How far reading has come.
public struct ReadingProgress: Sendable, Hashable {
  /// How many inputs were read.
  public var done: Int
  /// How many there are.
  public var total: Int

  /// Makes a progress.
  public init(done: Int, total: Int) {
    self.done = done
    self.total = total
  }
}

/// All inputs, read, and not yet one run.
struct Reading: Sendable {
  let listing: InputListing
  /// What each input of the listing holds, in its order.
  let contents: [InputContents]

  /// Reads inputs on all cores.
  ///
  /// - Throws: `InputError.noInput`.
  init(
    of inputs: [PlanInput], policyFolder: String?, options: ReadingOptions,
    progress: @Sendable (ReadingProgress) -> Void = { _ in }
  ) throws(InputError) {
    if inputs.isEmpty { throw .noInput }
    listing = InputListing(inputs, naming: UnitNaming(policyFolder: policyFolder))
    let reader = PlanReader(options: options)
    let total = listing.inputs.count
    let done = Atomic(0)
    contents = listing.inputs.concurrentMap { named in
      let contents = named.input.contents(by: reader)
      progress(ReadingProgress(done: done.add(1, ordering: .relaxed).newValue, total: total))
      return contents
    }
  }

  /// The run that the inputs are together.
  ///
  /// - Throws: `InputError.sameUnit`.
  func run() throws(InputError) -> Run {
    var assembly = RunAssembly()
    for (named, contents) in zip(listing.inputs, contents) { assembly.take(contents, of: named) }
    assembly.note(listing.passedOver)
    return try assembly.run()
  }
}
