/// A command in lines that a shell reads as one: broken with a backslash at spaces that stand outside of quotes.
enum CommandLines {
  static func lines(of command: ShownCommand, width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for part in parts(of: command) {
      let isFull = DisplayWidth.of(line) + 1 + DisplayWidth.of(part.text) > width - 2
      if line.isEmpty {
        line = part.text
      } else if part.follows == .lineBreak {
        lines.append(line)
        line = part.text
      } else if isFull, part.follows == .space {
        lines.append(line + " \\")
        line = "  " + part.text
      } else {
        line += (part.follows == .nothing ? "" : " ") + part.text
      }
    }
    return line.isEmpty ? lines : lines + [line]
  }

  private enum Separator {
    case nothing, space, fixedSpace, lineBreak
  }

  private struct Part {
    var text: String
    var follows: Separator
  }

  private enum State {
    case plain, singleQuoted, doubleQuoted, comment
  }

  /// The parts between which the command may be broken.
  private static func parts(of command: ShownCommand) -> [Part] {
    var parts: [Part] = []
    var current = Part(text: "", follows: .nothing)
    var state = State.plain
    var isEscaped = false
    func end(with separator: Separator) {
      if !current.text.isEmpty { parts.append(current) }
      current = Part(text: "", follows: separator)
    }
    for piece in command.pieces {
      switch piece {
      case .word(let text): current.text += VisibleText.line(text)
      case .shell(let text):
        for scalar in text.unicodeScalars {
          if scalar == "\n", state == .plain || state == .comment {
            end(with: .lineBreak)
            (state, isEscaped) = (.plain, false)
          } else if scalar == " ", state == .plain, !isEscaped {
            end(with: .space)
          } else if scalar == " ", state == .comment {
            end(with: .fixedSpace)
          } else {
            advance(&state, &isEscaped, scalar, isWordStart: current.text.isEmpty)
            current.text += VisibleText.line(String(scalar))
          }
        }
      }
    }
    end(with: .nothing)
    return joiningOptions(parts)
  }

  /// Keeps the value of an option beside it.
  private static func joiningOptions(_ parts: [Part]) -> [Part] {
    var joined: [Part] = []
    for part in parts {
      if part.follows == .space, !part.text.hasPrefix("-"), let last = joined.last, last.text.hasPrefix("-"),
        !last.text.contains(" ")
      {
        joined[joined.count - 1].text += " " + part.text
      } else {
        joined.append(part)
      }
    }
    return joined
  }

  private static func advance(
    _ state: inout State, _ isEscaped: inout Bool, _ scalar: Unicode.Scalar, isWordStart: Bool
  ) {
    if isEscaped {
      isEscaped = false
      return
    }
    switch (state, scalar) {
    case (.plain, "\\"), (.doubleQuoted, "\\"): isEscaped = true
    case (.plain, "'"): state = .singleQuoted
    case (.plain, "\""): state = .doubleQuoted
    case (.plain, "#") where isWordStart: state = .comment
    case (.singleQuoted, "'"), (.doubleQuoted, "\""): state = .plain
    case (.plain, _), (.singleQuoted, _), (.doubleQuoted, _), (.comment, _): break
    }
  }
}
