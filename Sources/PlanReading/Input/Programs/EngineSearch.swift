import PlanPlatform

/// Which engines may show a plan, the likeliest first.
struct EngineSearch {
  /// The programs, each once.
  let engines: [InstalledProgram]

  /// Looks for the engines that a choice comes down to.
  ///
  /// - Throws: `ProgramProblem.noEngine` where there is none.
  init(_ choice: EngineChoice, in folder: InitialisedFolder) throws(ProgramProblem) {
    switch choice {
    case .program(let name): engines = [InstalledProgram(named: name)].compactMap { $0 }
    case .none: engines = []
    case .automatic:
      if let name = EngineSearch.namedByEnvironment {
        engines = [InstalledProgram(named: name)].compactMap { $0 }
      } else {
        let names = [folder.suggestedEngine, "tofu", "terraform"].compactMap { $0 }
        engines = names.enumerated().filter { names.firstIndex(of: $1) == $0 }
          .compactMap { InstalledProgram(named: $1) }
      }
    }
    if engines.isEmpty { throw .noEngine(choice) }
  }

  /// The program that Terragrunt's own variables name, the newer variable first.
  static var namedByEnvironment: String? {
    ["TG_TF_PATH", "TERRAGRUNT_TFPATH"].lazy.compactMap { Environment[$0] }.first { !$0.isEmpty }
  }
}
