import PlanModel

/// Collects what a document does not say as its format should.
///
/// It gives them in an order of its own, so that equal documents give equal plans whatever the order of their members.
struct ShortcomingCollector {
  /// A part of a document; the cases are in the order in which their shortcomings are said.
  enum Section: Int, CaseIterable {
    case document, changes, drift, deferred, outputs, relevantAttributes, checks, invocations, marks
  }

  private let file: String
  private let offset: Int
  private var found = [[Shortcoming]](repeating: [], count: Section.allCases.count)
  private var unsaidCount = 0
  private var unknownMembers: Set<String> = []
  /// The keys that were reported as standing twice, by their place: two readers may come upon the same.
  private var duplicatePlaces: Set<Int> = []

  /// No reader of a report reads more of one kind, and memory stays bounded.
  private static let limit = 500

  /// - Parameters:
  ///   - file: The name of the input as it was typed.
  ///   - offset: How many bytes of the input stand before the document.
  init(file: String, offset: Int) {
    self.file = file
    self.offset = offset
  }

  /// Takes a shortcoming.
  mutating func add(_ shortcoming: Shortcoming, in section: Section) {
    if found[section.rawValue].count < Self.limit {
      found[section.rawValue].append(shortcoming)
    } else {
      unsaidCount += 1
    }
  }

  /// Takes a member that is not what the format says.
  mutating func add(_ error: MalformedMember, in section: Section, address: ResourceAddress? = nil) {
    if error.expected == .onlyOne, let byte = error.byte, !duplicatePlaces.insert(byte).inserted { return }
    add(.malformedEntry(diagnostic(of: error, address: address)), in: section)
  }

  /// Takes members that the format does not have; `[]` stands for any element of a list.
  mutating func addUnknown(_ keys: [String], at place: String) {
    for key in keys where unknownMembers.count < Self.limit {
      let step = AttributePath([.index(0), .name(key)]).description.dropFirst("[0]".count)
      unknownMembers.insert(place.isEmpty ? AttributePath(key).description : place + step)
    }
  }

  /// All of them.
  var shortcomings: [Shortcoming] {
    var all = found.flatMap(\.self)
    if unsaidCount > 0 {
      all.append(
        .malformedEntry(
          Diagnostic(severity: .error, summary: "\(unsaidCount) more entries are not what the format of plans says.")))
    }
    return all + unknownMembers.sorted { $0.bytesPrecede($1) }.map { .unknownMember($0) }
  }

  private func diagnostic(of error: MalformedMember, address: ResourceAddress?) -> Diagnostic {
    let subject = InputName(file).phrase
    let summary: Phrase =
      switch error.expected {
      case .present: "\(subject): \(error.path) is missing."
      case .onlyOne: "\(subject): \(error.path) stands there twice; which of the two counts cannot be told."
      case .knownActions: "\(subject): \(error.path) holds actions that this version does not know."
      case .object, .array, .string, .boolean, .strings, .count, .address, .addressOfItsParts, .paths:
        "\(subject): \(error.path) is not \(words: error.expected.rawValue)."
      }
    var diagnostic = Diagnostic(severity: .error, code: "malformed-entry", summary: summary)
    diagnostic.address = address
    diagnostic.place.file = file
    diagnostic.place.byte = error.byte.map { $0 + offset }
    return diagnostic
  }
}
