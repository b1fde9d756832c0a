/// A piece of a template before its directives are paired.
enum TemplatePiece {
  case text(String, SourceRange)
  case interpolation(Expression)
  case conditionStart(Expression, SourceRange)
  case alternative(SourceRange)
  case conditionEnd(SourceRange)
  case loopStart(key: Identifier?, value: Identifier, collection: Expression, SourceRange)
  case loopEnd(SourceRange)
}

/// The pieces of a template in their order, from which `~` and `<<-` cut white space while they are read.
struct TemplatePieces {
  private(set) var pieces: [TemplatePiece] = []
  private var stripsNext = false

  /// Adds literal text, without its leading white space where a `~}` stands right before.
  mutating func append(text: String, at range: SourceRange) {
    pieces.append(.text(stripsNext ? text.withoutLeadingSpace : text, range))
    stripsNext = false
  }

  /// Adds a sequence.
  mutating func append(_ piece: TemplatePiece) {
    pieces.append(piece)
    stripsNext = false
  }

  /// Cuts the white space at the end of the last piece, if that is text: a sequence with `~` follows it.
  mutating func stripBefore() {
    guard case .text(let text, let range) = pieces.last else { return }
    pieces[pieces.count - 1] = .text(text.withoutTrailingSpace, range)
  }

  /// Has the next piece, if it is text, begin without white space: a sequence with `~` ended here.
  mutating func stripAfter() {
    stripsNext = true
  }

  /// Takes the indentation that all lines share from each of them.
  ///
  /// A line begins after a piece of text that still ends with a newline, so one whose newline `~` ate does not count;
  /// one that begins with a sequence has no indentation; one of white space alone is left as it is.
  mutating func removeIndentation() {
    var shared = Int.max
    var lineStarts: [Int] = []
    var isAtLineStart = true
    for (index, piece) in pieces.enumerated() {
      let isFirst = isAtLineStart
      isAtLineStart = false
      guard case .text(let text, _) = piece else {
        if isFirst { shared = 0 }
        continue
      }
      isAtLineStart = text.utf8.last == UInt8(ascii: "\n")
      guard isFirst else { continue }
      let indentation = text.leadingSpace.count
      if isAtLineStart, text.withoutLeadingSpace.isEmpty { continue }
      shared = min(shared, indentation)
      lineStarts.append(index)
    }
    for index in lineStarts {
      guard case .text(let text, let range) = pieces[index] else { continue }
      pieces[index] = .text(String(text.dropFirst(shared)), range)
    }
  }
}

extension String {
  fileprivate var leadingSpace: Substring { self[..<(firstIndex { !$0.isSpace } ?? endIndex)] }

  fileprivate var withoutLeadingSpace: String {
    String(String.UnicodeScalarView(unicodeScalars.drop(while: \.properties.isWhitespace)))
  }

  fileprivate var withoutTrailingSpace: String {
    let scalars = unicodeScalars
    guard let last = scalars.lastIndex(where: { !$0.properties.isWhitespace }) else { return "" }
    return String(scalars[...last])
  }
}

extension Character {
  fileprivate var isSpace: Bool { unicodeScalars.allSatisfy(\.properties.isWhitespace) }
}
