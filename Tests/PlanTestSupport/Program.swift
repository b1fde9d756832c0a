public import Foundation

/// A program that a test runs.
public struct Program: Sendable {
  /// Its absolute path.
  public let path: String

  /// The program at a path.
  public init(path: String) {
    self.path = path
  }

  /// The program of that name on `PATH`, nil where there is none.
  public static func find(_ name: String) -> Program? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    return folders.lazy.map { "\($0)/\(name)" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
      .map(Program.init(path:))
  }

  /// The `planlint` that was built together with the tests.
  public static var planlint: Program {
    // The test runner's arguments name the bundle, which lies beside the products.
    let bundle = CommandLine.arguments.first { $0.contains(".xctest") } ?? ""
    let parts = bundle.split(separator: "/", omittingEmptySubsequences: false)
    let folder = parts.prefix { !$0.hasSuffix(".xctest") }.joined(separator: "/")
    return Program(path: (folder.isEmpty ? Fixtures.repository + "/.build/debug" : folder) + "/planlint")
  }

  /// How a program ended and what it said.
  public struct Result: Sendable {
    /// Its exit code; of a program that a signal ended, 128 and the signal's number.
    public let exitCode: Int32
    /// What it wrote to standard output.
    public let output: Data
    /// What it wrote to standard error.
    public let errorOutput: Data

    /// Standard output as text.
    public var text: String { String(decoding: output, as: UTF8.self) }
    /// Standard error as text.
    public var errorText: String { String(decoding: errorOutput, as: UTF8.self) }
  }

  /// Runs the program to its end.
  ///
  /// - Parameters:
  ///   - arguments: its arguments.
  ///   - input: what it reads from standard input; nil is nothing.
  ///   - environment: variables beside those that the tests run with; a nil value removes one.
  ///   - folder: where it runs; nil is where the tests run.
  /// - Returns: how it ended.
  /// - Throws: an error where it can't be started.
  public func run(
    _ arguments: [String], input: Data? = nil, environment: [String: String?] = [:], in folder: String? = nil
  ) throws -> Result {
    // Files instead of pipes: no program ever waits for this one to read.
    let exchange = try TemporaryFolder()
    try exchange.write(input ?? Data(), to: "input")
    let files = try ["output", "error"].map { name in
      try FileHandle(forWritingTo: URL(fileURLWithPath: exchange.write("", to: name)))
    }

    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment.compactMapValues { $0 }) { $1 }
      .filter { name, _ in environment[name].map { $0 != nil } ?? true }
    if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
    process.standardInput = try FileHandle(forReadingFrom: URL(fileURLWithPath: exchange.path("input")))
    process.standardOutput = files[0]
    process.standardError = files[1]
    try process.run()
    process.waitUntilExit()
    let ended = process.terminationReason == .exit
    return Result(
      exitCode: ended ? process.terminationStatus : 128 + process.terminationStatus,
      output: try Data(contentsOf: URL(fileURLWithPath: exchange.path("output"))),
      errorOutput: try Data(contentsOf: URL(fileURLWithPath: exchange.path("error"))))
  }
}
