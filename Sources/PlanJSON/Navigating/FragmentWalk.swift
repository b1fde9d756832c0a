import PlanModel

/// One member of an object whose text is gone through.
struct FragmentMember {
  /// What is between the key's quotes.
  fileprivate let keyText: JSONFragment
  fileprivate let isKeyEscaped: Bool
  let value: JSONFragment

  var key: String {
    keyText.storage.withBytes { Lexer.decode($0, keyText.start, keyText.count) }
  }

  func hasSameKey(as other: FragmentMember) -> Bool {
    isKeyEscaped || other.isKeyEscaped ? key.hasSameBytes(as: other.key) : keyText.hasSameBytes(as: other.keyText)
  }
}

extension JSONFragment {
  /// Goes through the members of an object, without laying out what is in them; nothing of any other value.
  func forEachMember(_ body: (FragmentMember) -> Void) {
    guard kind == .object else { return }
    var position = next(after: start)
    while byte(at: position) != .closingBrace {
      let key = storage.withBytes { Lexer.key($0, position) }
      let valueStart = next(after: key.valueStart - 1)
      let value = part(from: valueStart)
      body(
        FragmentMember(
          keyText: part(position + 1, key.count), isKeyEscaped: key.isEscaped, value: value))
      position = next(after: valueStart + value.count - 1)
      if byte(at: position) == .comma { position = next(after: position) }
    }
  }

  /// The elements of an array; none of any other value.
  var elements: [JSONFragment] {
    guard kind == .array else { return [] }
    var elements: [JSONFragment] = []
    var position = next(after: start)
    while byte(at: position) != .closingBracket {
      let element = part(from: position)
      elements.append(element)
      position = next(after: position + element.count - 1)
      if byte(at: position) == .comma { position = next(after: position) }
    }
    return elements
  }

  private func byte(at position: Int) -> UInt8 { storage.withBytes { $0.byte(position) } }

  /// The first place behind another that is not white space.
  private func next(after position: Int) -> Int { storage.withBytes { Lexer.skipSpace($0, position + 1) } }

  private func part(_ partStart: Int, _ count: Int) -> JSONFragment {
    JSONFragment(storage, start: partStart, count: count, byte: byte + partStart - start)
  }

  /// The value that begins at a place.
  private func part(from valueStart: Int) -> JSONFragment {
    part(valueStart, storage.withBytes { Lexer.endOfChecked($0, valueStart) } - valueStart)
  }
}

extension Lexer {
  /// Where a value that was checked before ends.
  static func endOfChecked(_ bytes: RawSpan, _ start: Int) -> Int {
    var position = start
    var depth = 0
    repeat {
      switch bytes.byte(position) {
      case .quote: position = string(bytes, position &+ 1).end
      case .openingBrace, .openingBracket:
        depth &+= 1
        position &+= 1
      case .closingBrace, .closingBracket:
        depth &-= 1
        position &+= 1
      case UInt8(ascii: "t"), UInt8(ascii: "n"): position &+= 4
      case UInt8(ascii: "f"): position &+= 5
      case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): position = number(bytes, position).end
      default: position &+= 1
      }
    } while depth > 0
    return position
  }
}
