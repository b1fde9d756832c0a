public import PlanModel

/// Why a text is not the JSON that was expected, and where.
public struct JSONError: Error, Sendable, Hashable {
  /// The ways in which a text can be wrong.
  public enum Problem: Sendable, Hashable {
    /// Something else stands where this was expected; nil is the end of the input.
    case expected(JSONExpectation, found: UInt8?)
    /// Objects and arrays are nested more deeply than allowed.
    case tooDeep(limit: Int)
    /// One value, or one token, takes more bytes than may be held at once.
    case valueTooLarge(limit: Int)
    /// An object has a key twice.
    case duplicateKey(String)
    /// Another backend than planlint's own does not accept the document, and says why in its own words.
    case refused(String)
  }

  /// What is wrong.
  public let problem: Problem
  /// The place as a count of UTF-8 bytes from the start of the document.
  public let byte: Int
  /// The innermost value that was being read, as far as the reader looks into the document.
  public let path: AttributePath

  /// Makes an error.
  public init(_ problem: Problem, byte: Int, path: AttributePath = AttributePath()) {
    self.problem = problem
    self.byte = byte
    self.path = path
  }

  /// Whether the input ended before the document did.
  public var isTruncation: Bool {
    if case .expected(_, found: nil) = problem { true } else { false }
  }

  /// The same error, within the value that a path leads to.
  func within(_ outer: AttributePath) -> JSONError {
    JSONError(problem, byte: byte, path: AttributePath(outer.steps + path.steps))
  }
}

/// What JSON's grammar, or the reader of a document, expects at a place.
public enum JSONExpectation: UInt8, Sendable, Hashable {
  case value, object, array, key, colon
  case commaOrBrace, commaOrBracket
  /// The rest of a string: anything but a control character, up to the closing quote.
  case stringCharacter
  /// One of `" \ / b f n r t u` behind a backslash.
  case escape
  case hexadecimalDigit
  /// The rest of a character in UTF-8.
  case utf8
  case digit
  /// The rest of `true`, `false` or `null`.
  case word
  case endOfDocument
  /// Not the grammar's: no more nesting.
  case lessDepth

  /// What was expected, in words.
  public var text: String {
    switch self {
    case .value: "a value"
    case .object: "an object"
    case .array: "an array"
    case .key: "a key in double quotes"
    case .colon: "`:`"
    case .commaOrBrace: "`,` or `}`"
    case .commaOrBracket: "`,` or `]`"
    case .stringCharacter: "a string's next character or its closing quote"
    case .escape: "an escape that JSON has"
    case .hexadecimalDigit: "a hexadecimal digit"
    case .utf8: "a character in UTF-8"
    case .digit: "a digit"
    case .word: "`true`, `false` or `null`"
    case .endOfDocument: "nothing more"
    case .lessDepth: "less nesting"
    }
  }
}

extension JSONError {
  /// The problem and its place in words, without anything of the document's content but keys on the way.
  public var message: String {
    let place = path.steps.isEmpty ? "byte \(byte)" : "\(path) (byte \(byte))"
    return switch problem {
    case .expected(let expected, found: nil): "the input ends at \(place), where \(expected.text) was expected"
    case .expected(let expected, found: let found?):
      "expected \(expected.text) at \(place), found \(Self.name(of: found))"
    case .tooDeep(let limit): "more than \(limit) objects and arrays inside each other at \(place)"
    case .valueTooLarge(let limit): "a value of more than \(limit) bytes at \(place)"
    case .refused(let reason): "not accepted at \(place): \(reason)"
    case .duplicateKey(let key): "the key \(QuotedText.quote(key)) a second time in one object at \(place)"
    }
  }

  /// Structure by its own sign, all else by its number: a byte may be a part of a secret.
  private static func name(of byte: UInt8) -> String {
    switch byte {
    case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: ","),
      UInt8(ascii: ":"), UInt8(ascii: "\""):
      "`\(Character(Unicode.Scalar(byte)))`"
    case 0..<0x20: "the control character \(byte)"
    default: "something else"
    }
  }
}
