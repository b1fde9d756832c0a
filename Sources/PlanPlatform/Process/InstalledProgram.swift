/// A program that the user has.
package struct InstalledProgram: Sendable, Hashable {
  /// Its absolute path; links are kept, as some programs go by the name that they are called by.
  package let path: String

  /// Looks for a program as a shell does; nil where there is none that may be run.
  ///
  /// The working directory is searched only where `PATH` names it by its path: what lies beside a plan is not run by
  /// accident.
  ///
  /// - Parameter name: A name, looked for on `PATH`, or a path, where there is a slash in it.
  package init?(named name: String) {
    if name.isEmpty { return nil }
    if name.utf8.contains(UInt8(ascii: "/")) {
      self.init(at: name)
    } else {
      let folders = (Environment["PATH"] ?? "").split(separator: ":")
      guard let program = folders.lazy.compactMap({ InstalledProgram(at: "\($0)/\(name)") }).first else { return nil }
      self = program
    }
  }

  private init?(at path: String) {
    guard let status = try? FileStatus(of: path), status.kind == .regular, SystemCalls.isExecutable(path) else {
      return nil
    }
    if path.utf8.first == UInt8(ascii: "/") {
      self.path = path
    } else {
      guard let folder = try? Folder.current() else { return nil }
      self.path = folder + "/" + path
    }
  }

  /// The name that it is called by, without its folder.
  package var name: String { path.split(separator: "/").last.map(String.init) ?? path }
}

/// How a program ended.
package enum ProgramExit: Sendable, Hashable {
  case code(Int32)
  /// A signal ended it.
  case signal(Int32)
}

/// A program that ran, and did not do what it was asked for.
package struct ProgramFailure: Error, Sendable, Hashable {
  /// The program.
  package let program: InstalledProgram
  /// How it ended.
  package let exit: ProgramExit
  /// The beginning of what it wrote to standard error.
  package let message: String

  /// Says how a program failed.
  package init(program: InstalledProgram, exit: ProgramExit, message: String) {
    self.program = program
    self.exit = exit
    self.message = message
  }
}
