import PlanJSON
import PlanPlatform

/// A plan file as `plan -out` writes it, which only its engine can read.
struct BinaryPlan {
  /// The file, which an engine opens itself.
  let path: String
  /// The file where it is no file of the user's: it has to stay until the engine has read it.
  private let copy: TemporaryFile?

  /// The plan in a file.
  init(path: String) {
    self.path = path
    copy = nil
  }

  /// The plan that a source holds, in a file of its own until it is read.
  ///
  /// - Throws: What the source throws; `SystemError` where there is no place for the file.
  init(_ source: any ByteSource) throws {
    var source = source
    let copy = try TemporaryFile { writer in
      while true {
        let chunk = try source.nextChunk()
        if chunk.isEmpty { return }
        writer.write(chunk)
      }
    }
    self.copy = copy
    path = copy.path
  }

  /// What the engine's `show -json` prints of it.
  ///
  /// Where several engines come into question, one after the other is tried: each refuses the plans of the others.
  ///
  /// - Throws: `ProgramProblem` where there is no engine, or none that can read it.
  func shown(by choice: EngineChoice) throws -> any ByteSource {
    let folder = InitialisedFolder(ofPlan: path)
    var firstFailure: ProgramFailure?
    for engine in try EngineSearch(choice, in: folder).engines {
      do throws(ProgramFailure) {
        return try shown(by: engine, in: folder)
      } catch {
        firstFailure = firstFailure ?? error
      }
    }
    throw firstFailure.map { ProgramProblem.notShown($0, in: folder) } ?? .noEngine(choice)
  }

  private func shown(by engine: InstalledProgram, in folder: InitialisedFolder) throws(ProgramFailure) -> any ByteSource
  {
    do {
      let absolute = try Folder.realPath(path)
      let child = try ChildProcess(engine, ["show", "-no-color", "-json", absolute], in: folder.path)
      // An engine that can't read the plan prints nothing: only then is it known that this is the right one.
      var output: any ByteSource = FunctionSource { try child.read(into: &$0) }
      let beginning = try output.nextChunk()
      return PrefixedSource(prefix: beginning, rest: CopyKeeper(source: output, copy: copy))
    } catch let failure as ProgramFailure {
      throw failure
    } catch {
      let words = (error as? SystemError)?.message ?? "\(type(of: error))"
      throw ProgramFailure(program: engine, exit: .code(127), message: words)
    }
  }
}

/// A source that keeps the file it comes from.
private struct CopyKeeper: ByteSource {
  var source: any ByteSource
  let copy: TemporaryFile?

  mutating func read(into buffer: inout MutableRawSpan) throws -> Int { try source.read(into: &buffer) }
}
