/// What the `format_version` of a plan document means for its reader.
enum FormatVersion {
  case known
  /// A later version of the same major, which only adds.
  case newerMinor(String)
  case unsupported(String)
  case missing

  /// The newest minor version of major 1 that this reader was made for.
  private static let newestMinor = 2

  /// Reads the version: a string of two whole numbers, compared as numbers.
  init(_ text: String?) {
    guard let text else {
      self = .missing
      return
    }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
    switch (parts.count, parts.first ?? nil, parts.last ?? nil) {
    case (2, 0?, let minor?) where minor >= 1: self = .known
    case (2, 1?, let minor?) where minor >= 0: self = minor > Self.newestMinor ? .newerMinor(text) : .known
    case (_, _, _): self = .unsupported(text)
    }
  }
}
