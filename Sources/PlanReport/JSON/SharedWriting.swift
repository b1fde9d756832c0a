import PlanPlatform

/// Long arrays are written by all cores: each writes runs of elements on its own, which are then put in order.
extension JSONText {
  /// How many elements a core takes at a time.
  private static let runLength = 16
  /// How many elements are under way before their texts are handed on, which bounds the memory.
  private static let waveLength = 256
  /// How long the text of a run may get, in bytes; what makes it longer is written piece by piece instead.
  private static let longestRun = 256 << 10

  /// Fewer units than this are written one after the other, the changes of each by all cores.
  private static let manyUnits = 128

  /// Writes the units: many by all cores, as each has few changes then.
  mutating func unitMembers(
    _ name: StaticString, _ units: [Report.Unit], _ write: @Sendable (inout JSONText, Report.Unit) throws -> Void
  ) throws {
    if units.count < JSONText.manyUnits {
      try members(name, units, write)
    } else {
      try longMembers(name, units, inRunsOf: 1, write)
    }
  }

  /// Writes an array of objects that may be long.
  mutating func longMembers<Element: Sendable>(
    _ name: StaticString, _ elements: [Element], inRunsOf runLength: Int = JSONText.runLength,
    _ write: @Sendable (inout JSONText, Element) throws -> Void
  ) throws {
    self.name(name)
    beginArray()
    for start in stride(from: 0, to: elements.count, by: JSONText.waveLength) {
      let wave = elements[start..<min(start + JSONText.waveLength, elements.count)]
      let runs = Cores.map(wave.count, inRunsOf: runLength) { places in
        WrittenRun(wave[start + places.lowerBound..<start + places.upperBound], write)
      }
      for run in runs {
        self.elements(run.text)
        try flushIfFull()
        for element in run.rest {
          try object { try write(&$0, element) }
          try flushIfFull()
        }
      }
    }
    endArray()
  }

  /// The text of elements one after the other, as far as it does not get too long.
  private struct WrittenRun<Element: Sendable>: Sendable {
    private(set) var text: [UInt8] = []
    /// The elements that are not in the text.
    private(set) var rest: ArraySlice<Element>

    private struct TextIsTooLong: Error {}

    init(_ elements: ArraySlice<Element>, _ write: (inout JSONText, Element) throws -> Void) {
      rest = elements
      var pieces: [UInt8] = []
      var json = JSONText { piece in
        pieces += piece
        if pieces.count > JSONText.longestRun { throw TextIsTooLong() }
      }
      var completed = 0
      do {
        for element in elements {
          try json.object { try write(&$0, element) }
          try json.flushIfFull()
          completed = pieces.count + json.byteCount
          rest.removeFirst()
        }
        try json.flush()
      } catch {
        // What was begun of the element that is too long is written again, by who can hand it on in pieces.
        pieces.removeLast(pieces.count - completed)
      }
      text = pieces
    }
  }
}
