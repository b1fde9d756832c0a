/// Which versions of a provider a fact is about: `<5`, `>=5`.
public struct VersionConstraint: Sendable, Hashable {
  /// On which side of the version.
  public enum Relation: String, Sendable, Hashable, CaseIterable {
    case below = "<"
    case from = ">="
  }

  /// Before the version, or from it on.
  public let relation: Relation
  /// The version, most significant number first.
  public let version: [Int]

  /// Reads `<5` or `>=4.70.1`.
  ///
  /// - Returns: nil for anything else.
  public init?(_ text: String) {
    guard let relation = Relation.allCases.first(where: { text.hasPrefix($0.rawValue) }),
      let version = Self.numbers(text.dropFirst(relation.rawValue.count))
    else { return nil }
    self.relation = relation
    self.version = version
  }

  /// The versions from one on, as `since` gives it: `4.70`.
  ///
  /// - Returns: nil if it is no version.
  public init?(since text: String) {
    guard let version = Self.numbers(text[...]) else { return nil }
    relation = .from
    self.version = version
  }

  /// Whether a version is one of those; nil if it cannot be read.
  public func allows(_ text: String) -> Bool? {
    // What follows a dash or a plus marks a pre-release or a build.
    guard let other = Self.numbers(text.prefix { $0 != "-" && $0 != "+" }) else { return nil }
    let length = max(version.count, other.count)
    let (wanted, given) = (Self.padded(version, to: length), Self.padded(other, to: length))
    switch relation {
    case .below: return given.lexicographicallyPrecedes(wanted)
    case .from: return !given.lexicographicallyPrecedes(wanted)
    }
  }

  private static func padded(_ version: [Int], to length: Int) -> [Int] {
    version + Array(repeating: 0, count: length - version.count)
  }

  private static func numbers(_ text: Substring) -> [Int]? {
    let pieces = text.split(separator: ".", omittingEmptySubsequences: false)
    let numbers = pieces.compactMap { piece in piece.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(piece) : nil }
    return numbers.count == pieces.count && !numbers.isEmpty ? numbers : nil
  }
}
