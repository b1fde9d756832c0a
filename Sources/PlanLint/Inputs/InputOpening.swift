import PlanModel
import PlanPlatform
import PlanReading

extension PlanInput {
  /// What the input holds; one that can't be opened holds a plan that says so.
  func contents(by reader: PlanReader) -> InputContents {
    do {
      return reader.contents(of: try open(), named: name)
    } catch {
      return .plans([Plan(unreadable: error.diagnostic(naming: self), named: name)])
    }
  }

  private func open() throws(SystemError) -> InputSource {
    switch origin {
    case .memory(let bytes, _):
      return InputSource(bytes: bytes)
    case .file(let path):
      return InputSource(path: path, reading: try InputFile.open(path))
    case .standardInput:
      return InputSource(reading: try InputFile.standardInput())
    }
  }
}

extension InputSource {
  fileprivate init(path: String? = nil, reading file: InputFile) {
    self.init(path: path, reading: { buffer in try file.read(into: &buffer) })
  }
}

extension Plan {
  /// The plan of an input that can't be read at all.
  init(unreadable diagnostic: Diagnostic, named name: String) {
    self.init(source: Source(kind: .json, file: name))
    shortcomings = [.unreadable(diagnostic)]
  }
}

extension SystemError {
  fileprivate func diagnostic(naming input: PlanInput) -> Diagnostic {
    var diagnostic = Diagnostic(severity: .error, summary: summary(naming: input))
    diagnostic.place = Diagnostic.Place(file: input.name)
    diagnostic.remedy = remedy(input)
    return diagnostic
  }

  private func summary(naming input: PlanInput) -> Phrase {
    switch (reason, input.origin) {
    case (.missing, _), (.notADirectory, _): "There is no file \(code: input.name)."
    case (.isADirectory, _): "\(code: input.name) is a folder, not a plan."
    case (.closed, .standardInput): "Standard input is closed."
    case (.notPermitted, _), (.closed, _), (.readerIsGone, _), (.other, _):
      "\(code: input.name) can't be read: \(quoted: message)."
    }
  }

  private func remedy(_ input: PlanInput) -> Phrase? {
    switch reason {
    case .missing, .notADirectory:
      "Write the plan first: \(code: "tofu plan -out=tfplan && tofu show -json tfplan > tfplan.json")"
    case .isADirectory: "No file in it holds a plan; \(code: "planlint inputs") says what each is taken for."
    case .notPermitted, .closed, .readerIsGone, .other: nil
    }
  }
}
