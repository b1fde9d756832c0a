#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A buffered writer that notices when writing fails.
package struct OutputWriter: ~Copyable {
  /// Where the bytes go.
  package enum Target: Sendable {
    case standardOutput, standardError

    var descriptor: Int32 {
      switch self {
      case .standardOutput: STDOUT_FILENO
      case .standardError: STDERR_FILENO
      }
    }
  }

  private static let capacity = 65_536

  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private var failure: SystemError?

  /// A writer to one of the standard descriptors.
  package init(to target: Target) {
    self.init(descriptor: target.descriptor)
  }

  init(descriptor: Int32) {
    self.descriptor = descriptor
  }

  /// Adds bytes; after a failure they are dropped.
  package mutating func write(_ bytes: [UInt8]) {
    if bytes.count >= OutputWriter.capacity {
      flush()
      send(bytes)
    } else {
      buffer += bytes
      if buffer.count >= OutputWriter.capacity { flush() }
    }
  }

  /// Adds text as UTF-8; after a failure it is dropped.
  package mutating func write(_ text: String) {
    buffer += text.utf8
    if buffer.count >= OutputWriter.capacity { flush() }
  }

  /// Writes what is left.
  ///
  /// A reader that went away, as in `planlint ... | head`, is no failure.
  ///
  /// - Throws: `SystemError` where the system could not write, as on a full disk.
  package mutating func finish() throws(SystemError) {
    flush()
    if let failure, failure.reason != .readerIsGone { throw failure }
  }

  private mutating func flush() {
    send(buffer)
    buffer.removeAll(keepingCapacity: true)
  }

  private mutating func send(_ bytes: [UInt8]) {
    guard failure == nil else { return }
    do throws(SystemError) {
      try SystemCalls.writeBytes(descriptor, bytes)
    } catch {
      failure = error
    }
  }
}
