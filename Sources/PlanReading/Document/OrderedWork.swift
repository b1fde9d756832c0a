import Dispatch
import Synchronization

/// Does one kind of work on other threads while its caller goes on, and gives the results in the order of the inputs.
///
/// Inputs are handed over in batches. What is left of one at the end is done where the results are taken, so that a few
/// inputs start no thread. Where the other threads do not keep up the caller does a batch itself: what waits is bounded.
struct OrderedWork<Input: Sendable, Output: Sendable> {
  private let work: @Sendable (Input) -> Output
  private var waiting: [Input] = []
  private var weight = 0
  private var batches: [Batch] = []
  private let running = DispatchGroup()
  /// How many batches more may wait.
  private let room = DispatchSemaphore(value: 8)

  /// How many inputs, and how many bytes of them, make a batch.
  private static var batchLimits: (count: Int, bytes: Int) { (64, 1 << 17) }

  /// Takes what is to be done with each input.
  init(_ work: @escaping @Sendable (Input) -> Output) {
    self.work = work
  }

  /// Takes an input, and how many bytes it keeps in memory.
  mutating func add(_ input: Input, weighing bytes: Int) {
    waiting.append(input)
    weight += bytes
    if waiting.count == Self.batchLimits.count || weight >= Self.batchLimits.bytes { start() }
  }

  private mutating func start() {
    let batch = Batch(waiting)
    batches.append(batch)
    waiting.removeAll(keepingCapacity: true)
    weight = 0
    guard room.wait(timeout: .now()) == .success else { return batch.run(work) }
    DispatchQueue.global().async(group: running) { [work, room] in
      batch.run(work)
      room.signal()
    }
  }

  /// Waits for all results and hands them over in order; afterwards there are no inputs.
  mutating func finish(_ take: (Output) -> Void) {
    let last = waiting.map(work)
    running.wait()
    for batch in batches { batch.outputs.forEach(take) }
    last.forEach(take)
    (waiting, batches) = ([], [])
  }

  /// Inputs, and later what became of them.
  private final class Batch: Sendable {
    private enum State {
      case waiting([Input])
      case done([Output])
    }

    private let state: Mutex<State>

    init(_ inputs: [Input]) {
      state = Mutex(.waiting(inputs))
    }

    func run(_ work: (Input) -> Output) {
      state.withLock { state in
        if case .waiting(let inputs) = state { state = .done(inputs.map(work)) }
      }
    }

    var outputs: [Output] {
      state.withLock { state in
        if case .done(let outputs) = state { outputs } else { [] }
      }
    }
  }
}
