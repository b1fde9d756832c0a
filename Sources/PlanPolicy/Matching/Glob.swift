/// A pattern over elements in a row, matched in time linear in pattern times text: it comes from a configuration, so it must
/// not be able to backtrack without a limit.
enum Wildcard {
  /// One place of a pattern.
  enum Place<Element> {
    case element(Element)
    /// Any one element.
    case one
    /// Any number of elements, none too.
    case any
  }

  /// Whether the pattern matches all of the elements.
  static func matches<Pattern, Element>(
    _ pattern: [Place<Pattern>], _ elements: [Element], by isMatch: (Pattern, Element) -> Bool
  ) -> Bool {
    var (place, index) = (0, 0)
    // Only the last `any` can need to take more: whatever an earlier one could take instead, the later one takes as well.
    var lastAny: (place: Int, index: Int)?
    while index < elements.count {
      switch place < pattern.count ? pattern[place] : nil {
      case .any:
        lastAny = (place, index)
        place += 1
        continue
      case .one:
        place += 1
        index += 1
        continue
      case .element(let expected) where isMatch(expected, elements[index]):
        place += 1
        index += 1
        continue
      case .element, nil: break
      }
      guard let any = lastAny else { return false }
      lastAny = (any.place, any.index + 1)
      (place, index) = (any.place + 1, any.index + 1)
    }
    return pattern[place...].allSatisfy { if case .any = $0 { true } else { false } }
  }
}

/// A pattern for one name: `*` is any run of characters, `?` any one character, all else itself.
public struct NamePattern: Sendable {
  /// The pattern as it was written.
  public let text: String
  private let places: [Wildcard.Place<Unicode.Scalar>]

  /// Takes a pattern; every text is one.
  public init(_ text: String) {
    self.text = text
    places = text.unicodeScalars.map { scalar in
      switch scalar {
      case "*": .any
      case "?": .one
      default: .element(scalar)
      }
    }
  }

  /// Whether the pattern matches the whole name.
  public func matches(_ name: String) -> Bool {
    Wildcard.matches(places, Array(name.unicodeScalars), by: ==)
  }
}

extension Wildcard.Place: Sendable where Element: Sendable {}

/// A pattern for unit paths, by segment: `**` is any number of segments, other segments are name patterns.
public struct PathPattern: Sendable {
  /// The pattern as it was written.
  public let text: String
  private let places: [Wildcard.Place<NamePattern>]

  /// Takes a pattern; every text is one.
  public init(_ text: String) {
    self.text = text
    places = PathPattern.segments(of: text).map { $0 == "**" ? .any : .element(NamePattern($0)) }
  }

  /// Whether the pattern matches the whole path.
  public func matches(_ path: String) -> Bool {
    Wildcard.matches(places, PathPattern.segments(of: path)) { $0.matches($1) }
  }

  private static func segments(of path: String) -> [String] {
    // By scalars: a combining mark behind a slash does not make it part of a name.
    path.unicodeScalars.split(separator: "/").map { String(Substring($0)) }.filter { $0 != "." }
  }
}
