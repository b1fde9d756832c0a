import PlanJSON

/// Finds the line on which a JSON document begins, behind whatever a pipeline printed before it: log lines, `::group::`,
/// warnings about the CLI configuration.
struct DocumentSearch {
  /// What was found.
  enum Outcome {
    case document(Document)
    /// Something that a reader of its own takes, from its first byte.
    case other(any ByteSource, InputKind)
    /// A text, as far as it was read, and what is left of it.
    case text(TerragruntLogReader, rest: any ByteSource, InputKind)
  }

  /// A document behind lines of something else.
  struct Document {
    /// The bytes from the document's first one on, as far as they were read.
    let beginning: [UInt8]
    let rest: any ByteSource
    let skippedBytes: Int
    let skippedLines: Int
  }

  private let file: String
  private var source: any ByteSource
  /// The beginning of the input, until its kind is told from it.
  private var sample: [UInt8] = []

  private var buffer: [UInt8] = []
  private var skippedBytes = 0
  private var skippedLines = 0
  private var place = Place.behindBlank

  /// What stands before the buffer's first byte.
  private enum Place {
    /// Nothing but white space.
    case behindBlank
    /// Lines of something else.
    case behindNoise
    /// The beginning of a line that was looked at.
    case withinNoise
  }

  private static let sampleSize = 1 << 16
  /// How much of a line is enough to tell what it begins.
  private static let lookahead = 512

  init(_ source: any ByteSource, named file: String) {
    self.source = source
    self.file = file
  }

  /// Finds the document, or what the input is where no line of its beginning begins one.
  ///
  /// - Throws: What the source throws.
  mutating func find() throws -> Outcome {
    while true {
      let chunk = try source.nextChunk()
      buffer += chunk
      sample += chunk
      if let start = documentInBuffer(isAll: chunk.isEmpty) { return .document(document(at: start)) }
      if chunk.isEmpty || sample.count >= Self.sampleSize { break }
    }
    let kind = InputKind(ofText: sample)
    if kind.hasReaderOfItsOwn { return .other(PrefixedSource(prefix: sample, rest: source), kind) }
    var text = TerragruntLogReader(file: file)
    text.take(sample.span)
    switch kind {
    case .planText, .terragruntLog: return .text(text, rest: source, kind)
    case _: return try findFurther(behind: text, kind)
    }
  }

  /// Goes on where the beginning tells nothing: the text of a plan may follow as well as a document.
  private mutating func findFurther(behind text: TerragruntLogReader, _ kind: InputKind) throws -> Outcome {
    var text = text
    while true {
      let chunk = try source.nextChunk()
      buffer += chunk
      if let start = documentInBuffer(isAll: chunk.isEmpty) { return .document(document(at: start)) }
      text.take(chunk.span)
      if chunk.isEmpty { return .text(text, rest: source, kind) }
    }
  }

  /// Looks at the start of each line, and drops the lines that begin no document.
  private mutating func documentInBuffer(isAll: Bool) -> Int? {
    var line = buffer.startIndex
    while line < buffer.endIndex {
      if place != .withinNoise {
        let text = buffer[line...].dropColoursAndSpace()
        switch (LineStart(text), place) {
        case (.tooShort, _) where !isAll && buffer.endIndex - line < Self.lookahead:
          drop(upTo: line)
          return nil
        case (.document, _), (.otherObject, .behindBlank): return text.startIndex
        case (.tooShort, .behindBlank) where !text.isEmpty: return text.startIndex
        case (.blank, _): break
        case (.logEvent, _), (.notObject, _), (.otherObject, _), (.tooShort, _): place = .withinNoise
        }
      }
      guard let next = buffer[line...].indexBehindLine else { break }
      line = next
      if place == .withinNoise { place = .behindNoise }
    }
    drop(upTo: place == .withinNoise ? buffer.endIndex : line)
    return nil
  }

  private mutating func drop(upTo end: Int) {
    skippedBytes += end
    skippedLines += buffer[..<end].count { $0 == UInt8(ascii: "\n") }
    buffer.removeFirst(end)
  }

  private func document(at start: Int) -> Document {
    let lines = skippedLines + buffer[..<start].count { $0 == UInt8(ascii: "\n") }
    return Document(
      beginning: Array(buffer[start...]), rest: source, skippedBytes: skippedBytes + start,
      skippedLines: place == .behindBlank ? 0 : lines)
  }
}

/// What a line that may be JSON begins with.
private enum LineStart {
  /// An object whose first key is one of a plan's own.
  case document
  /// An event of `plan -json` or of a log.
  case logEvent
  case otherObject, notObject, blank
  /// More bytes are needed to tell.
  case tooShort

  private static let logKeys = ["@level", "@message", "@module", "@timestamp", "time", "level", "msg", "prefix"]
  /// First keys of other people's logs too, and never of a plan's.
  private static let ambiguousKeys = ["timestamp", "variables", "errored", "complete"]

  /// Looks at a line behind its white space; the text may go on behind the line.
  init(_ text: ArraySlice<UInt8>) {
    let inside = text.dropFirst().drop(while: \.isJSONSpace)
    switch (text.first, inside.first) {
    case (nil, _), (UInt8(ascii: "{"), nil): self = .tooShort
    case (UInt8(ascii: "\n"), _): self = .blank
    case (UInt8(ascii: "{"), UInt8(ascii: "\"")): self = LineStart(key: inside.dropFirst())
    case (UInt8(ascii: "{"), _): self = .otherObject
    case (_, _): self = .notObject
    }
  }

  private init(key text: ArraySlice<UInt8>) {
    guard let end = text.firstIndex(of: UInt8(ascii: "\"")) else {
      self = .tooShort
      return
    }
    let key = String(decoding: text[..<end], as: UTF8.self)
    if Self.logKeys.contains(key) {
      self = .logEvent
    } else if KnownMembers.document.contains(key) && !Self.ambiguousKeys.contains(key) || ModuleGroups.isName(key) {
      self = .document
    } else {
      self = .otherObject
    }
  }
}

extension UInt8 {
  /// Whether JSON skips it between tokens.
  var isJSONSpace: Bool { self == 0x20 || self == 0x0A || self == 0x0D || self == 0x09 }
}

extension ArraySlice<UInt8> {
  fileprivate var indexBehindLine: Int? {
    firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 }
  }

  /// The rest of a line behind the white space and the colours (`ESC [ ... m`) that it begins with.
  fileprivate func dropColoursAndSpace() -> ArraySlice<UInt8> {
    var rest = self
    while let first = rest.first {
      if first == 0x20 || first == 0x09 || first == 0x0D {
        rest.removeFirst()
      } else if first == 0x1B, rest.dropFirst().first == UInt8(ascii: "["),
        let end = rest.dropFirst(2).firstIndex(where: { $0 >= 0x40 && $0 <= 0x7E })
      {
        rest = rest[(end + 1)...]
      } else {
        break
      }
    }
    return rest
  }
}
