package import PlanModel

/// The one owner of what is seen: makes of values, sentences and commands of a run what reports may show of them.
///
/// Two things hide a value: a sensitive mark at the value or above it, and its content, where that holds a text that the
/// run marks sensitive elsewhere. Texts of eight bytes and more are found wherever they stand, in base64, in URLs and inside
/// JSON too; those of four to seven bytes only as a whole value; shorter ones, booleans and null never by content. A value
/// that holds such a text is hidden whole. Prose (messages of engines, generated configuration) loses the lines that a
/// text touches. Addresses, types, attribute names and unit paths are never hidden.
package final class Disclosure: Sendable {
  /// How many bytes of a text a report holds; of longer ones it says how many there are and how they start.
  package static let longestText = 4_096
  /// How many bytes of a longer text are its start.
  package static let startOfCutText = 256

  private let matcher: SecretMatcher
  /// The sensitive texts that are too short to be looked for inside others.
  private let shortTexts: Set<String>

  /// Makes the owner for runs with the given sensitive texts.
  package init(hiding sensitive: SensitiveTexts) {
    shortTexts = sensitive.texts.filter { $0.utf8.count < SecretPatterns.shortest }
    matcher = SecretMatcher(patterns: SecretPatterns.patterns(of: sensitive.texts.sorted { $0.bytesPrecede($1) }))
  }

  /// Makes the owner for a run: what any of its units marks is hidden in all of them.
  package convenience init(of run: AnalyzedRun) {
    var texts = SensitiveTexts()
    for unit in run.units { texts.formUnion(unit.unit.plan.sensitiveTexts) }
    self.init(hiding: texts)
  }

  /// Whether a text may not be seen because of what it holds.
  package func hides(_ text: String) -> Bool {
    if !shortTexts.isEmpty, text.utf8.count < SecretPatterns.shortest, shortTexts.contains(text) { return true }
    if matcher.isEmpty || text.utf8.count < SecretPatterns.shortest { return false }
    return switch matcher.look(through: text) {
    case .found: true
    case .notFound: false
    case .encoded(let bytes): EncodedText.readings(of: bytes).contains(where: matcher.matches)
    }
  }

  /// What is seen of a value.
  package func show(_ value: Value) -> ShownValue {
    if value.isSensitive { return .masked }
    switch value.content {
    case .null: return .null
    case .boolean(let flag): return .boolean(flag)
    case .number(let number): return hides(number.literal) ? .masked : .number(number.literal)
    case .string(let text): return show(text: text)
    case .sequence(let sequence): return .sequence(sequence.elements.map(show))
    case .mapping(let mapping):
      return .mapping(mapping.entries.map { ShownValue.Member($0.key, show($0.value)) })
    case .unknown: return .unknown
    case .notShown: return .notShown
    }
  }

  /// What is seen of a text of the plan.
  package func show(text: String) -> ShownValue {
    if hides(text) { return .masked }
    let count = text.utf8.count
    if count <= Disclosure.longestText { return .text(text) }
    return .cut(bytes: count, start: text.start(bytes: Disclosure.startOfCutText))
  }
}

// MARK: - Sentences and commands

extension Disclosure {
  /// What is seen of a sentence.
  package func show(_ phrase: Phrase) -> ShownPhrase {
    ShownPhrase(phrase.pieces.map(show))
  }

  private func show(_ piece: Phrase.Piece) -> ShownPhrase.Piece {
    switch piece {
    case .words(let text): .words(text)
    case .code(let text): hides(text) ? .value(.masked) : .code(text)
    case .quoted(let text): .quoted(withoutSecretLines(text))
    case .address(let address): .address(address)
    case .path(let path): .path(path)
    case .value(let value): .value(show(value))
    case .command(let command): .command(show(command))
    }
  }

  /// What is seen of a command: values as quoted words, placeholders for what is hidden, not known or no word.
  ///
  /// The placeholder is quoted too: bare, a shell would take `<NAME>` for a file to read from. A text with control
  /// or invisible characters becomes a placeholder as well: nobody can check such a word before running it.
  package func show(_ command: Command) -> ShownCommand {
    ShownCommand(
      command.pieces.map { piece in
        switch piece {
        case .shell(let text): .shell(text)
        case .value(let value, let placeholder): .word(ShellWord.quote(word(of: value) ?? "<\(placeholder)>"))
        }
      })
  }

  private func word(of value: Value) -> String? {
    switch show(value) {
    case .text(let text): text.unicodeScalars.allSatisfy { !$0.isInvisible } ? text : nil
    case .number(let literal): literal
    case .boolean(let flag): flag ? "true" : "false"
    case .null, .cut, .sequence, .mapping, .masked, .unknown, .notShown: nil
    }
  }
}

// MARK: - Prose

extension Disclosure {
  /// The text with each line that a sensitive text touches replaced by `(sensitive)`.
  package func withoutSecretLines(_ text: String) -> String {
    guard hides(text) else { return text }
    let bytes = Array(text.utf8)
    let touched = matcher.ranges(in: bytes)
    var lines: [ArraySlice<UInt8>] = []
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      let isTouched = touched.contains { $0.lowerBound < line.endIndex && line.startIndex < $0.upperBound }
      let isHidden = isTouched || hides(String(decoding: line, as: UTF8.self))
      lines.append(isHidden ? ShownValue.masked.inlineText.utf8.map { $0 }[...] : line)
    }
    let rest = String(decoding: Array(lines.joined(separator: [0x0A])), as: UTF8.self)
    // What is spread over lines that are harmless alone, as wrapped base64 is, hides all of them.
    return hides(rest) ? ShownValue.masked.inlineText : rest
  }
}

extension String {
  /// The longest start of whole scalars that has at most so many bytes of UTF-8.
  func start(bytes limit: Int) -> String {
    guard utf8.count > limit else { return self }
    var end = utf8.index(startIndex, offsetBy: limit)
    while end.samePosition(in: unicodeScalars) == nil { end = utf8.index(before: end) }
    return String(self[..<end])
  }
}

extension Unicode.Scalar {
  /// Whether a reader can't see it for what it is: controls, formatting and bidirectional characters, separators other
  /// than the space, what is unassigned or private.
  var isInvisible: Bool {
    if value < 0x7F { return value < 0x20 }
    return switch properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator, .spaceSeparator:
      true
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
      .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber, .connectorPunctuation,
      .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation, .finalPunctuation,
      .otherPunctuation, .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol:
      // Letters and marks that show nothing: the Hangul fillers, the Khmer inherent vowels, variation selectors.
      properties.isDefaultIgnorableCodePoint
    @unknown default: true
    }
  }
}
