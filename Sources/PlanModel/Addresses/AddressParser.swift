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
    var parser = AddressParser(Substring(text))
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
    var parser = AddressParser(Substring(text))
    steps.append(try parser.moduleStep())
    while parser.skip(UInt8(ascii: ".")) { steps.append(try parser.moduleStep()) }
    try parser.expectEnd()
  }
}

/// A cursor over the bytes of an address.
///
/// Every change of a plan has one: it goes over an array of bytes, which costs a tenth of what a substring does.
struct AddressParser {
  private let text: Substring
  private let bytes: [UInt8]
  private var place = 0

  init(_ text: Substring) {
    self.text = text
    bytes = unsafe text.utf8.withContiguousStorageIfAvailable { unsafe Array($0) } ?? Array(text.utf8)
  }

  /// The text behind what was read.
  var rest: Substring { text[text.utf8.index(text.startIndex, offsetBy: place)...] }

  mutating func resource() throws(AddressError) -> ResourceAddress {
    var module = ModulePath()
    while isAt(Self.module) {
      module.steps.append(try moduleStep())
      try expect(UInt8(ascii: "."), as: .dot)
    }
    let mode: ResourceMode = skip(Self.data) ? .data : skip(Self.ephemeral) ? .ephemeral : .managed
    let type = try identifier(as: .type)
    try expect(UInt8(ascii: "."), as: .dot)
    let name = try identifier(as: .name)
    return ResourceAddress(module: module, mode: mode, type: type, name: name, key: try key())
  }

  mutating func moduleStep() throws(AddressError) -> ModulePath.Step {
    guard skip(Self.module) else { throw failure(.name) }
    return ModulePath.Step(name: try identifier(as: .name), key: try key())
  }

  mutating func skip(_ byte: UInt8) -> Bool {
    guard current == byte else { return false }
    place += 1
    return true
  }

  func expectEnd() throws(AddressError) {
    guard current == nil else { throw failure(.end) }
  }

  // MARK: Bytes

  private var current: UInt8? { place < bytes.count ? bytes[place] : nil }

  private static let module = Array("module.".utf8)
  private static let data = Array("data.".utf8)
  private static let ephemeral = Array("ephemeral.".utf8)

  private func isAt(_ word: [UInt8]) -> Bool {
    guard bytes.count - place >= word.count else { return false }
    for offset in word.indices where bytes[place + offset] != word[offset] { return false }
    return true
  }

  private mutating func skip(_ word: [UInt8]) -> Bool {
    guard isAt(word) else { return false }
    place += word.count
    return true
  }

  private mutating func expect(_ byte: UInt8, as expected: AddressError.Expectation) throws(AddressError) {
    guard skip(byte) else { throw failure(expected) }
  }

  private func failure(_ expected: AddressError.Expectation) -> AddressError {
    AddressError(expected: expected, byte: place)
  }

  private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  // MARK: Parts

  private mutating func identifier(as expected: AddressError.Expectation) throws(AddressError) -> String {
    let start = place
    while let byte = current, byte.continuesIdentifier { place += 1 }
    if let byte = current, byte >= 0x80 { try continueBeyondASCII(from: start, as: expected) }
    guard start < place, !bytes[start].isIdentifierRest else {
      place = start
      throw failure(expected)
    }
    return text(start..<place)
  }

  /// Reads on where an identifier has letters beyond ASCII, by scalars: a combining mark behind a bracket or a dot belongs
  /// to no name.
  private mutating func continueBeyondASCII(
    from start: Int, as expected: AddressError.Expectation
  ) throws(AddressError) {
    if start == place, let first = scalar, !first.properties.isIDStart { throw failure(expected) }
    while let scalar, scalar.continuesIdentifier { place += UTF8.width(scalar) }
  }

  private var scalar: Unicode.Scalar? {
    var rest = bytes[place...].makeIterator()
    var decoder = UTF8()
    return switch decoder.decode(&rest) {
    case .scalarValue(let scalar): scalar
    case .emptyInput, .error: nil
    }
  }

  private mutating func key() throws(AddressError) -> InstanceKey? {
    guard skip(UInt8(ascii: "[")) else { return nil }
    let key: InstanceKey
    if skip(UInt8(ascii: "\"")) {
      key = .string(try quoted())
    } else if skip(UInt8(ascii: "*")) {
      key = .wildcard
    } else {
      key = .index(try integer())
    }
    try expect(UInt8(ascii: "]"), as: .closingBracket)
    return key
  }

  private mutating func integer() throws(AddressError) -> Int {
    let digits = bytes[place...].prefix { $0.isDigit || $0 == UInt8(ascii: "-") }
    let literal = text(digits.startIndex..<digits.endIndex)
    // Only the spelling that prints again: no leading zeros, no sign but that of a negative number.
    guard let value = Int(literal), String(value) == literal else { throw failure(.key) }
    place = digits.endIndex
    return value
  }

  /// Reads what is behind an opening quote, up to behind the closing one.
  private mutating func quoted() throws(AddressError) -> String {
    let start = place
    var isPlain = true
    while let byte = current, byte != UInt8(ascii: "\"") {
      if byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "$") || byte == UInt8(ascii: "%") { isPlain = false }
      place += 1
      if byte == UInt8(ascii: "\\"), current != nil { place += 1 }
    }
    let end = place
    guard skip(UInt8(ascii: "\"")) else {
      place = start - 1
      throw failure(.closingBracket)
    }
    if isPlain { return text(start..<end) }
    guard let key = QuotedText.unquote(Substring(text(start..<end))) else {
      place = start - 1
      throw failure(.validEscape)
    }
    return key
  }
}

extension UInt8 {
  fileprivate var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }

  /// Whether an identifier may go on with this byte of ASCII.
  fileprivate var continuesIdentifier: Bool {
    (self | 0x20 >= UInt8(ascii: "a") && self | 0x20 <= UInt8(ascii: "z")) || self == UInt8(ascii: "_")
      || isIdentifierRest
  }

  /// Whether an identifier may go on with this byte of ASCII, but not begin with it.
  fileprivate var isIdentifierRest: Bool { isDigit || self == UInt8(ascii: "-") }
}

extension Unicode.Scalar {
  /// Whether an HCL identifier may go on with it.
  fileprivate var continuesIdentifier: Bool {
    isASCII ? UInt8(ascii: self).continuesIdentifier : properties.isIDContinue
  }
}
