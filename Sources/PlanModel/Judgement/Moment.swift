/// A moment in UTC, to the second: when a plan was made, what `--as-of` takes for now.
public struct Moment: Sendable, Hashable {
  /// Seconds since 1970-01-01T00:00:00Z.
  public let secondsSinceEpoch: Int

  /// The moment that many seconds after 1970-01-01T00:00:00Z.
  public init(secondsSinceEpoch: Int) {
    self.secondsSinceEpoch = secondsSinceEpoch
  }

  /// The start of a day.
  public init(_ date: CalendarDate) {
    secondsSinceEpoch = date.daysSinceEpoch * 86_400
  }

  /// The day, in UTC.
  public var date: CalendarDate {
    let day = secondsSinceEpoch / 86_400
    return CalendarDate(daysSinceEpoch: secondsSinceEpoch % 86_400 < 0 ? day - 1 : day)
  }

  /// Reads an RFC 3339 time such as `2026-11-24T09:41:07Z` or `2026-11-24T10:41:07.5+01:00`; fractions are dropped.
  ///
  /// - Returns: nil where the text is none, or names a time that does not exist.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 20, bytes[10] | 0x20 == UInt8(ascii: "t"),
      let date = CalendarDate(String(decoding: bytes[..<10], as: UTF8.self)),
      let clock = Moment.seconds(bytes[11..<19])
    else { return nil }
    var rest = bytes[19...]
    if rest.first == UInt8(ascii: ".") {
      let digits = rest.dropFirst().prefix { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
      guard !digits.isEmpty else { return nil }
      rest = rest.dropFirst(1 + digits.count)
    }
    guard let offset = Moment.offset(rest) else { return nil }
    secondsSinceEpoch = date.daysSinceEpoch * 86_400 + clock - offset
  }

  private static func seconds(_ clock: ArraySlice<UInt8>) -> Int? {
    let parts = clock.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false).map(twoDigits)
    guard parts.count == 3, let hour = parts[0], let minute = parts[1], let second = parts[2], hour < 24, minute < 60,
      second <= 60
    else { return nil }
    return hour * 3_600 + minute * 60 + second
  }

  private static func offset(_ text: ArraySlice<UInt8>) -> Int? {
    guard let sign = text.first else { return nil }
    if sign | 0x20 == UInt8(ascii: "z") { return text.count == 1 ? 0 : nil }
    guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else { return nil }
    let parts = text.dropFirst().split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false).map(twoDigits)
    guard parts.count == 2, let hour = parts[0], let minute = parts[1], hour < 24, minute < 60 else { return nil }
    return (hour * 3_600 + minute * 60) * (sign == UInt8(ascii: "-") ? -1 : 1)
  }

  private static func twoDigits(_ text: ArraySlice<UInt8>) -> Int? {
    guard text.count == 2, text.allSatisfy({ $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }) else { return nil }
    return Int(String(decoding: text, as: UTF8.self))
  }
}

extension Moment: Comparable {
  /// Whether the left moment comes first.
  public static func < (left: Moment, right: Moment) -> Bool { left.secondsSinceEpoch < right.secondsSinceEpoch }
}
