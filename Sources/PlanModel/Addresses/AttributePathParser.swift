extension AttributePath {
  /// Reads a path as ``description`` spells it: `tags["cost center"]`, `ingress[0].from_port`.
  ///
  /// - Returns: nil where the text is no such path.
  public init?(parsing text: String) {
    self.init()
    var rest = Substring(text)
    while !rest.isEmpty {
      guard let step = AttributePath.takeStep(from: &rest, isFirst: steps.isEmpty) else { return nil }
      steps.append(step)
    }
  }

  private static func takeStep(from rest: inout Substring, isFirst: Bool) -> Step? {
    if rest.utf8.first == UInt8(ascii: "[") { return takeKey(from: &rest) }
    if !isFirst {
      guard rest.utf8.first == UInt8(ascii: ".") else { return nil }
      rest = rest[rest.utf8.index(after: rest.startIndex)...]
    }
    let end = rest.utf8.firstIndex { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "[") } ?? rest.endIndex
    let name = String(rest[..<end])
    rest = rest[end...]
    // A name that would be spelled in another way is none.
    guard !name.isEmpty, AttributePath(name).description.hasSameBytes(as: name) else { return nil }
    return .name(name)
  }

  private static func takeKey(from rest: inout Substring) -> Step? {
    let start = rest.utf8.index(after: rest.startIndex)
    guard start < rest.endIndex else { return nil }
    if rest.utf8[start] != UInt8(ascii: "\"") {
      guard let end = rest.utf8.firstIndex(of: UInt8(ascii: "]")), let index = Int(rest[start..<end]) else {
        return nil
      }
      rest = rest[rest.utf8.index(after: end)...]
      return .index(index)
    }
    let opening = rest.utf8.index(after: start)
    var end = opening
    while end < rest.endIndex, rest.utf8[end] != UInt8(ascii: "\"") {
      let isEscape = rest.utf8[end] == UInt8(ascii: "\\")
      end = rest.utf8.index(after: end)
      if isEscape, end < rest.endIndex { end = rest.utf8.index(after: end) }
    }
    guard end < rest.endIndex, let name = QuotedText.unquote(rest[opening..<end]) else { return nil }
    let bracket = rest.utf8.index(after: end)
    guard bracket < rest.endIndex, rest.utf8[bracket] == UInt8(ascii: "]") else { return nil }
    rest = rest[rest.utf8.index(after: bracket)...]
    return .name(name)
  }
}
