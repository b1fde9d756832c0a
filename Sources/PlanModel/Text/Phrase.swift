/// A sentence of a rule, a remedy or a diagnostic, in pieces that each renderer escapes for its own format.
///
/// Only ``Piece/words(_:)`` is trusted text of ours. Everything that comes from a plan, a configuration or a file name is
/// one of the other pieces, so that no input can forge a part of a report.
public struct Phrase: Sendable {
  /// A part of a sentence.
  public enum Piece: Sendable {
    /// Our own words, or a sentence from the facts on resource types.
    case words(String)
    /// Code that is shown as it is spelled: an argument, a block of HCL, a file name, an engine's term.
    case code(String)
    /// Text of an engine or a user, shown as text: a message, a reason, an error's summary.
    case quoted(String)
    /// Boxed: an address is four times as large as any other piece.
    indirect case address(ResourceAddress)
    case path(AttributePath)
    /// A value of the plan; disclosure decides what of it is seen.
    case value(Value)
    case command(Command)
  }

  /// The pieces in their order.
  public var pieces: [Piece]

  /// Puts a sentence together.
  public init(_ pieces: [Piece]) {
    self.pieces = pieces
  }

  /// Makes a sentence of our own words.
  public init(words: String) {
    pieces = [.words(words)]
  }
}

extension Phrase: ExpressibleByStringInterpolation {
  /// A sentence of our own words alone.
  public init(stringLiteral value: StaticString) {
    self.init(words: value.description)
  }

  /// Takes the pieces of a string literal: its words are ours, what is interpolated is what its type says.
  public init(stringInterpolation: StringInterpolation) {
    self.init(stringInterpolation.pieces)
  }

  /// Collects the pieces of an interpolated sentence.
  public struct StringInterpolation: StringInterpolationProtocol {
    var pieces: [Piece] = []

    /// Begins with no pieces.
    public init(literalCapacity: Int, interpolationCount: Int) {}

    /// Takes our own words.
    public mutating func appendLiteral(_ literal: StaticString) {
      if literal.utf8CodeUnitCount > 0 { pieces.append(.words(literal.description)) }
    }

    /// Takes an address.
    public mutating func appendInterpolation(_ address: ResourceAddress) { pieces.append(.address(address)) }
    /// Takes an attribute path.
    public mutating func appendInterpolation(_ path: AttributePath) { pieces.append(.path(path)) }
    /// Takes a value.
    public mutating func appendInterpolation(_ value: Value) { pieces.append(.value(value)) }
    /// Takes a count.
    public mutating func appendInterpolation(_ count: Int) { pieces.append(.words(String(count))) }
    /// Takes a command.
    public mutating func appendInterpolation(_ command: Command) { pieces.append(.command(command)) }
    /// Takes another sentence.
    public mutating func appendInterpolation(_ phrase: Phrase) { pieces += phrase.pieces }
    /// Takes words of ours that are chosen at run time.
    public mutating func appendInterpolation(words: String) { pieces.append(.words(words)) }
    /// Takes code.
    public mutating func appendInterpolation(code: String) { pieces.append(.code(code)) }
    /// Takes text of an engine or a user.
    public mutating func appendInterpolation(quoted: String) { pieces.append(.quoted(quoted)) }
  }
}
