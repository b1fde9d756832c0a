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
  var isUTF16 = false
}

extension InputOpening {
  /// Looks at the first bytes of an input, and further for a document behind lines of something else.
  ///
  /// - Throws: What the source throws.
  init(of source: any ByteSource, named file: String) throws {
    var source = source
    let first = try source.nextChunk(filling: 4)
    switch Encoding(of: first) {
    case .zip: self = .other(.binaryPlan)
    case .gzip: self = .other(.gzip)
    case .utf16(let order, let markSize):
      let text = UTF16Source(
        PrefixedSource(prefix: Array(first.dropFirst(markSize)), rest: source), order)
      self = try InputOpening(ofText: text, start: DocumentStart(skippedBytes: markSize, isUTF16: true), named: file)
    case .utf8(let markSize):
      let text = PrefixedSource(prefix: Array(first.dropFirst(markSize)), rest: source)
      self = try InputOpening(ofText: text, start: DocumentStart(skippedBytes: markSize), named: file)
    }
  }

  private init(ofText source: any ByteSource, start: DocumentStart, named file: String) throws {
    var search = DocumentSearch(source, named: file)
    guard let found = try search.find() else {
      self = .text(search.text, rest: search.source, InputKind(ofText: search.sample))
      return
    }
    var start = start
    start.skippedBytes += found.skippedBytes
    start.skippedLines = found.skippedLines
    self = .document(PrefixedSource(prefix: found.beginning, rest: search.source), start)
  }

  /// What the first bytes say of the rest.
  private enum Encoding {
    case zip, gzip
    case utf16(UTF16Source.ByteOrder, markSize: Int)
    case utf8(markSize: Int)

    init(of first: [UInt8]) {
      if first.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
        self = .zip
      } else if first.starts(with: [0x1F, 0x8B]) {
        self = .gzip
      } else if first.starts(with: [0xEF, 0xBB, 0xBF]) {
        self = .utf8(markSize: 3)
      } else if first.starts(with: [0xFF, 0xFE]) {
        self = .utf16(.littleEndian, markSize: 2)
      } else if first.starts(with: [0xFE, 0xFF]) {
        self = .utf16(.bigEndian, markSize: 2)
      } else if first.count >= 2, first[0] != 0, first[1] == 0 {
        self = .utf16(.littleEndian, markSize: 0)
      } else if first.count >= 2, first[0] == 0, first[1] != 0 {
        self = .utf16(.bigEndian, markSize: 0)
      } else {
        self = .utf8(markSize: 0)
      }
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
