/// Why a text is no address, and where.
public struct AddressError: Error, Sendable, Hashable {
  /// What was expected at the place.
  public enum Expectation: Sendable, Hashable {
    case name, type, dot, key, closingBracket, validEscape, end
  }

  /// What was expected at the place.
  public let expected: Expectation
  /// The place as a count of UTF-8 bytes from the start of the text.
  public let byte: Int
}

extension ResourceAddress {
  /// Reads an address as plan JSON and plan text spell it.
  ///
  /// - Throws: ``AddressError`` with the place and what was expected there.
  public init(parsing text: String) throws(AddressError) {
    var parser = AddressParser(text)
    self = try parser.resource()
    try parser.expectEnd()
  }

  /// Reads an address from the start of a text, as a comment line of plan text begins with one.
  ///
  /// - Returns: The address and the text behind it.
  /// - Throws: ``AddressError`` where the text does not begin with an address.
  public static func prefix(of text: Substring) throws(AddressError) -> (address: ResourceAddress, rest: Substring) {
    var parser = AddressParser(text)
    let address = try parser.resource()
    return (address, parser.rest)
  }
}

extension ModulePath {
  /// Reads a module path such as `module.a["k"].module.b`; the empty text is the root module.
  ///
  /// - Throws: ``AddressError`` with the place and what was expected there.
  public init(parsing text: String) throws(AddressError) {
    self.init()
    if text.isEmpty { return }
    var parser = AddressParser(text)
    steps.append(try parser.moduleStep())
    while parser.skip(".") { steps.append(try parser.moduleStep()) }
    try parser.expectEnd()
  }
}

/// A cursor over the text of an address.
struct AddressParser {
  private let start: String.Index
  private(set) var rest: Substring

  init(_ text: some StringProtocol) {
    rest = Substring(text)
    start = rest.startIndex
  }

  mutating func resource() throws(AddressError) -> ResourceAddress {
    var module = ModulePath()
    while rest.hasPrefix("module.") {
      module.steps.append(try moduleStep())
      try expect(".", as: .dot)
    }
    var mode = ResourceMode.managed
    for candidate in [ResourceMode.data, .ephemeral] where rest.hasPrefix(candidate.addressPrefix) {
      rest = rest.dropFirst(candidate.addressPrefix.count)
      mode = candidate
      break
    }
    let type = try identifier(as: .type)
    try expect(".", as: .dot)
    let name = try identifier(as: .name)
    return ResourceAddress(module: module, mode: mode, type: type, name: name, key: try key())
  }

  mutating func moduleStep() throws(AddressError) -> ModulePath.Step {
    guard rest.hasPrefix("module.") else { throw failure(.name) }
    rest = rest.dropFirst("module.".count)
    return ModulePath.Step(name: try identifier(as: .name), key: try key())
  }

  mutating func skip(_ character: Character) -> Bool {
    guard rest.first == character else { return false }
    rest.removeFirst()
    return true
  }

  func expectEnd() throws(AddressError) {
    guard rest.isEmpty else { throw failure(.end) }
  }

  private mutating func expect(_ character: Character, as expected: AddressError.Expectation) throws(AddressError) {
    guard skip(character) else { throw failure(expected) }
  }

  private mutating func identifier(as expected: AddressError.Expectation) throws(AddressError) -> String {
    // By scalars, not characters: a combining mark behind a bracket or dot belongs to no name.
    let scalars = rest.unicodeScalars
    guard let first = scalars.first, first.startsIdentifier else { throw failure(expected) }
    let name = scalars.prefix { $0.continuesIdentifier }
    rest = rest[name.endIndex...]
    return String(Substring(name))
  }

  private mutating func key() throws(AddressError) -> InstanceKey? {
    guard rest.unicodeScalars.first == "[" else { return nil }
    rest = rest[rest.unicodeScalars.index(after: rest.startIndex)...]
    let key: InstanceKey =
      switch rest.unicodeScalars.first {
      case "\"": .string(try quoted())
      case "*": try wildcard()
      case .some, nil: .index(try integer())
      }
    guard rest.unicodeScalars.first == "]" else { throw failure(.closingBracket) }
    rest = rest[rest.unicodeScalars.index(after: rest.startIndex)...]
    return key
  }

  private mutating func wildcard() throws(AddressError) -> InstanceKey {
    rest = rest.dropFirst()
    return .wildcard
  }

  private mutating func integer() throws(AddressError) -> Int {
    let digits = rest.unicodeScalars.prefix { ("0"..."9").contains($0) || $0 == "-" }
    // Only the spelling that prints again: no leading zeros, no sign but that of a negative number.
    guard let value = Int(Substring(digits)), String(value) == Substring(digits) else { throw failure(.key) }
    rest = rest[digits.endIndex...]
    return value
  }

  private mutating func quoted() throws(AddressError) -> String {
    let scalars = rest.unicodeScalars
    let opening = scalars.index(after: scalars.startIndex)
    var place = opening
    while place < scalars.endIndex, scalars[place] != "\"" {
      let isEscape = scalars[place] == "\\"
      place = scalars.index(after: place)
      if isEscape, place < scalars.endIndex { place = scalars.index(after: place) }
    }
    guard place < scalars.endIndex else { throw failure(.closingBracket) }
    guard let text = QuotedText.unquote(rest[opening..<place]) else { throw failure(.validEscape) }
    rest = rest[scalars.index(after: place)...]
    return text
  }

  private func failure(_ expected: AddressError.Expectation) -> AddressError {
    AddressError(expected: expected, byte: rest.base.utf8.distance(from: start, to: rest.startIndex))
  }
}

extension Unicode.Scalar {
  /// Whether an HCL identifier may begin with it.
  var startsIdentifier: Bool {
    if isASCII { return properties.isAlphabetic || self == "_" }
    return properties.isIDStart
  }

  /// Whether an HCL identifier may go on with it.
  var continuesIdentifier: Bool {
    if isASCII { return properties.isAlphabetic || ("0"..."9").contains(self) || self == "_" || self == "-" }
    return properties.isIDContinue
  }
}
