import PlanJSON

/// How an input begins: a JSON document, after noise or not, or something else.
enum InputOpening {
  /// A JSON document, whose source begins with it.
  case document(any ByteSource, DocumentStart)
  /// No document: a text, as far as it was read, and what is left of it.
  case text(TerragruntLogReader, rest: any ByteSource, InputKind)
  /// What a reader of its own takes, or none; the source begins with the input's first byte.
  case other(any ByteSource, InputKind)
}

/// Where in an input its JSON document begins.
struct DocumentStart {
  /// How many bytes stand before it, those of a mark of the encoding among them.
  var skippedBytes = 0
  /// How many lines of something else stand before it.
  var skippedLines = 0
}

extension InputOpening {
  /// Looks at the first bytes of an input, and further for a document behind lines of something else.
  ///
  /// What another program has to read first is handed to it, and what comes of it is looked at in the same way.
  ///
  /// - Throws: What the source throws; `ProgramProblem`.
  init(of input: InputSource, named file: String, engine: EngineChoice) throws {
    self = try InputOpening(of: input, wrapped: .notAtAll, named: file, engine: engine)
  }

  /// What was taken off an input already; each layer is taken off once.
  private enum Wrapping { case notAtAll, inGzip, inBinaryPlan }

  private init(of input: InputSource, wrapped: Wrapping, named file: String, engine: EngineChoice) throws {
    var source = input.bytes
    let first = try source.nextChunk(filling: 4)
    let whole = PrefixedSource(prefix: first, rest: source)
    if first.starts(with: Self.gzip) {
      switch wrapped {
      case .inGzip, .inBinaryPlan: self = .other(whole, .gzip)
      case .notAtAll:
        let unpacked = InputSource(try CompressedInput.unpacked(whole))
        self = try InputOpening(of: unpacked, wrapped: .inGzip, named: file, engine: engine)
      }
    } else if first.starts(with: Self.zip) {
      switch wrapped {
      case .inBinaryPlan: self = .other(whole, .binaryPlan)
      case .notAtAll, .inGzip:
        let plan = try input.path.map(BinaryPlan.init(path:)) ?? BinaryPlan(whole)
        let shown = InputSource(try plan.shown(by: engine))
        self = try InputOpening(of: shown, wrapped: .inBinaryPlan, named: file, engine: engine)
      }
    } else {
      let markCount = TextEncoding.recognise(first).markCount
      self = try InputOpening(ofText: UnicodeSource(whole), behind: markCount, named: file)
    }
  }

  private static let zip: [UInt8] = [0x50, 0x4B, 0x03, 0x04]
  private static let gzip: [UInt8] = [0x1F, 0x8B]

  private init(ofText source: any ByteSource, behind markCount: Int, named file: String) throws {
    var search = DocumentSearch(source, named: file)
    switch try search.find() {
    case .text(let text, let rest, let kind): self = .text(text, rest: rest, kind)
    case .other(let source, let kind): self = .other(source, kind)
    case .document(let found):
      let start = DocumentStart(skippedBytes: markCount + found.skippedBytes, skippedLines: found.skippedLines)
      let document = PrefixedSource(prefix: found.beginning, rest: found.rest)
      self =
        ModuleGroups.begin(found.beginning)
        ? .other(document, .unitGraph(.moduleGroups)) : .document(document, start)
    }
  }
}

extension ByteSource {
  /// The next bytes: as many as asked for unless the source ends before.
  fileprivate mutating func nextChunk(filling size: Int) throws -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count < size {
      let more = try nextChunk(of: size - bytes.count)
      if more.isEmpty { break }
      bytes += more
    }
    return bytes
  }
}
