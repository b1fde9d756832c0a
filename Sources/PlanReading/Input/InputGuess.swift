import PlanJSON

/// What the beginning of a file says of the whole: enough to choose among the files of a folder, not to rely on.
public enum InputGuess: Sendable, Hashable {
  /// It is worth reading: a plan, or what says something of plans, or what would be one if it were whole.
  case readable(InputKind)
  /// It is something else.
  case other(InputKind)
  /// The beginning does not tell.
  case unclear

  /// How many bytes are enough.
  public static let sampleSize = 1 << 16

  /// Looks at the beginning of a file.
  ///
  /// - Parameters:
  ///   - beginning: Its first bytes.
  ///   - extent: Whether they are all of it.
  public init(beginning: [UInt8], _ extent: Extent) {
    if beginning.starts(with: [0x1F, 0x8B]) {
      self = .readable(.gzip)
    } else if beginning.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
      self = beginning.isPlanArchive ? .readable(.binaryPlan) : .other(.otherText)
    } else {
      var source = UnicodeSource(MemorySource(beginning))
      var text: [UInt8] = []
      // What is not the text that it begins as can't be told further.
      while let chunk = try? source.nextChunk(), !chunk.isEmpty { text += chunk }
      self = InputGuess(text: text, extent)
    }
  }

  /// How much of a file its beginning is.
  public enum Extent: Sendable { case whole, cut }

  private init(text: [UInt8], _ extent: Extent) {
    switch text.first(where: { !$0.isJSONSpace }) {
    case nil: self = extent == .whole ? .other(.empty) : .unclear
    case UInt8(ascii: "{"): self = InputGuess(object: text, extent)
    case _: self = InputGuess(lines: text, extent)
    }
  }

  private init(lines text: [UInt8], _ extent: Extent) {
    switch InputKind(ofText: text) {
    case .otherText where text.hasPlanDocument: self = .readable(.plan)
    case .otherText: self = extent == .whole ? .other(.otherText) : .unclear
    case let kind: self = kind == .array ? .other(kind) : .readable(kind)
    }
  }

  private init(object text: [UInt8], _ extent: Extent) {
    var signs = DocumentSigns()
    var failure: JSONError?
    do {
      try JSONScanner.scan(MemorySource(text)) { document in
        try document.forEachMember { key, _ in signs.note(key) }
      }
    } catch {
      failure = error as? JSONError
    }
    if signs.isPlan {
      let isFollowed = failure?.problem == .expected(.endOfDocument, found: UInt8(ascii: "{"))
      self = .readable(isFollowed ? .severalPlans : .plan)
      return
    }
    // Most files of a folder are plans, which need no second look.
    switch InputKind(ofText: text) {
    case .planStream:
      self = .readable(.planStream)
      return
    case .terragruntLog:
      self = .readable(.terragruntLog)
      return
    case _: break
    }
    switch signs.kind {
    case .encryptedPlan, .cloudPlan: self = .readable(signs.kind)
    case .otherJSON, .emptyObject, .emptyState:
      // What breaks off before it says what it is could be a plan.
      self = failure == nil || !signs.mayBePlan ? .other(signs.kind) : .unclear
    case let kind: self = .other(kind)
    }
  }
}

extension [UInt8] {
  /// Whether a zip archive's first file is the one that plan files begin with.
  fileprivate var isPlanArchive: Bool {
    let (lengthPlace, namePlace) = (26, 30)
    guard count > namePlace else { return false }
    let length = Int(self[lengthPlace]) | Int(self[lengthPlace + 1]) << 8
    return self[namePlace...].prefix(length).elementsEqual("tfplan".utf8)
  }

  /// Whether a line begins as the engines' plan documents do.
  fileprivate var hasPlanDocument: Bool {
    split(separator: UInt8(ascii: "\n")).contains { $0.starts(with: #"{"format_version""#.utf8) }
  }
}
