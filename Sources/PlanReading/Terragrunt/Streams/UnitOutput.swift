/// What a unit's engine printed on standard output, put together again and read as a plan while it comes.
struct UnitOutput {
  private var reader: PlanTextReader
  private var joint = PieceJoint()
  private var blankLines = LostBlankLines()
  /// The last piece of a line, kept until the next one tells whether it goes on.
  private var held: [UInt8] = []
  private var heldLine = 0
  private var isHolding = false

  init(file: String) {
    reader = PlanTextReader(file: file)
  }

  /// Takes a record: a line, or a piece of one that was cut where the engine's output was read.
  ///
  /// - Parameters:
  ///   - piece: The message of the record.
  ///   - line: The number of the record's line in the log.
  mutating func take(piece: Span<UInt8>, line: Int) {
    if isHolding, joint.joins(held, piece) {
      held.removeTrailingReset()
    } else {
      handOn()
      heldLine = line
    }
    isHolding = true
    held.append(piece, 0..<piece.count)
  }

  /// Takes text as the engine wrote it, cut anywhere.
  mutating func take(text: [UInt8], line: Int) {
    var start = 0
    while start < text.count {
      let end = text[start...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? text.count
      reader.goOn(atLine: line)
      reader.take(text.span.extracting(start..<end))
      start = end
    }
  }

  /// Ends the output.
  mutating func finish() -> PlanTextReading {
    handOn()
    return reader.finish()
  }

  private mutating func lostBlankLine(before line: Span<UInt8>) -> Bool {
    let plain = TerminalCodes.removed(from: line)
    joint.pass(plain: plain.span)
    if joint.isWithinChanges { blankLines.end() }
    return blankLines.precede(plain.span)
  }

  private mutating func handOn() {
    guard isHolding else { return }
    isHolding = false
    var line: [UInt8] = []
    swap(&line, &held)
    line.append(UInt8(ascii: "\n"))
    reader.goOn(atLine: heldLine)
    if lostBlankLine(before: line.span.extracting(0..<line.count - 1)) { reader.take([UInt8(ascii: "\n")].span) }
    reader.goOn(atLine: heldLine)
    reader.take(line.span)
    line.removeAll(keepingCapacity: true)
    swap(&line, &held)
  }
}

extension [UInt8] {
  private static let reset = Array("\u{1B}[0m".utf8)

  /// Takes away the reset of colours that Terragrunt puts behind each record with colours, whether its line ends there or not.
  fileprivate mutating func removeTrailingReset() {
    if suffix(Self.reset.count).elementsEqual(Self.reset) { removeLast(Self.reset.count) }
  }
}
