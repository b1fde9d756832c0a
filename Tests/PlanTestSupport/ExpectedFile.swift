import Foundation

/// A file of the repository that is made by a program, and that a test makes again to compare.
///
/// With `PLANLINT_RECORD=1` (`make record`) it is written instead.
public struct ExpectedFile: Sendable {
  /// The path of the file, from the repository's root.
  public let path: String

  /// The file at a path from the repository's root.
  public init(_ path: String) {
    self.path = path
  }

  /// Whether files are written instead of compared.
  public static var isRecording: Bool { ProcessInfo.processInfo.environment["PLANLINT_RECORD"] == "1" }

  /// Compares the file with what it should hold, or writes it.
  ///
  /// - Throws: `Stale` where it differs.
  public func check(_ text: String) throws {
    let file = URL(fileURLWithPath: Fixtures.repository + "/" + path)
    if ExpectedFile.isRecording {
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
      return
    }
    guard let found = try? Data(contentsOf: file) else { throw Stale(path: path, difference: "it does not exist") }
    guard found != Data(text.utf8) else { return }
    let lines = zip(
      String(decoding: found, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false),
      text.split(separator: "\n", omittingEmptySubsequences: false))
    let first = Array(lines).firstIndex { $0 != $1 }
    let difference = first.map { "line \($0 + 1) differs" } ?? "one is longer than the other"
    throw Stale(path: path, difference: difference)
  }

  /// The error of a file that is not what it should be.
  public struct Stale: Error, CustomStringConvertible {
    let path: String
    let difference: String

    /// What to do.
    public var description: String { "\(path) is out of date: \(difference). `make record` writes it again." }
  }
}
