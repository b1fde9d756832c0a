import Foundation

/// A program that some tests use and that not every machine has.
///
/// A test says `@Test(.enabled(if: OptionalProgram.jq.isWanted, OptionalProgram.jq.comment))`: without the program it is
/// skipped, and says so. With `PLANLINT_REQUIRE_TOOLS=1` it runs, and fails, where the program could have been installed.
public enum OptionalProgram: String, Sendable, CaseIterable {
  case jq, jsonschema, shellcheck, git, gzip, python3, terraform, tofu
  case preCommit = "pre-commit"

  /// Whether Debian or PyPI have it, so that continuous integration installs it.
  public var isInstallable: Bool {
    switch self {
    case .jq, .jsonschema, .shellcheck, .git, .gzip, .python3, .preCommit: true
    case .terraform, .tofu: false
    }
  }

  /// Whether a test that uses it runs.
  public var isWanted: Bool {
    Program.find(rawValue) != nil
      || (isInstallable && ProcessInfo.processInfo.environment["PLANLINT_REQUIRE_TOOLS"] == "1")
  }

  /// Why a test was skipped.
  public var comment: String { "\(rawValue) is not installed" }

  /// The program.
  ///
  /// - Throws: `Missing` where it is not on `PATH`.
  public func program() throws -> Program {
    guard let program = Program.find(rawValue) else { throw Missing(name: rawValue) }
    return program
  }

  /// The error of a test that was told to run without its program.
  public struct Missing: Error, CustomStringConvertible {
    let name: String

    /// What is missing.
    public var description: String { "\(name) is not on PATH, and PLANLINT_REQUIRE_TOOLS=1 asks for it" }
  }
}
