public import PlanModel

/// A sentence as a report may show it, in pieces that each renderer escapes for its format.
public struct ShownPhrase: Sendable, Hashable {
  /// A part of a sentence; see `Phrase.Piece`.
  public enum Piece: Sendable, Hashable {
    /// Our own words: the only trusted piece.
    case words(String)
    case code(String)
    case quoted(String)
    /// Boxed, as in a phrase.
    indirect case address(ResourceAddress)
    case path(AttributePath)
    case value(ShownValue)
    case command(ShownCommand)
  }

  /// The pieces in their order.
  public var pieces: [Piece]

  /// Puts a sentence together.
  public init(_ pieces: [Piece]) {
    self.pieces = pieces
  }

  /// The sentence as plain text, without any escaping: what the members of a JSON report hold.
  public var plainText: String {
    var text = ""
    for piece in pieces {
      switch piece {
      case .words(let part), .code(let part), .quoted(let part): text += part
      case .address(let address): text += address.description
      case .path(let path): text += path.description
      case .value(let value): text += value.inlineText
      case .command(let command): text += command.text
      }
    }
    return text
  }

  /// The lines of a sentence that is laid out as code of several lines, such as HCL to paste; nil where it is prose.
  ///
  /// Only our own words and code lay out lines: line breaks of quoted text and of values do not.
  var layoutLines: [String]? {
    var isLaidOut = false
    for piece in pieces {
      switch piece {
      case .words(let text), .code(let text): isLaidOut = isLaidOut || text.utf8.contains(0x0A)
      case .address, .path, .value: break
      case .quoted, .command: return nil
      }
    }
    return isLaidOut ? VisibleText.lines(plainText) : nil
  }
}
