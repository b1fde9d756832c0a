/// A shell command: literal text of ours and values of the plan.
///
/// Quoting happens where a renderer writes it, for all values in the same way; a value that is null, unknown, not shown
/// or sensitive becomes the placeholder `<NAME>` for a person to fill in.
public struct Command: Sendable {
  /// A part of a command.
  public enum Piece: Sendable {
    /// Shell text of ours.
    case shell(String)
    /// A value that becomes one shell word, with the name its placeholder has.
    case value(Value, placeholder: String)
  }

  /// The pieces in their order.
  public var pieces: [Piece]

  /// Puts a command together.
  public init(_ pieces: [Piece]) {
    self.pieces = pieces
  }
}

/// The quoting of POSIX shells.
public enum ShellWord {
  /// The text as one shell word: bare where every byte is harmless, else in single quotes.
  public static func quote(_ text: String) -> String {
    let isHarmless =
      !text.isEmpty
      && text.utf8.allSatisfy { byte in
        (byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9"))
          || (byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z")) || "_-./:@,+%".utf8.contains(byte)
      }
    if isHarmless { return text }
    // By scalars: a quote with a combining mark behind it is one Character, and must still be escaped.
    let parts = text.unicodeScalars.split(separator: "'", omittingEmptySubsequences: false).map {
      String(Substring($0))
    }
    return "'" + parts.joined(separator: #"'\''"#) + "'"
  }
}
