import PlanJSON

/// How an input begins: a JSON document, after noise or not, or something else.
enum InputOpening {
  /// A JSON document, whose source begins with it.
  case document(any ByteSource, DocumentStart)
  /// No document: a text, as far as it was read, and what is left of it.
  case text(PlanTextReader, rest: any ByteSource, InputKind)
  case other(InputKind)
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
  /// - Throws: What the source throws.
  init(of source: any ByteSource, named file: String) throws {
    var source = source
    let first = try source.nextChunk(filling: 4)
    if first.starts(with: Self.zip) {
      self = .other(.binaryPlan)
    } else if first.starts(with: Self.gzip) {
      self = .other(.gzip)
    } else {
      let text = UnicodeSource(PrefixedSource(prefix: first, rest: source))
      self = try InputOpening(ofText: text, behind: TextEncoding.recognise(first).markCount, named: file)
    }
  }

  private static let zip: [UInt8] = [0x50, 0x4B, 0x03, 0x04]
  private static let gzip: [UInt8] = [0x1F, 0x8B]

  private init(ofText source: any ByteSource, behind markCount: Int, named file: String) throws {
    var search = DocumentSearch(source, named: file)
    guard let found = try search.find() else {
      self = .text(search.text, rest: search.source, InputKind(ofText: search.sample))
      return
    }
    let start = DocumentStart(skippedBytes: markCount + found.skippedBytes, skippedLines: found.skippedLines)
    self = .document(PrefixedSource(prefix: found.beginning, rest: search.source), start)
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
