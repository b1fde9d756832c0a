#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// What is known of the terminal that a person looks at.
package enum Terminal {
  /// Whether standard input is a terminal: a person, not a plan.
  package static var isInput: Bool { SystemCalls.isTerminal(STDIN_FILENO) }

  /// Whether this output is shown on a terminal.
  package static func shows(_ target: OutputWriter.Target) -> Bool { SystemCalls.isTerminal(target.descriptor) }

  /// How many columns an output has: `COLUMNS` where it is set, else what its terminal says; nil where neither does.
  package static func width(of target: OutputWriter.Target) -> Int? {
    if let columns = Environment["COLUMNS"].flatMap({ Int($0) }), columns > 0 { return columns }
    return SystemCalls.terminalWidth(target.descriptor)
  }
}

/// The environment variables of the process.
package enum Environment {
  /// The value of a variable, nil where it is not set.
  package static subscript(name: String) -> String? { SystemCalls.environment(name) }
}

/// The system's clocks.
package enum SystemClock {
  /// The time of day, in seconds since 1970-01-01T00:00:00Z.
  package static var secondsSinceEpoch: Int { SystemCalls.time(of: CLOCK_REALTIME).tv_sec }
}
