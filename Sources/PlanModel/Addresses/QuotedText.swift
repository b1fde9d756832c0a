/// The quoted form that addresses and paths use: HCL's escapes, templates made harmless.
///
/// `\n \r \t \" \\`, non-printable characters as `\uXXXX` or `\UXXXXXXXX`, `${` as `$${` and `%{` as `%%{`; all else raw.
public enum QuotedText {
  /// Quotes a text.
  public static func quote(_ text: String) -> String {
    // Most keys are plain: they need no look at each character.
    if text.utf8.allSatisfy(\.isPlain) { return "\"" + text + "\"" }
    var result = "\""
    var scalars = text.unicodeScalars.makeIterator()
    var next = scalars.next()
    while let scalar = next {
      next = scalars.next()
      switch scalar {
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "$", "%":
        result.unicodeScalars.append(scalar)
        if next == "{" { result.unicodeScalars.append(scalar) }
      default:
        if scalar.isPrintable { result.unicodeScalars.append(scalar) } else { result += escape(scalar) }
      }
    }
    return result + "\""
  }

  /// Reads what stands between the quotes, the closing one excluded.
  ///
  /// - Returns: nil where an escape is none of the above.
  static func unquote(_ inner: Substring) -> String? {
    var result = ""
    var scalars = Array(inner.unicodeScalars)[...]
    while let scalar = scalars.popFirst() {
      switch scalar {
      case "\\":
        guard let escaped = readEscape(&scalars) else { return nil }
        result.unicodeScalars.append(escaped)
      case "$", "%":
        result.unicodeScalars.append(scalar)
        if scalars.first == scalar, scalars.dropFirst().first == "{" { scalars.removeFirst() }
      default:
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func readEscape(_ scalars: inout ArraySlice<Unicode.Scalar>) -> Unicode.Scalar? {
    switch scalars.popFirst() {
    case "n": return "\n"
    case "r": return "\r"
    case "t": return "\t"
    case "\"": return "\""
    case "\\": return "\\"
    case "u": return readHexadecimal(&scalars, count: 4)
    case "U": return readHexadecimal(&scalars, count: 8)
    case .some, nil: return nil
    }
  }

  private static func readHexadecimal(_ scalars: inout ArraySlice<Unicode.Scalar>, count: Int) -> Unicode.Scalar? {
    let digits = scalars.prefix(count)
    guard digits.count == count, digits.allSatisfy(\.properties.isASCIIHexDigit) else { return nil }
    scalars.removeFirst(count)
    let text = String(String.UnicodeScalarView(digits))
    return UInt32(text, radix: 16).flatMap(Unicode.Scalar.init)
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16)
    let width = scalar.value > 0xFFFF ? 8 : 4
    return (width == 8 ? "\\U" : "\\u") + String(repeating: "0", count: width - digits.count) + digits
  }
}

extension UInt8 {
  /// Whether it stands for itself between quotes, whatever comes next: printable ASCII but for what begins an escape.
  fileprivate var isPlain: Bool {
    self >= 0x20 && self < 0x7F && self != UInt8(ascii: "\"") && self != UInt8(ascii: "\\")
      && self != UInt8(ascii: "$") && self != UInt8(ascii: "%")
  }
}

extension Unicode.Scalar {
  /// Whether Go's `unicode.IsPrint` prints it: letters, marks, numbers, punctuation, symbols and the ASCII space.
  var isPrintable: Bool {
    if value < 0x7F { return value >= 0x20 }
    return switch properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator, .spaceSeparator:
      false
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
      .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber, .connectorPunctuation,
      .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation, .finalPunctuation,
      .otherPunctuation, .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol:
      true
    @unknown default: false
    }
  }
}
