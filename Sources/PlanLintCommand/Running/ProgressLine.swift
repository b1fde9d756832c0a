import PlanLint
import PlanPlatform
import Synchronization

/// A line on the terminal that says how far reading has come, where it takes long enough to wonder.
final class ProgressLine: Sendable {
  private struct State {
    var isShown = false
    var next: ContinuousClock.Instant
  }

  private let state: Mutex<State>?

  /// Makes a line that appears after a second.
  ///
  /// - Parameter isWanted: Whether there may be one; standard error has to be a terminal besides.
  init(shown isWanted: Bool) {
    let isPossible = isWanted && Terminal.shows(.standardError) && Environment["TERM"] != "dumb"
    state = isPossible ? Mutex(State(next: .now + .seconds(1))) : nil
  }

  /// Shows the progress, a few times a second at most.
  @Sendable func show(_ progress: ReadingProgress) {
    state?.withLock { state in
      guard progress.total > 1, state.next <= .now else { return }
      state.isShown = true
      state.next = .now + .milliseconds(100)
      StandardError.write("\r\u{1B}[Kreading \(progress.done)/\(progress.total) inputs")
    }
  }

  /// Takes the line away.
  func clear() {
    state?.withLock { state in
      if state.isShown { StandardError.write("\r\u{1B}[K") }
      state.isShown = false
      state.next = .now + .seconds(1 << 30)
    }
  }
}
