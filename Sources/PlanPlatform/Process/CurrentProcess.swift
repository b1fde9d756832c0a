#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The process that runs.
package enum CurrentProcess {
  /// Makes the process one that may handle secrets: the first thing that a program does.
  ///
  /// A crash ends it without the report of the Swift runtime, which prints registers and the memory they point to.
  /// A descriptor 0, 1 or 2 that is closed becomes `/dev/null`, so that no file that is opened later takes its number
  /// and is written to by mistake; closed standard input stays distinguishable, as it then can't be read.
  /// Writing to a pipe that nobody reads fails instead of killing the process.
  package static func prepare() {
    for number in [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT, SIGQUIT] {
      SystemCalls.setDisposition(of: number, to: .systemDefault)
    }
    SystemCalls.setDisposition(of: SIGPIPE, to: .ignored)
    for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where isClosed(descriptor) {
      // The lowest number that is free is the closed one. Opened the wrong way round, so that using it is an error.
      _ = try? SystemCalls.openFile("/dev/null", flags: descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }

  /// The arguments after the program's name.
  ///
  /// - Throws: `ArgumentEncodingError` where one is not UTF-8.
  package static func arguments() throws(ArgumentEncodingError) -> [String] {
    var arguments: [String] = []
    for (index, bytes) in SystemCalls.arguments().dropFirst().enumerated() {
      guard let argument = String(validating: bytes, as: UTF8.self) else {
        throw ArgumentEncodingError(position: index + 1, repaired: String(decoding: bytes, as: UTF8.self))
      }
      arguments.append(argument)
    }
    return arguments
  }

  /// Ends the process.
  package static func end(with code: Int32) -> Never {
    exit(code)
  }

  private static func isClosed(_ descriptor: Int32) -> Bool {
    fcntl(descriptor, F_GETFD) == -1
  }
}

/// An argument that is not UTF-8.
package struct ArgumentEncodingError: Error, Hashable {
  /// Which one, counted from 1.
  package let position: Int
  /// The argument with U+FFFD where it is not UTF-8.
  package let repaired: String
}
