public import PlanModel
import PlanPlatform

/// How the files of a policy are found and read; tests and callers with files elsewhere give their own.
public struct PolicyFileAccess: Sendable {
  /// What is at a path.
  public enum Contents: Sendable {
    case bytes([UInt8])
    case missing
    /// It is there and can't be read, with the reason.
    case unreadable(Phrase)
  }

  /// Reads the file at an absolute path, or at one relative to the working directory.
  public var read: @Sendable (String) -> Contents
  /// Whether there is a file or folder at a path.
  public var exists: @Sendable (String) -> Bool

  /// Takes the ways to read and to look.
  public init(read: @escaping @Sendable (String) -> Contents, exists: @escaping @Sendable (String) -> Bool) {
    self.read = read
    self.exists = exists
  }

  /// The files of this machine.
  public static let operatingSystem = PolicyFileAccess(
    read: { path in
      do throws(SystemError) {
        return .bytes(try InputFile.open(path).readAll(limit: largestFile))
      } catch {
        return error.reason == .missing || error.reason == .notADirectory
          ? .missing : .unreadable("\(quoted: error.message)")
      }
    },
    exists: { path in (try? FileStatus(of: path)) != nil })

  /// No team writes a configuration of this size; something else is at the path then.
  private static let largestFile = 16 << 20
}
