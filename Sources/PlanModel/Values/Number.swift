/// A number as its source spells it, of any size and precision.
///
/// Plans hold integers beyond 64 bits and fractions beyond a double (formats: plan JSON prints raw number tokens), so a
/// number is never taken through a floating-point type to be compared or shown.
public struct Number: Sendable {
  /// The literal as it was read: JSON's grammar, for example `-12`, `1.50`, `1e400`.
  public let literal: String

  /// Takes a literal that follows JSON's number grammar.
  ///
  /// - Returns: nil when the text is not such a literal.
  public init?(_ literal: String) {
    guard Decimal(literal.utf8) != nil else { return nil }
    self.literal = literal
  }

  /// Takes a literal that a scanner has already checked.
  public init(trusted literal: String) {
    self.literal = literal
  }

  /// Makes a whole number.
  public init(_ integer: Int) {
    literal = String(integer)
  }

  /// The number as an integer, if it is whole and fits.
  public var integer: Int? {
    if let direct = Int(literal) { return direct }
    guard let decimal = Decimal(literal.utf8), decimal.exponent >= 0, decimal.exponent <= 18 else { return nil }
    let digits = String(decoding: decimal.digits, as: UTF8.self) + String(repeating: "0", count: decimal.exponent)
    return Int((decimal.isNegative ? "-" : "") + (digits.isEmpty ? "0" : digits))
  }
}

extension Number: Hashable {
  /// Whether both are the same number, however spelled: `1`, `1.0` and `10e-1` are.
  public static func == (left: Number, right: Number) -> Bool {
    if left.literal == right.literal { return true }
    guard let left = Decimal(left.literal.utf8), let right = Decimal(right.literal.utf8) else { return false }
    return left == right
  }

  /// Feeds the number's decimal form.
  public func hash(into hasher: inout Hasher) {
    if let decimal = Decimal(literal.utf8) { hasher.combine(decimal) } else { hasher.combine(literal) }
  }
}

extension Number: Comparable {
  /// Whether the left number is smaller.
  public static func < (left: Number, right: Number) -> Bool {
    guard let left = Decimal(left.literal.utf8), let right = Decimal(right.literal.utf8) else { return false }
    return left.precedes(right)
  }
}

/// A literal taken apart: `digits` × 10^`exponent`, without leading or trailing zeros, so that equal numbers are equal.
private struct Decimal: Hashable {
  var isNegative = false
  var digits: [UInt8] = []
  var exponent = 0

  init?(_ literal: some Collection<UInt8>) {
    var rest = literal[...]
    if rest.first == UInt8(ascii: "-") {
      isNegative = true
      rest = rest.dropFirst()
    }
    let whole = rest.prefix(while: \.isDecimalDigit)
    guard !whole.isEmpty, whole.count == 1 || whole.first != UInt8(ascii: "0") else { return nil }
    digits += whole
    rest = rest.dropFirst(whole.count)
    if rest.first == UInt8(ascii: ".") {
      let fraction = rest.dropFirst().prefix(while: \.isDecimalDigit)
      guard !fraction.isEmpty else { return nil }
      digits += fraction
      exponent = -fraction.count
      rest = rest.dropFirst(1 + fraction.count)
    }
    if let letter = rest.first, letter | 0x20 == UInt8(ascii: "e") {
      rest = rest.dropFirst()
      // An exponent beyond Int is no number that an engine prints; such literals compare by their text alone.
      guard let power = Int(String(decoding: rest, as: UTF8.self)), abs(power) < 1 << 40 else { return nil }
      exponent += power
      rest = rest.dropFirst(rest.count)
    }
    guard rest.isEmpty else { return nil }
    normalise()
  }

  private mutating func normalise() {
    let zeros = digits.reversed().prefix { $0 == UInt8(ascii: "0") }.count
    digits.removeLast(zeros)
    exponent += zeros
    digits.removeFirst(digits.prefix { $0 == UInt8(ascii: "0") }.count)
    if digits.isEmpty {
      exponent = 0
      isNegative = false
    }
  }

  func precedes(_ other: Decimal) -> Bool {
    if isNegative != other.isNegative { return isNegative }
    return isNegative ? other.magnitudePrecedes(self) : magnitudePrecedes(other)
  }

  private func magnitudePrecedes(_ other: Decimal) -> Bool {
    if digits.isEmpty || other.digits.isEmpty { return digits.isEmpty && !other.digits.isEmpty }
    let (scale, otherScale) = (digits.count + exponent, other.digits.count + other.exponent)
    return scale == otherScale ? digits.lexicographicallyPrecedes(other.digits) : scale < otherScale
  }
}

extension UInt8 {
  fileprivate var isDecimalDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }
}
