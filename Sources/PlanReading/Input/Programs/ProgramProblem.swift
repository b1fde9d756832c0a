import PlanModel
import PlanPlatform

/// Why an input that another program has to read first could not be read.
enum ProgramProblem: Error {
  /// There is no `gzip`.
  case noUnpacker
  case notUnpacked(ProgramFailure)
  /// There is no engine of that choice.
  case noEngine(EngineChoice)
  case notShown(ProgramFailure, in: InitialisedFolder)
}

extension ProgramProblem {
  /// What is said of the input.
  func diagnostic(of file: String) -> Diagnostic {
    var diagnostic = Diagnostic(severity: .error, code: code, summary: "\(InputName(file).phrase) \(what).")
    diagnostic.detail = failure.flatMap { Self.detail(of: $0.message) }
    diagnostic.remedy = remedy(file)
    diagnostic.place.file = file
    return diagnostic
  }

  private var code: String {
    switch self {
    case .noUnpacker, .notUnpacked: "compressed-input"
    case .noEngine, .notShown: "binary-plan"
    }
  }

  private var failure: ProgramFailure? {
    switch self {
    case .noUnpacker, .noEngine: nil
    case .notUnpacked(let failure), .notShown(let failure, _): failure
    }
  }

  private var what: Phrase {
    switch self {
    case .noUnpacker: "is compressed, and the program \(code: "gzip") that unpacks it is not on \(code: "PATH")"
    case .notUnpacked(let failure): "is compressed, and can't be unpacked: \(code: "gzip -dc") \(failure.exit.phrase)"
    case .noEngine(.none): "is a binary plan; planlint reads its JSON"
    case .noEngine(.program(let name)):
      "is a binary plan, and the program \(code: name) that should show it is not there"
    case .noEngine(.automatic):
      if let name = EngineSearch.namedByEnvironment {
        "is a binary plan, and the program \(code: name) that \(code: "TG_TF_PATH") names is not there"
      } else {
        "is a binary plan, and neither \(code: "tofu") nor \(code: "terraform") is on \(code: "PATH") to show it"
      }
    case .notShown(let failure, _):
      "is a binary plan that \(code: failure.program.name + " show -json") can't show: it \(failure.exit.phrase)"
    }
  }

  private func remedy(_ file: String) -> Phrase? {
    switch self {
    case .noUnpacker: "Install it, or hand planlint what it unpacks to."
    case .notUnpacked: "See whether the file is whole, and copy it again."
    case .noEngine:
      "Convert it where it was made: \(Self.conversion(of: file)), or name the program with \(code: "--engine")."
    case .notShown(_, let folder):
      if folder.isInitialised {
        """
        Only the version that made it can show it. Name that program with \(code: "--engine"), or convert the plan where \
        it was made: \(Self.conversion(of: file))
        """
      } else {
        """
        It is shown in the folder that it was made in, by the version that made it, after \(code: "init"). Keep it there, \
        name the program with \(code: "--engine"), or convert the plan: \(Self.conversion(of: file))
        """
      }
    }
  }

  private static func conversion(of file: String) -> Command { Refusal.conversion(of: file, by: .opentofu) }

  /// The error among what a program said, without the warnings before it.
  private static func detail(of message: String) -> Phrase? {
    let lines = message.split(whereSeparator: \.isNewline).map(String.init)
    let error = lines.firstIndex { $0.utf8.starts(with: "Error: ".utf8) } ?? 0
    let said = lines[error...].joined(separator: "\n")
    return said.isEmpty ? nil : "\(quoted: said)"
  }
}

extension ProgramExit {
  /// How it ended, as the rest of a sentence.
  fileprivate var phrase: Phrase {
    switch self {
    case .code(let code): "ended with exit code \(Int(code))"
    case .signal(let number): "was ended by signal \(Int(number))"
    }
  }
}
