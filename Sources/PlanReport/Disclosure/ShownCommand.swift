/// A shell command as a report may show it: every value quoted, or a placeholder where it is not seen.
public struct ShownCommand: Sendable, Hashable {
  /// A part of a command.
  public enum Piece: Sendable, Hashable {
    /// Shell text of ours.
    case shell(String)
    /// A value, quoted as (a part of) one word.
    case word(String)
  }

  /// The pieces in their order.
  public var pieces: [Piece]

  /// Puts a command together.
  public init(_ pieces: [Piece]) {
    self.pieces = pieces
  }

  /// The command as a shell reads it.
  public var text: String {
    var text = ""
    for piece in pieces {
      switch piece {
      case .shell(let part), .word(let part): text += part
      }
    }
    return text
  }
}
