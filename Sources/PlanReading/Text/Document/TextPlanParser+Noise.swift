import PlanModel

/// Most lines of a log that are no part of a plan say that an object is being refreshed.
extension TextPlanParser {
  /// Takes lines outside of plans of which the first letter is enough to tell that they belong to none.
  ///
  /// - Returns: The place behind them.
  mutating func takeNoise(_ chunk: Span<UInt8>, from start: Int) -> Int {
    guard margin.isNone, !imports.isUnfinished else { return start }
    var position = start
    while position < chunk.count, chunk[position].isSmallLetter {
      let end = chunk.endOfPrintableText(from: position)
      guard end < chunk.count, chunk[end] == UInt8(ascii: "\n"), !chunk.mayMatter(position..<end) else { break }
      position = end + 1
      lineNumber += 1
      reading.noiseLineCount += 1
    }
    return position
  }

  /// Says that plan JSON stands behind so much text that it is not looked for there.
  mutating func refuseDocument() {
    if let assembly, assembly.stage < .summary { return }
    finishPlan()
    var document = PlanAssembly(file: file, firstLine: lineNumber)
    document.refuse(
      "a plan's JSON begins on this line, behind the text of a log", line: lineNumber,
      remedy: "give the JSON in a file of its own, or the text")
    reading.plans.append(document.finish())
  }
}

extension UInt8 {
  fileprivate var isSmallLetter: Bool { self >= UInt8(ascii: "a") && self <= UInt8(ascii: "z") }
}

extension Span<UInt8> {
  /// Whether a line that begins with a small letter may say something of a plan.
  fileprivate func mayMatter(_ line: Range<Int>) -> Bool {
    has("action \"", at: line.lowerBound) || position(of: ": Preparing import...", in: line) != nil
  }

  /// Whether the line is a plan's JSON, as the engines print it.
  var beginsPlanDocument: Bool {
    has("{\"format_version\":", at: 0)
      && (position(of: "\"resource_changes\":") != nil || position(of: "\"planned_values\":") != nil)
  }

  /// The first control character.
  fileprivate func endOfPrintableText(from start: Int) -> Int {
    // What is beyond ASCII is negative.
    firstPosition(
      from: start, to: count, notPassing: { ($0 .> SIMD16(repeating: 0x1F)) .| ($0 .< SIMD16(repeating: 0)) }
    ) { $0 >= 0x20 }
  }
}
