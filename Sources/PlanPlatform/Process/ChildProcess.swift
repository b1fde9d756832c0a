#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A program that runs as a child of this process, without a shell, and whose standard output is read piece by piece.
///
/// Nothing is kept of what it writes but the beginning of its standard error. It does not outlive its owner.
///
/// ```swift
/// let child = try ChildProcess(gzip, ["-dc"], input: .pulled(file.read))
/// while try child.read(into: &buffer) > 0 { ... }
/// ```
package final class ChildProcess {
  /// What a program reads from its standard input.
  package enum Input {
    /// Nothing.
    case none
    /// What a function gives: it puts the next bytes at the start of the buffer, and returns 0 only at the end.
    case pulled((inout MutableRawSpan) throws -> Int)
  }

  /// How much of standard error is kept.
  private static let messageLimit = 16_384

  private let program: InstalledProgram
  private var child: pid_t?
  private var output: Descriptor?
  private var errorOutput: Descriptor?
  private var feed: Feed?
  private var message: [UInt8] = []
  private var buffer = [UInt8](repeating: 0, count: 4_096)

  /// Starts a program.
  ///
  /// - Parameters:
  ///   - program: The program.
  ///   - arguments: Its arguments, each handed over as it is.
  ///   - folder: Where it runs; nil is where this process does.
  ///   - input: What it reads.
  /// - Throws: `SystemError` where it can't be started.
  package init(
    _ program: InstalledProgram, _ arguments: [String], in folder: String? = nil, input: Input = .none
  ) throws(SystemError) {
    self.program = program
    if let folder { _ = try FileStatus(of: folder) }
    let outputEnds = try SystemCalls.makePipe()
    output = Descriptor(number: outputEnds.read)
    let childOutput = Descriptor(number: outputEnds.write)
    let errorEnds = try SystemCalls.makePipe()
    errorOutput = Descriptor(number: errorEnds.read)
    let childError = Descriptor(number: errorEnds.write)
    let childInput: Descriptor
    switch input {
    case .none:
      childInput = Descriptor(number: try SystemCalls.openFile("/dev/null", flags: O_RDONLY))
    case .pulled(let pull):
      let ends = try SystemCalls.makeFeed()
      childInput = Descriptor(number: ends.child)
      feed = Feed(descriptor: Descriptor(number: ends.parent), pull: pull)
    }
    child = try SystemCalls.startProgram(
      program.path, arguments, in: folder,
      descriptors: [childInput.number, childOutput.number, childError.number])
  }

  deinit {
    guard let child else { return }
    SystemCalls.terminate(child)
    // It may be waiting to write: nobody reads any more.
    output = nil
    errorOutput = nil
    feed = nil
    _ = try? SystemCalls.waitForEnd(of: child)
  }

  /// Reads the next bytes of its standard output.
  ///
  /// - Parameter buffer: Where the bytes go; not empty.
  /// - Returns: How many were read; 0 only when it has ended, and well.
  /// - Throws: `ProgramFailure` when it has ended otherwise; `SystemError`; what the function throws that it is fed by.
  package func read(into buffer: inout MutableRawSpan) throws -> Int {
    while output != nil || errorOutput != nil {
      let isReady = try SystemCalls.wait(for: [
        Readiness(descriptor: output?.number ?? -1, events: POLLIN),
        Readiness(descriptor: errorOutput?.number ?? -1, events: POLLIN),
        Readiness(descriptor: feed?.descriptor.number ?? -1, events: POLLOUT),
      ])
      if isReady[1] { try readMessage() }
      if isReady[2] { try feedMore() }
      if isReady[0], let number = output?.number {
        let count = try SystemCalls.readBytes(number, into: &buffer)
        if count > 0 { return count }
        output = nil
      }
    }
    try finish()
    return 0
  }

  private func readMessage() throws(SystemError) {
    guard let number = errorOutput?.number else { return }
    let count = try SystemCalls.readBytes(number, into: &buffer)
    if count == 0 { errorOutput = nil }
    message += buffer[..<min(count, ChildProcess.messageLimit - message.count)]
  }

  private func feedMore() throws {
    guard var current = feed.take() else { return }
    if try current.send() == .more { feed = consume current }
  }

  private func finish() throws {
    feed = nil
    guard let child else { return }
    self.child = nil
    let exit = try SystemCalls.waitForEnd(of: child)
    guard exit == .code(0) else {
      throw ProgramFailure(program: program, exit: exit, message: String(decoding: message, as: UTF8.self))
    }
  }
}

/// What goes into a program's standard input, on its way.
private struct Feed: ~Copyable {
  let descriptor: Descriptor
  let pull: (inout MutableRawSpan) throws -> Int
  private var bytes = [UInt8](repeating: 0, count: 65_536)
  private var pending: Range<Int> = 0..<0

  enum Progress { case more, done }

  init(descriptor: consuming Descriptor, pull: @escaping (inout MutableRawSpan) throws -> Int) {
    self.descriptor = descriptor
    self.pull = pull
  }

  /// Sends as much as the program takes now.
  mutating func send() throws -> Progress {
    if pending.isEmpty {
      let count = try SystemCalls.fill(&bytes, by: pull)
      if count == 0 { return .done }
      pending = 0..<count
    }
    // A program that reads no further has its reason, which its exit code tells.
    guard let sent = try SystemCalls.sendBytes(descriptor.number, bytes[pending]) else { return .done }
    pending = (pending.lowerBound + sent)..<pending.upperBound
    return .more
  }
}
