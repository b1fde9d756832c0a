/// Something in an input that is not as its format has it, or newer than this program.
public enum Shortcoming: Sendable {
  /// The input, or the rest of it, could not be read.
  case unreadable(Diagnostic)
  /// An entry is not what the format says.
  case malformedEntry(Diagnostic)
  /// Two entries speak of one object; both are kept.
  case duplicateEntry(ChangeKey)
  /// An action that is not known; nothing can be said of the change.
  case unknownAction(ChangeKey, [String])
  /// A reason that is not known, beside an action that is.
  case unknownReason(ChangeKey, String)
  /// A member that is not known, by its path in the document.
  case unknownMember(String)
  /// The engine's own counts disagree with the changes that were read from its text.
  case countMismatch(said: ChangeCounts, read: ChangeCounts, place: Diagnostic.Place)

  /// Whether it leaves the plan incomplete, so that nothing passes.
  public var leavesPlanIncomplete: Bool {
    switch self {
    case .unreadable, .malformedEntry, .duplicateEntry, .unknownAction, .countMismatch: true
    case .unknownReason, .unknownMember: false
    }
  }
}

/// A message of an engine, of Terragrunt or of planlint about an input.
public struct Diagnostic: Sendable {
  /// How bad it is.
  public enum Severity: String, Sendable, Hashable {
    case error, warning, note
  }

  /// Who says it.
  public enum Origin: String, Sendable, Hashable {
    case engine, terragrunt, planlint
  }

  /// How bad it is.
  public var severity: Severity
  /// A stable code, where there is one.
  public var code: String?
  /// Who says it.
  public var origin: Origin
  /// What it says, in a sentence.
  public var summary: Phrase
  /// The details, where there are any.
  public var detail: Phrase?
  /// The address.
  public var address: ResourceAddress?
  /// Where in the input it is.
  public var place: Place
  /// What to do about it.
  public var remedy: Phrase?

  /// Makes a diagnostic of planlint's own, without a place.
  public init(severity: Severity, origin: Origin = .planlint, code: String? = nil, summary: Phrase) {
    self.severity = severity
    self.origin = origin
    self.code = code
    self.summary = summary
    place = Place()
  }

  /// Where in an input it is.
  public struct Place: Sendable, Hashable {
    /// The file.
    public var file: String?
    /// Counted from 1.
    public var line: Int?
    /// Counted from 1.
    public var column: Int?
    /// Counted from 0.
    public var byte: Int?

    /// Makes a place of which only the given parts are known.
    public init(file: String? = nil, line: Int? = nil, column: Int? = nil, byte: Int? = nil) {
      self.file = file
      self.line = line
      self.column = column
      self.byte = byte
    }
  }
}

/// The texts that a plan marks sensitive.
public struct SensitiveTexts: Sendable {
  /// The texts, each once; numbers count as their literal.
  public private(set) var texts: Set<String> = []
  /// Whether the input can carry marks at all; plans of Terraform before 0.15 can't.
  public var arePossible = true

  /// Makes an empty collection.
  public init() {}

  /// Whether there is none.
  public var isEmpty: Bool { texts.isEmpty }

  /// Takes a text; one shorter than four bytes is too common to be recognised by its content.
  public mutating func insert(_ text: String) {
    if text.utf8.count >= 4 { texts.insert(text) }
  }

  /// Takes every string and number that stands under a mark of the value.
  public mutating func insert(marked value: Value) {
    if value.isSensitive { return insertAll(of: value) }
    switch value.content {
    case .sequence(let sequence): for element in sequence.elements { insert(marked: element) }
    case .mapping(let mapping): for entry in mapping.entries { insert(marked: entry.value) }
    case .null, .boolean, .number, .string, .unknown, .notShown: break
    }
  }

  /// Takes every string and number of a value.
  public mutating func insertAll(of value: Value) {
    switch value.content {
    case .string(let text): insert(text)
    case .number(let number): insert(number.literal)
    case .sequence(let sequence): for element in sequence.elements { insertAll(of: element) }
    case .mapping(let mapping): for entry in mapping.entries { insertAll(of: entry.value) }
    case .null, .boolean, .unknown, .notShown: break
    }
  }

  /// Takes all texts of another collection.
  public mutating func formUnion(_ other: SensitiveTexts) {
    texts.formUnion(other.texts)
    arePossible = arePossible && other.arePossible
  }
}
