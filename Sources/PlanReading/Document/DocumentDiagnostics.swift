import PlanJSON
import PlanModel

/// What is said of a document as a whole.
extension DocumentReader {
  private var subject: Phrase { InputName(file).phrase }

  // MARK: Broken documents

  /// Says where the document breaks off or is no JSON.
  func diagnostic(of error: JSONError, _ start: DocumentStart) -> Diagnostic {
    let byte = error.byte + start.skippedBytes
    var diagnostic =
      error.isTruncation
      ? Diagnostic(severity: .error, code: "cut-input", summary: "\(subject) ends \(place(of: error, byte)).")
      : Diagnostic(severity: .error, code: "invalid-json", summary: summary(of: error, byte))
    diagnostic.address = cutAddress
    diagnostic.place.file = file
    diagnostic.place.byte = byte
    if error.isTruncation {
      diagnostic.detail = "A plan that was cut is not judged."
      diagnostic.remedy = "Write it again, and look at what stopped the command that wrote it."
    } else if isOfTrailingText(error) {
      diagnostic.remedy = """
        Write the JSON alone into a file. The wrapper of the \(code: "setup-terraform") action adds lines of its own: \
        set its \(code: "terraform_wrapper") to \(code: "false").
        """
    }
    return diagnostic
  }

  private func isOfTrailingText(_ error: JSONError) -> Bool {
    if case .expected(.endOfDocument, found: _) = error.problem { true } else { false }
  }

  private func place(of error: JSONError, _ byte: Int) -> Phrase {
    let count: Phrase = "byte \(words: String(byte))"
    if error.path.steps.isEmpty { return "before its document does (\(count))" }
    guard let address = cutAddress else { return "inside \(error.path) (\(count))" }
    return "inside \(error.path) (\(count), address \(address))"
  }

  private func summary(of error: JSONError, _ byte: Int) -> Phrase {
    let place: Phrase =
      error.path.steps.isEmpty ? "byte \(words: String(byte))" : "\(error.path) (byte \(words: String(byte)))"
    return switch error.problem {
    case .expected(.endOfDocument, found: _): "\(subject) goes on behind the end of its JSON document, at \(place)."
    case .expected(let expected, found: _):
      "\(subject) is not valid JSON: \(words: expected.text) was expected at \(place)."
    case .tooDeep(let limit): "\(subject) has more than \(limit) objects and lists inside each other at \(place)."
    case .valueTooLarge(let limit): "\(subject) has an entry of more than \(limit) bytes at \(place)."
    case .refused(let reason): "\(subject) is not accepted: \(quoted: reason), at \(place)."
    case .duplicateKey(let key): "\(subject) has the key \(code: key) twice in one object at \(place)."
    }
  }

  /// The address of the entry that the input ends in, if it comes before the end.
  private var cutAddress: ResourceAddress? {
    guard let cutEntry else { return nil }
    var address: String?
    _ = try? JSONScanner.scan(MemorySource(cutEntry)) { entry in
      try entry.forEachMember { key, value in
        if key == "address" { address = try value.readFragment().string }
      }
    }
    return address.flatMap { try? ResourceAddress(parsing: $0) }
  }

  // MARK: Versions

  /// Why the document can't be read by its version.
  var versionDiagnostic: Diagnostic? {
    let summary: Phrase
    switch header.versionVerdict {
    case .supported, .newer: return nil
    case .missing:
      summary = "\(subject) looks like a plan, but has no \(code: "format_version"), so what it means can't be told."
    case .notAString: summary = "\(subject) has a \(code: "format_version") that is not a string."
    case .noVersion(let text):
      summary = "\(subject) has the \(code: "format_version") \(quoted: text), which is no version."
    case .unsupported(let text):
      summary = """
        \(subject) has the \(code: "format_version") \(quoted: text); this version of planlint reads 0.1 to 1.x.
        """
    }
    var diagnostic = Diagnostic(severity: .error, code: "unsupported-format-version", summary: summary)
    diagnostic.place.file = file
    return diagnostic
  }

  func newerVersionNote(_ version: String) -> Diagnostic {
    Diagnostic(
      severity: .note, code: "newer-format-version",
      summary: """
        The plan's \(code: "format_version") is \(quoted: version), newer than the 1.2 that this version knows; minor \
        versions only add to the format.
        """)
  }

  // MARK: Notes

  /// What was passed over before the document.
  func startNote(_ start: DocumentStart) -> Diagnostic? {
    guard start.skippedLines > 0 else { return nil }
    let lines: Phrase = start.skippedLines == 1 ? "1 line" : "\(start.skippedLines) lines"
    var note = Diagnostic(
      severity: .note, code: "skipped-text", summary: "\(subject) has \(lines) before its JSON; they were skipped.")
    note.place.file = file
    note.place.byte = start.skippedBytes
    return note
  }

  var missingMasksNote: Diagnostic {
    Diagnostic(
      severity: .note, code: "no-sensitivity-marks",
      summary: """
        The plan does not say which values are sensitive, as plans of Terraform before 0.15 don't: nothing but sensitive \
        outputs and variables can be masked.
        """)
  }
}
