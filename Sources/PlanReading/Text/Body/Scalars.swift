import PlanModel

/// Values that stand on one line.
enum Scalars {
  /// Both sides of a value with or without an arrow, all on one line.
  static func sides(of token: BodyToken, in bytes: [UInt8], effect: Effect) -> TwoSides {
    guard token.target.kind != .none || token.changesOnlyWhitespace else {
      return sides(of: token.value, in: bytes, effect: effect).limited(to: effect)
    }
    var sides = TwoSides(before: nil, after: nil)
    if effect.hasBefore { sides.before = self.sides(of: token.value, in: bytes, effect: effect).before }
    if effect.hasAfter {
      sides.after =
        token.target.kind == .none ? .notShown : self.sides(of: token.target, in: bytes, effect: .added).after
    }
    return sides
  }

  /// Both sides of a value without an arrow.
  static func sides(of operand: Operand, in bytes: [UInt8], effect: Effect) -> TwoSides {
    switch operand.kind {
    case .sensitive:
      // Unchanged, it is like everything else that the text hides. Marked on both sides, it says: this changes.
      switch effect {
      case .unchanged: TwoSides(both: .notShown)
      case .added, .removed, .changed: TwoSides(both: Value.notShown.markedSensitive())
      }
    case .none, .string, .number, .boolean, .null, .unknown, .writeOnly, .emptyMapping, .emptySequence, .opensMapping,
      .opensSequence, .opensJSON, .opensHeredoc:
      TwoSides(both: value(of: operand, in: bytes))
    }
  }

  private static func value(of operand: Operand, in bytes: [UInt8]) -> Value {
    let plain = plainValue(of: operand, in: bytes)
    return operand.isJSON ? EncodedJSON.value(of: plain) : plain
  }

  private static func plainValue(of operand: Operand, in bytes: [UInt8]) -> Value {
    switch operand.kind {
    case .string: .string(GoText.unquote(bytes[operand.range.range]))
    case .number: number(String(decoding: bytes[operand.range.range], as: UTF8.self))
    case .boolean: .boolean(bytes[Int(operand.range.lower)] == UInt8(ascii: "t"))
    // A write-only argument is in no plan and in no state: both sides are null there too.
    case .null, .writeOnly: .null
    case .unknown: .unknown
    case .sensitive: Value.notShown.markedSensitive()
    case .emptyMapping: .mapping([])
    case .emptySequence: .sequence([])
    case .none, .opensMapping, .opensSequence, .opensJSON, .opensHeredoc: .notShown
    }
  }

  private static func number(_ literal: String) -> Value {
    Number(literal).map(Value.number) ?? .notShown
  }
}

/// The spelling of strings in plan text: Go's `%q`.
enum GoText {
  /// Reads what stands between the quotes; an escape that is none stays as it is spelled.
  static func unquote(_ inner: ArraySlice<UInt8>) -> String {
    guard inner.contains(UInt8(ascii: "\\")) else { return String(decoding: inner, as: UTF8.self) }
    var result: [UInt8] = []
    result.reserveCapacity(inner.count)
    var rest = inner
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "\\") { readEscape(&rest, into: &result) } else { result.append(byte) }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func readEscape(_ rest: inout ArraySlice<UInt8>, into result: inout [UInt8]) {
    guard let kind = rest.popFirst() else { return result.append(UInt8(ascii: "\\")) }
    switch kind {
    case UInt8(ascii: "a"): result.append(0x07)
    case UInt8(ascii: "b"): result.append(0x08)
    case UInt8(ascii: "f"): result.append(0x0C)
    case UInt8(ascii: "n"): result.append(0x0A)
    case UInt8(ascii: "r"): result.append(0x0D)
    case UInt8(ascii: "t"): result.append(0x09)
    case UInt8(ascii: "v"): result.append(0x0B)
    case UInt8(ascii: "\\"), UInt8(ascii: "\""), UInt8(ascii: "'"): result.append(kind)
    case UInt8(ascii: "x"): readCode(&rest, digits: 2, kind: kind, into: &result)
    case UInt8(ascii: "u"): readCode(&rest, digits: 4, kind: kind, into: &result)
    case UInt8(ascii: "U"): readCode(&rest, digits: 8, kind: kind, into: &result)
    case _: result += [UInt8(ascii: "\\"), kind]
    }
  }

  private static func readCode(
    _ rest: inout ArraySlice<UInt8>, digits: Int, kind: UInt8, into result: inout [UInt8]
  ) {
    let code = rest.prefix(digits)
    guard code.count == digits, let number = UInt32(String(decoding: code, as: UTF8.self), radix: 16) else {
      result += [UInt8(ascii: "\\"), kind]
      return
    }
    rest = rest.dropFirst(digits)
    // `\x` spells a byte, the others a character.
    if digits == 2 {
      result.append(UInt8(number))
    } else {
      result += String(Unicode.Scalar(number) ?? "\u{FFFD}").utf8
    }
  }
}
