/// A second reading of RFC 8259, as plain as it can be, for the scanner to agree with.
struct ReferenceGrammar {
  private var rest: ArraySlice<UInt8>
  private let maximumDepth: Int

  /// Whether some bytes are one JSON document.
  static func accepts(_ bytes: [UInt8], maximumDepth: Int = 1000) -> Bool {
    var grammar = ReferenceGrammar(rest: bytes[...], maximumDepth: maximumDepth)
    grammar.space()
    guard grammar.value(depth: 0) else { return false }
    grammar.space()
    return grammar.rest.isEmpty
  }

  private mutating func space() {
    rest = rest.drop { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
  }

  private mutating func take(_ text: String) -> Bool {
    guard rest.starts(with: text.utf8) else { return false }
    rest = rest.dropFirst(text.utf8.count)
    return true
  }

  private mutating func value(depth: Int) -> Bool {
    if take("{") { return depth < maximumDepth && list(closing: "}", depth: depth, hasKeys: true) }
    if take("[") { return depth < maximumDepth && list(closing: "]", depth: depth, hasKeys: false) }
    if take("true") || take("false") || take("null") { return true }
    return rest.first == UInt8(ascii: "\"") ? string() : number()
  }

  private mutating func list(closing: String, depth: Int, hasKeys: Bool) -> Bool {
    space()
    if take(closing) { return true }
    repeat {
      space()
      if hasKeys {
        guard rest.first == UInt8(ascii: "\""), string() else { return false }
        space()
        guard take(":") else { return false }
        space()
      }
      guard value(depth: depth + 1) else { return false }
      space()
    } while take(",")
    return take(closing)
  }

  private mutating func string() -> Bool {
    rest.removeFirst()
    var raw: [UInt8] = []
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "\""): return String(validating: raw, as: UTF8.self) != nil
      case UInt8(ascii: "\\"):
        guard let escaped = rest.popFirst() else { return false }
        if escaped == UInt8(ascii: "u") {
          let digits = rest.prefix(4)
          guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit && $0 < 0x80 }) else {
            return false
          }
          rest = rest.dropFirst(4)
        } else if !"\"\\/bfnrt".utf8.contains(escaped) {
          return false
        }
        raw.append(UInt8(ascii: "?"))
      case ..<0x20: return false
      default: raw.append(byte)
      }
    }
    return false
  }

  private mutating func number() -> Bool {
    _ = take("-")
    if !take("0") { guard digits() else { return false } }
    if take(".") { guard digits() else { return false } }
    if take("e") || take("E") {
      if !take("+") { _ = take("-") }
      guard digits() else { return false }
    }
    return true
  }

  private mutating func digits() -> Bool {
    let digits = rest.prefix { $0 >= 0x30 && $0 <= 0x39 }
    rest = rest.dropFirst(digits.count)
    return !digits.isEmpty
  }
}

/// The same chances every time.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
