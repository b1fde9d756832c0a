import PlanModel

/// What a document says of itself as a whole.
struct DocumentHeader {
  /// A version as a document has it.
  enum Version: Equatable {
    case missing
    case text(String)
    /// It is there and no string.
    case malformed
  }

  var formatVersion = Version.missing
  var engineVersion: String?
  var plannedAt: String?
  var isErrored: Bool?
  var isComplete: Bool?
  var isApplyable: Bool?

  /// Why the document can't be read by its version, or what is to be said of it.
  var versionVerdict: VersionVerdict {
    guard case .text(let text) = formatVersion else {
      return formatVersion == .missing ? .missing : .notAString
    }
    guard let version = NumericVersion(text) else { return .noVersion(text) }
    if version.major > 1 || version == NumericVersion(major: 0, minor: 0) { return .unsupported(text) }
    return version.major == 1 && version.minor > 2 ? .newer(text) : .supported
  }

  /// What follows from the format's version.
  enum VersionVerdict {
    case supported
    /// A newer minor version: read, and said.
    case newer(String)
    case unsupported(String)
    case noVersion(String)
    case notAString, missing
  }

  /// The text of the version, if it has one.
  var formatVersionText: String? {
    if case .text(let text) = formatVersion { text } else { nil }
  }
}

/// The first two numbers of a version, which decide all that this reader asks of one.
struct NumericVersion: Comparable {
  let major: Int
  let minor: Int

  init(major: Int, minor: Int) {
    self.major = major
    self.minor = minor
  }

  /// Reads `MAJOR`, `MAJOR.MINOR` and whatever follows behind `.` or `-`.
  init?(_ text: String) {
    let numbers = text.prefix { $0 != "-" && $0 != "+" }.split(separator: ".", omittingEmptySubsequences: false)
    guard let first = numbers.first, let major = Int(first), major >= 0 else { return nil }
    guard numbers.count > 1 else {
      self.init(major: major, minor: 0)
      return
    }
    guard let minor = Int(numbers[1]), minor >= 0 else { return nil }
    self.init(major: major, minor: minor)
  }

  static func < (left: NumericVersion, right: NumericVersion) -> Bool {
    (left.major, left.minor) < (right.major, right.minor)
  }
}
