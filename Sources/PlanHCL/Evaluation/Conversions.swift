import PlanModel

/// A value that cannot become what is wanted: "string required", in the words of the error that tells it.
struct ConversionFailure: Error {
  let wanted: String
}

extension Value {
  /// The text of a string, number or boolean.
  func convertedToText() throws(ConversionFailure) -> String {
    switch content {
    case .string(let text): return text
    case .boolean(let flag): return flag ? "true" : "false"
    case .number(let number):
      guard let digits = number.plainDigits else {
        throw ConversionFailure(wanted: "a number of printable size is required")
      }
      return digits
    case .null, .sequence, .mapping, .unknown, .notShown: throw ConversionFailure(wanted: "string required")
    }
  }

  /// A number, or the number that a string spells.
  func convertedToNumber() throws(ConversionFailure) -> Number {
    switch content {
    case .number(let number): return number
    case .string(let text):
      guard let number = Number(hclText: text) else { throw ConversionFailure(wanted: "a number is required") }
      return number
    case .boolean, .null, .sequence, .mapping, .unknown, .notShown:
      throw ConversionFailure(wanted: "number required")
    }
  }

  /// A boolean, or what the strings `true`, `false`, `1` and `0` mean.
  func convertedToBoolean() throws(ConversionFailure) -> Bool {
    switch content {
    case .boolean(let flag): return flag
    case .string("true"), .string("1"): return true
    case .string("false"), .string("0"): return false
    case .string: throw ConversionFailure(wanted: "a bool is required")
    case .number, .null, .sequence, .mapping, .unknown, .notShown: throw ConversionFailure(wanted: "bool required")
    }
  }
}

extension Number {
  /// Reads a number as Terraform converts strings: a sign, `.5`, `1.` and leading zeros are fine, blanks are not.
  init?(hclText text: String) {
    var rest = Substring(text)
    var spelling = ""
    if rest.first == "-" || rest.first == "+" {
      if rest.removeFirst() == "-" { spelling = "-" }
    }
    let whole = rest.prefix { $0.isASCII && $0.isWholeNumber }
    rest = rest.dropFirst(whole.count)
    var fraction = Substring()
    if rest.first == "." {
      fraction = rest.dropFirst().prefix { $0.isASCII && $0.isWholeNumber }
      rest = rest.dropFirst(1 + fraction.count)
    }
    guard !whole.isEmpty || !fraction.isEmpty else { return nil }
    let significant = whole.drop { $0 == "0" }
    spelling += significant.isEmpty ? "0" : significant
    if !fraction.isEmpty { spelling += "." + fraction }
    self.init(spelling + rest)
  }

  /// The number written out, without an exponent and without zeros that mean nothing.
  ///
  /// - Returns: nil for a number of more than 10,000 digits, which nobody wants to read and an attacker to write.
  var plainDigits: String? {
    var digits = literal[...]
    let isNegative = digits.first == "-"
    if isNegative { digits = digits.dropFirst() }
    let mantissa = digits.prefix { $0 != "e" && $0 != "E" }
    guard let exponent = mantissa.count == digits.count ? 0 : Int(digits.dropFirst(mantissa.count + 1)) else {
      return nil
    }
    let whole = mantissa.prefix { $0 != "." }
    let all = Array((whole + mantissa.dropFirst(whole.count + 1)).utf8)
    let point = whole.utf8.count + exponent
    guard abs(point) <= 10_000, all.count <= 10_000 else { return nil }

    let zero = UInt8(ascii: "0")
    let padded =
      [UInt8](repeating: zero, count: max(0, 1 - point)) + all
      + [UInt8](repeating: zero, count: max(0, point - all.count))
    let split = max(1, point)
    let before = padded[..<split].drop { $0 == zero }
    let after = padded[split...].reversed().drop { $0 == zero }.reversed()
    let sign = isNegative ? "-" : ""
    let text = sign + (before.isEmpty ? "0" : String(decoding: before, as: UTF8.self))
    return after.isEmpty ? text : text + "." + String(decoding: after, as: UTF8.self)
  }
}
